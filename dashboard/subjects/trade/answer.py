"""Each side's newest count of a trade and how far apart they are, in a sentence.

Pure: no database, no page.
"""

from collections.abc import Iterable, Sequence

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.trade.headline import HeadlinePair
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import Change, TradePoint
from etl.vocabulary.trade import Direction, Side


def answer_sentence(newest: Sequence[TradePoint], pairs: Iterable[HeadlinePair], sides: HomeAndPartner) -> str:
    """Turnover by both counts, the change on the year, and the gap.

    Takes what each side tells first and the headline pairs of the same goods. What a side did not count is said.
    """
    own, other = _turnover(newest, Side.HOME), _turnover(newest, Side.PARTNER)
    if own is None:
        return _alone(other, Side.HOME, sides)
    if other is None:
        return _alone(own, Side.PARTNER, sides)
    gap = _gap(own, other, pairs)
    if gap is not None:
        return _("{count}; {other} counted {amount}. The two counts are {gap} apart.").format(
            count=_count(own, sides),
            other=sides.name(Side.PARTNER),
            amount=_amount(other),
            gap=formats.amount(gap, own.unit),
        )
    return _("{count}. The newest count of {other} is of {period}: {amount}.").format(
        count=_count(own, sides), other=sides.name(Side.PARTNER), period=_period(other), amount=_amount(other)
    )


def _alone(counted: TradePoint | None, silent: Side, sides: HomeAndPartner) -> str:
    """The count of one side, and that the other has none."""
    if counted is None:
        return _("No count of the trade between {home} and {partner} is in the record.").format(**_areas(sides))
    if silent == Side.PARTNER and sides.is_group:
        why = _("A group of countries keeps no count of its own.")
    else:
        why = _("No count by {area} is in the record.").format(area=sides.name(silent))
    return formats.sentences(_("{count}.").format(count=_count(counted, sides)), why)


def _count(point: TradePoint, sides: HomeAndPartner) -> str:
    """``In 2025 China counted 48.7 bn USD of trade with Kazakhstan, 11 % more than in 2024``."""
    is_region = sides.home != sides.home_country
    text = (
        _("In {period} {counter} counted {amount} of trade between {home} and {partner}")
        if is_region or point.side == Side.PARTNER
        else _("In {period} {counter} counted {amount} of trade with {partner}")
    )
    told = text.format(period=_period(point), counter=sides.name(point.side), amount=_amount(point), **_areas(sides))
    change = _change(point.change, point.period.start.year - 1)
    return _("{count}, {change}").format(count=told, change=change) if change else told


def _areas(sides: HomeAndPartner) -> dict[str, str]:
    return {"home": sides.names.area(sides.home), "partner": sides.names.area(sides.partner)}


def _turnover(newest: Iterable[TradePoint], side: Side) -> TradePoint | None:
    """A side's turnover, in dollars where it is told in them."""
    told = [point for point in newest if (point.side, point.direction) == (side, Direction.TURNOVER)]
    known = [point for point in told if point.value is not None]
    return min(known, key=lambda point: point.unit != "USD", default=None)


def _gap(own: TradePoint, other: TradePoint, pairs: Iterable[HeadlinePair]) -> float | None:
    """How far the two are apart, where they are the pair of one year that the build set side by side."""
    pair = _turnover_pair(pairs, own.unit)
    days = {(point.period.start, point.period.end) for point in (own, other)}
    if pair is None or pair.gap is None or days != {(pair.period_start, pair.period_end)}:
        return None
    return abs(pair.gap)


def _turnover_pair(pairs: Iterable[HeadlinePair], unit: str = "USD") -> HeadlinePair | None:
    return next((one for one in pairs if (one.direction, one.unit) == (Direction.TURNOVER, unit)), None)


def earlier_gap(newest: Sequence[TradePoint], pairs: Sequence[HeadlinePair], sides: HomeAndPartner) -> str:
    """The gap of the newest year that both counted, where the sentence of ``answer_sentence`` tells of other years."""
    own, other, pair = _turnover(newest, Side.HOME), _turnover(newest, Side.PARTNER), _turnover_pair(pairs)
    is_told = own is not None and other is not None and _gap(own, other, pairs) is not None
    if is_told or pair is None or pair.gap is None:
        return ""
    return _("For {year} {home} counted {home_amount}, {partner} {partner_amount}: {gap} apart.").format(
        year=pair.period_start.year,
        home=sides.name(Side.HOME),
        home_amount=formats.amount(pair.home.value, pair.unit),
        partner=sides.name(Side.PARTNER),
        partner_amount=formats.amount(pair.partner.value, pair.unit),
        gap=formats.amount(abs(pair.gap), pair.unit),
    )


def _change(change: Change | None, before: int) -> str:
    if change is None:
        return ""
    pct = formats.percent(abs(change.pct), 0 if abs(change.pct) >= 1 else 1)
    text = _("{pct} more than in {year}") if change.pct >= 0 else _("{pct} less than in {year}")
    return text.format(pct=pct, year=before)


def _amount(point: TradePoint) -> str:
    return formats.bounded(formats.amount(point.value, point.unit), is_at_least=point.is_at_least)


def _period(point: TradePoint) -> str:
    return formats.period(point.period.start, point.period.end)


def detail_line(newer: Iterable[TradePoint], sides: HomeAndPartner) -> str:
    """What is meant by trade, and what is newer than the newest whole year of each side."""
    parts = [
        _("{area} {period}: {amount}").format(area=sides.name(point.side), period=_period(point), amount=_amount(point))
        for point in newer
        if point.direction == Direction.TURNOVER
    ]
    told = [_("Both directions, all goods, as each side counts.")]
    if parts:
        told.append(_("Newer, for part of a year: {parts}.").format(parts=_("; ").join(parts)))
    return formats.sentences(*told)
