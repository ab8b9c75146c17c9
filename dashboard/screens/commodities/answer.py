"""What the Commodities page opens with: the newest year of the goods by each side's count, in a sentence.

Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.commodities.choices import CHINA
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.screens.commodities.prices import comparable_parts
from dashboard.screens.commodities.texts import UNITS, TradedGoods
from dashboard.subjects.trade.change_words import points_in_words
from dashboard.subjects.trade.figures import StatedFigure
from dashboard.subjects.trade.measures import gap_between
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow

MOST_CHANGE = 500  # per cent: beyond it the year before was next to nothing
MOST_COUNTRIES = 3


@dataclass(frozen=True)
class Counted:
    """What one side counts of the goods in its newest year, and the year before in the same series, where it is known.

    ``measure`` is the value, or the weight where no value is known.
    """

    point: GoodsPoint
    before: GoodsPoint | None
    measure: str

    @property
    def amount(self) -> float:
        """How much, in the measure's unit."""
        return self.point.measured(self.measure) or 0.0

    @property
    def change_pct(self) -> float | None:
        """The change on the year before, in per cent; None where that is not known or was next to nothing."""
        earlier = self.before.measured(self.measure) if self.before else None
        if not earlier or self.before is None or self.before.marks.is_at_least != self.point.marks.is_at_least:
            return None
        change = (self.amount / earlier - 1) * 100
        return change if abs(change) <= MOST_CHANGE else None


def counted(points: Sequence[GoodsPoint], measure: str = "value") -> Counted | None:
    """The newest year of a side's line in a measure; None where it has none. Takes years in the order of time."""
    if not points:
        return None
    newest = points[-1]
    before = [
        point for point in points[:-1] if point.series == newest.series and point.period.year_later() == newest.period
    ]
    return Counted(newest, next(iter(before), None), measure)


def newest_count(by_measure: Mapping[str, Sequence[GoodsPoint]]) -> Counted | None:
    """What a side's line ends with: its value, or its weight where that reaches further or no value is known.

    A weight that is a lower bound only reaches no further.
    """
    found = [one for measure in ("value", "weight") if (one := counted(by_measure.get(measure, ()), measure))]
    whole = [one for one in found if one.measure == "value" or not one.point.marks.is_at_least]
    return max(whole or found, key=lambda one: (one.point.period.end, one.measure == "value"), default=None)


def answer_sentence(home: Counted | None, other: Counted | None, traded: TradedGoods) -> str:
    """The newest count, its change on the year with price and tonnes, and what the other side counts.

    The count that reaches further comes first; of two of one year a whole one before a lower bound, then China's.
    """
    told = sorted((one for one in (home, other) if one), key=_freshest_first)
    if not told:
        return _("{goods}, {way}: no count is in the record.").format(goods=traded.goods, way=traded.way)
    first = told[0]
    if len(told) == 1:
        return formats.sentences(_("{count}.").format(count=_count(first, traded)), _silent(home is None, traded))
    second = told[1]
    if second.point.period == first.point.period and second.measure == first.measure:
        return _("{count}; {other} counted {amount}.").format(
            count=_count(first, traded), other=_whose(second, traded), amount=_amount(second)
        ) + _apart(first, second)
    return _("{count}. The newest count of {other} is of {period}: {amount}.").format(
        count=_count(first, traded), other=_whose(second, traded), period=_period(second.point), amount=_amount(second)
    )


def _freshest_first(one: Counted) -> tuple[int, bool, bool, float]:
    """Of two lower bounds of one year the larger comes first: it is the one nearer to the whole."""
    is_bound = one.point.marks.is_at_least
    return -one.point.period.end.toordinal(), one.measure != "value", is_bound, -one.amount if is_bound else 0.0


def _silent(is_home: bool, traded: TradedGoods) -> str:
    area = traded.names.area(traded.scope.whose if is_home else traded.scope.partner)
    return _("No count by {area} is in the record.").format(area=area)


def _apart(first: Counted, second: Counted) -> str:
    """How far two whole counts of one year are apart; a lower bound has no gap."""
    if first.point.marks.is_at_least or second.point.marks.is_at_least:
        return ""
    gap = gap_between(first.amount, second.amount).value
    return (
        ""
        if gap is None
        else " " + _("The two counts are {gap} apart.").format(gap=formats.amount(abs(gap), UNITS[first.measure]))
    )


