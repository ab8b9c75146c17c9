"""The Xinjiang page's answer: how much of China's trade with a partner is Xinjiang's. Pure: no database, no page.

It is written from the figures that headline lines end with: the newest whole year, the newest part of one where no year
is near, else that nothing is published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.sections.counts.cards import source_sentence
from dashboard.screens.xinjiang.stated_periods import is_year
from dashboard.screens.xinjiang.view import OF_CHINA, Share
from dashboard.subjects.prices.rates import Converted, StatedRate, in_dollars
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import TradePoint, newest_points
from etl.vocabulary.prices import Currency
from etl.vocabulary.trade import Direction, Side


@dataclass(frozen=True)
class Turnover:
    """A turnover as it is told: in dollars by a ``conversion``, or as it was counted."""

    point: TradePoint
    conversion: Converted | None = None

    @property
    def in_words(self) -> str:
        """The amount with its unit; one that was converted is about as much."""
        if self.conversion is None:
            return formats.amount(self.point.value, self.point.unit)
        return _("about {amount}").format(amount=formats.amount(self.conversion.value_usd, Currency.USD))

    @property
    def period(self) -> str:
        """Its period in words."""
        return formats.period(self.point.period.start, self.point.period.end)


@dataclass(frozen=True)
class Answer:
    """The newest turnover that Xinjiang's side counts with a partner, its share in China's, and the partner's count.

    Each is None where no such figure is held. ``partner_count`` is of a whole year, no older than ``turnover``.
    """

    turnover: Turnover | None
    share: Share | None = None
    partner_count: Turnover | None = None


def find_answer(
    points: Sequence[TradePoint],
    lines: Iterable[HeadlineLine],
    shares: Iterable[Share],
    rates: Sequence[StatedRate],
    partner: str,
) -> Answer:
    """The answer from points of both sides in all goods, their headline lines, and the shares that are known."""
    told = [one for one in newest_points(points, lines) if one.direction == Direction.TURNOVER]
    turnover = newest_of([one for one in told if one.side == Side.HOME], rates)
    other = newest_of([one for one in told if one.side == Side.PARTNER and is_year(one.period)], rates)
    if turnover is None:
        return Answer(None, partner_count=other)
    is_older = other and is_year(turnover.point.period) and other.point.period.end < turnover.point.period.end
    return Answer(turnover, _share_of(turnover, shares, partner), None if is_older else other)


def newest_of(points: Iterable[TradePoint], rates: Sequence[StatedRate]) -> Turnover | None:
    """The newest point in dollars, as counted or by the mean rate of its period, or as it is where no rate is held.

    A whole year goes before parts of the year after it, a count in dollars before one in yuan. None of no points.
    """
    newest = max(points, key=_newness, default=None)
    if newest is None or newest.unit == Currency.USD:
        return Turnover(newest) if newest else None
    return Turnover(newest, in_dollars(newest.value, newest.unit, newest.period.start, newest.period.end, rates))


def _newness(point: TradePoint) -> tuple[int, bool, date, str]:
    is_whole = is_year(point.period)
    return point.period.end.year + is_whole, is_whole, point.period.end, point.unit


def _share_of(turnover: Turnover, shares: Iterable[Share], partner: str) -> Share | None:
    """Xinjiang's share in China's trade with the partner in the same period, computed before stated."""
    meant = (OF_CHINA, partner, turnover.point.period)
    same = [share for share in shares if (share.kind, share.partner_code, share.period) == meant]
    return min((share for share in same if share.value is not None), key=lambda one: not one.is_computed, default=None)


def answer_sentence(answer: Answer, world: Turnover | None, sides: HomeAndPartner) -> str:
    """The answer in up to three sentences; the trade with the ``world`` where none with the partner is known."""
    return formats.sentences(
        _turnover_sentence(answer, sides),
        _partner_sentence(answer.partner_count, sides),
        _world_sentence(world) if world and not answer.turnover else "",
    )


def _turnover_sentence(answer: Answer, sides: HomeAndPartner) -> str:
    partner, turnover = sides.names.area(sides.partner), answer.turnover
    if turnover is None:
        return _("How much Xinjiang trades with {partner} is published in no figure held here.").format(partner=partner)
    share = formats.percent(answer.share.value) if answer.share else ""
    if not is_year(turnover.point.period):
        sentence = _("Of no recent year is Xinjiang's trade with {partner} published; in {period} it came to {amount}.")
    elif share:
        sentence = _(
            "In {period} Xinjiang's trade with {partner} came to {amount}, {share} of all China's trade with {partner}."
        )
    else:
        sentence = _("In {period} Xinjiang's trade with {partner} came to {amount}.")
    return sentence.format(partner=partner, period=turnover.period, amount=turnover.in_words, share=share)


def _partner_sentence(count: Turnover | None, sides: HomeAndPartner) -> str:
    if count is None:
        return ""
    return _("{partner} counted {amount} in {period}.").format(
        partner=sides.names.area(sides.partner), amount=count.in_words, period=count.period
    )


def _world_sentence(world: Turnover) -> str:
    return _("With all partners together it was {amount} in {period}.").format(
        amount=world.in_words, period=world.period
    )


def answer_notes(answer: Answer, sides: HomeAndPartner) -> tuple[str, ...]:
    """Whose the numbers of the answer are and how they came about, each as Markdown."""
    counts = [count for count in (answer.turnover, answer.partner_count) if count]
    return (*(_whose(count, sides) for count in counts), *_share_basis(answer.share, sides))


def _whose(count: Turnover, sides: HomeAndPartner) -> str:
    told = _("{amount} in {period}. {source}").format(
        amount=count.in_words, period=count.period, source=source_sentence(count.point, sides.names)
    )
    if count.conversion is None:
        return told
    stated = formats.amount(count.point.value, count.point.unit)
    converted = _("It was stated as {amount} and is converted by the mean rate of its period.").format(amount=stated)
    return formats.sentences(told, converted)


def _share_basis(share: Share | None, sides: HomeAndPartner) -> tuple[str, ...]:
    if share is None:
        return ()
    if share.is_computed:
        return (_("The share in the heading is computed from two figures of China's customs."),)
    stated = _("The share in the heading is that which {office} states.")
    return (stated.format(office=sides.names.office(share.counted_by)),)
