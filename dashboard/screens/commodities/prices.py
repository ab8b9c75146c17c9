"""The Commodities page's prices: each point's change parted into price and tonnes, and the nearest world price.

Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, tabulate
from dashboard.screens.commodities.points import GoodsLine, GoodsPoint
from dashboard.subjects.prices.world_prices import MonthPrice, QuotedGood, price_over
from dashboard.subjects.trade.change_parts import ChangeParts, Traded, part_change
from dashboard.subjects.trade.change_words import change_sentence


@dataclass(frozen=True)
class Quotation:
    """The quoted good nearest to what is traded, and its monthly prices."""

    good: QuotedGood
    prices: tuple[MonthPrice, ...]

    def usd_per_t(self, start: date, end: date) -> float | None:
        """The mean of a period in US dollars a tonne; None where a month is missing or it is not sold by weight."""
        mean = price_over(self.prices, start, end)
        return mean.usd_per_t if mean else None

    @property
    def source_code(self) -> str:
        """Whose prices they are."""
        return self.prices[0].source_code


@dataclass(frozen=True)
class PricedPoint:
    """A point of a line with its value a tonne, the nearest world price, and its change on the year in parts.

    Each is None where it is not known.
    """

    line_name: str
    source_code: str
    period_start: date
    period_end: date
    unit_value_usd_per_t: float | None
    world_usd_per_t: float | None
    quoted_title: str
    parts: ChangeParts | None


def priced_points(
    points: Sequence[GoodsPoint], names: Mapping[GoodsLine, str], quotations: Mapping[str, Quotation]
) -> list[PricedPoint]:
    """Every point of the lines, the newest first, each held against the same period a year before in its line.

    Takes the name of each line, and the quotation by commodity. A lower bound, and a
    year that is the sum of fewer than twelve months, are held against nothing.
    """
    comparable = {(point.line, *_months(point)): point for point in points if _is_comparable(point)}
    found = []
    for point in points:
        year, first, last = _months(point)
        earlier = comparable.get((point.line, year - 1, first, last))
        quotation = quotations.get(point.line.commodity_id)
        start, end = point.period.start, point.period.end
        found.append(
            PricedPoint(
                line_name=names[point.line],
                source_code=point.line.source_code,
                period_start=start,
                period_end=end,
                unit_value_usd_per_t=point.unit_value_usd_per_t,
                world_usd_per_t=quotation.usd_per_t(start, end) if quotation else None,
                quoted_title=quotation.good.title if quotation else "",
                parts=comparable_parts(earlier, point) if earlier else None,
            )
        )
    return sorted(found, key=lambda point: (point.period_end, point.period_start), reverse=True)


def comparable_parts(earlier: GoodsPoint, later: GoodsPoint) -> ChangeParts | None:
    """The change from one point to another in its parts; None where either is a lower bound or lacks months."""
    if not (_is_comparable(earlier) and _is_comparable(later)):
        return None
    return part_change(_traded(earlier), _traded(later))


def _months(point: GoodsPoint) -> tuple[int, int, int]:
    return point.period.start.year, point.period.start.month, point.period.end.month


def _is_comparable(point: GoodsPoint) -> bool:
    return point.has_every_month and not point.marks.is_at_least


def _traded(point: GoodsPoint) -> Traded:
    return Traded(point.value_usd, point.net_weight_t)


def newest_changes(points: Sequence[PricedPoint]) -> list[PricedPoint]:
    """Of each line the newest point of which a change is parted."""
    newest: dict[str, PricedPoint] = {}
    for point in points:
        if point.parts:
            newest.setdefault(point.line_name, point)
    return list(newest.values())


def change_in_words(point: PricedPoint) -> str:
    """``2022, on the year: down 61 %: ...`` with the line that tells it."""
    told = change_sentence(point.parts) if point.parts else ""
    return _("**{period}**, on the year: {change} ({line})").format(
        period=formats.period(point.period_start, point.period_end), change=told, line=point.line_name
    )


def world_points(points: Iterable[GoodsPoint], quotation: Quotation) -> list[GoodsPoint]:
    """The world price over the periods that the points have; a period of which a month is missing has none."""
    line = GoodsLine(quotation.source_code, "", "", quotation.good.price_good_code)
    periods = sorted({point.period for point in points}, key=lambda period: (period.end, period.start))
    prices = ((period, quotation.usd_per_t(period.start, period.end)) for period in periods)
    return [GoodsPoint(line, period, "", None, None, price) for period, price in prices if price is not None]


def to_prices_table(points: Sequence[PricedPoint]) -> ShownTable:
    """Value a tonne beside the nearest world price, and the change on the year in its parts, a row a point."""
    columns: tuple[ShownColumn[PricedPoint], ...] = (
        ShownColumn("period", _("Period"), lambda one: formats.period(one.period_start, one.period_end)),
        ShownColumn("line", _("Line"), lambda one: one.line_name),
        ShownColumn(
            "unit_value_usd_per_t",
            _("Value per tonne (US dollars)"),
            lambda one: one.unit_value_usd_per_t,
            NumberForm.WHOLE,
        ),
        ShownColumn(
            "nearest_price_usd_per_t",
            _("Nearest world price (US dollars a tonne)"),
            lambda one: one.world_usd_per_t,
            NumberForm.WHOLE,
        ),
        ShownColumn("quoted_good", _("Quoted good"), lambda one: one.quoted_title or None),
        ShownColumn(
            "change_pct",
            _("Change on the year (%)"),
            lambda one: one.parts.change_pct if one.parts else None,
            NumberForm.SIGNED,
        ),
        ShownColumn(
            "price_points_pct",
            _("of it price (points)"),
            lambda one: one.parts.price_points if one.parts else None,
            NumberForm.SIGNED,
        ),
        ShownColumn(
            "tonnes_points_pct",
            _("of it tonnes (points)"),
            lambda one: one.parts.tonnes_points if one.parts else None,
            NumberForm.SIGNED,
        ),
    )
    return tabulate(points, columns).without_empty()