def _count(one: Counted, traded: TradedGoods) -> str:
    """``Grain: in 2024 China bought 261 m USD from Kazakhstan by China's count, 22 % less than in 2023``."""
    text = (
        _("{goods}: in {period} China bought {amount} from {partner} by {counter}'s count")
        if traded.scope.flow == Flow.IMPORT
        else _("{goods}: in {period} China sold {amount} to {partner} by {counter}'s count")
    )
    told = text.format(
        goods=traded.goods,
        period=_period(one.point),
        amount=_amount(one),
        partner=traded.partner_name,
        counter=_whose(one, traded),
    )
    change = _change(one)
    return _("{count}, {change}").format(count=told, change=change) if change else told


def _change(one: Counted) -> str:
    """``22 % less than in 2023: 9 points price, 13 points tonnes``; empty where it is not known."""
    if one.change_pct is None or one.before is None:
        return ""
    pct = formats.percent(abs(one.change_pct), 0 if abs(one.change_pct) >= 1 else 1)
    text = _("{pct} more than in {year}") if one.change_pct >= 0 else _("{pct} less than in {year}")
    told = text.format(pct=pct, year=one.before.period.end.year)
    parts = comparable_parts(one.before, one.point) if one.measure == "value" else None
    return _("{change} ({parts})").format(change=told, parts=points_in_words(parts)) if parts else told


def _amount(one: Counted) -> str:
    return formats.bounded(formats.amount(one.amount, UNITS[one.measure]), is_at_least=one.point.marks.is_at_least)


def _whose(one: Counted, traded: TradedGoods) -> str:
    return traded.names.area(one.point.line.reporter_code)


def _period(point: GoodsPoint) -> str:
    return formats.period(point.period.start, point.period.end)


def countries_sentence(counts: Iterable[Counted], traded: TradedGoods) -> str:
    """Of several countries those with most trade in the newest years, each by the count that reaches furthest.

    They are never summed.
    """
    first: dict[str, Counted] = {}
    for one in sorted(counts, key=_freshest_first):
        first.setdefault(_country(one), one)
    if not first:
        return answer_sentence(None, None, traded)
    last = max(one.point.period.end.year for one in first.values())
    told = sorted(first.values(), key=lambda one: (last - one.point.period.end.year > 1, one.measure, -one.amount))
    return _("{goods}, {way}: {countries}.").format(
        goods=traded.goods,
        way=traded.way,
        countries=_("; ").join(_of_country(one, traded) for one in told[:MOST_COUNTRIES]),
    )


def most_telling(one: Sequence[Counted], other: Sequence[Counted]) -> bool:
    """Whether the first side's counts of several countries tell more: later years first, then the larger amounts."""
    return _told_to(one) >= _told_to(other)


def _told_to(counts: Sequence[Counted]) -> tuple[int, float]:
    last = max((one.point.period.end.year for one in counts), default=0)
    return last, sum(one.amount for one in counts if one.measure == "value")


def _of_country(one: Counted, traded: TradedGoods) -> str:
    return _("{country} {amount} in {period} by {counter}'s count").format(
        country=traded.names.area(_country(one)),
        amount=_amount(one),
        period=_period(one.point),
        counter=_whose(one, traded),
    )


def _country(one: Counted) -> str:
    line = one.point.line
    return line.reporter_code if line.partner_code == CHINA else line.partner_code


def newer_line(figures: Iterable[StatedFigure], than: Iterable[Counted], traded: TradedGoods) -> str:
    """The newest figure of part of a year that ends after the years told; empty where there is none."""
    known_to = max((one.point.period.end for one in than), default=None)
    newer = [
        figure
        for figure in figures
        if figure.period.kind != PeriodKind.YEAR
        and figure.value is not None
        and (known_to is None or figure.period.end > known_to)
    ]
    newest = max(newer, key=lambda one: (one.period.end, one.unit == "USD", one.figure_code), default=None)
    if newest is None:
        return ""
    return _("Newer, for part of a year, as stated: {goods}, {period}: {amount} ({counter}).").format(
        goods=newest.subject,
        period=formats.period(newest.period.start, newest.period.end),
        amount=formats.amount(newest.value, newest.unit),
        counter=traded.names.office(newest.counted_by),
    )
