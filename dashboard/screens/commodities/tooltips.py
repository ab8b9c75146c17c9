"""What a period of the chart of goods tells when pointed at: each line in each measure, and the gap."""

from collections.abc import Collection, Sequence
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.commodities.chart import step_days
from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.first_lines import GoodsCurve
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.screens.commodities.texts import UNITS, period_text
from dashboard.subjects.trade.measures import gap_between
from dashboard.subjects.trade.series import Period
from dashboard.ui.drawing.tooltips import Reading, tooltip


def tooltips_of(curves: Sequence[GoodsCurve], measures: Collection[str], by: By) -> dict[date, str]:
    """The tooltip of each day on which a step begins or ends; a month's first day is the period's own."""
    points: dict[Period, dict[GoodsCurve, dict[str, GoodsPoint]]] = {}
    for curve in curves:
        for measure in measures:
            for point in curve.by_measure.get(measure, ()):
                points.setdefault(point.period, {}).setdefault(curve, {})[measure] = point
    return {
        day: _told(told, curves)
        for told in points.values()
        for day in step_days(next(iter(next(iter(told.values())).values())), by)
    }


def _told(told: dict[GoodsCurve, dict[str, GoodsPoint]], curves: Sequence[GoodsCurve]) -> str:
    readings = [Reading(curve.name, _amounts(told[curve]), curve.colour) for curve in curves if curve in told]
    first = next(iter(next(iter(told.values())).values()))
    return tooltip(formats.period(first.period.start, first.period.end), readings, _gap(list(told.values())))


def _amounts(by_measure: dict[str, GoodsPoint]) -> str:
    amounts = [
        formats.bounded(
            formats.amount(point.measured(measure), UNITS[measure], 0 if measure == "unit_value" else 1),
            is_at_least=point.marks.is_at_least,
        )
        for measure, point in by_measure.items()
    ]
    point = next(iter(by_measure.values()))
    return " · ".join(part for part in (*amounts, _remark(point)) if part)


def _remark(point: GoodsPoint) -> str:
    """What must be known of the point beyond its being a lower bound, which its amount says."""
    summed = period_text(point) if point.month_count else ""
    doubtful = _("less sure") if point.marks.is_doubtful else ""
    stated = _("as stated") if point.series.is_stated else ""
    return _(", ").join(part for part in (summed, doubtful, stated) if part)


def _gap(told: Sequence[dict[str, GoodsPoint]]) -> str:
    """How far the values of two sides are apart, where both are whole."""
    values = [point for by_measure in told if (point := by_measure.get("value"))]
    reporters = {point.line.reporter_code for point in values}
    is_own_and_whole = not any(point.marks.is_at_least or point.is_reconciled for point in values)
    if len(values) != 2 or len(reporters) != 2 or not is_own_and_whole:
        return ""
    gap = gap_between(values[0].value_usd, values[1].value_usd).value
    return "" if gap is None else formats.amount(abs(gap), UNITS["value"])
