"""The chart of the Commodities page: value, weight and value per tonne, one above the other on one time axis."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.units import Scale
from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.first_lines import GoodsCurve
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.drawing.lines import hold_back, name_end
from dashboard.ui.drawing.meetings import MeetingMark, mark_meetings
from dashboard.ui.drawing.tooltips import share_tooltip
from dashboard.ui.drawing.years import first_day, last_day, month_axis, year_axis
from dashboard.ui.theme import base_figure

PANEL_HEIGHT = 132
SINGLE_HEIGHT = 340
GAP_PIXELS = 34  # between two panels: the lower one's title stands there
MOST_DIGITS, WHOLE_FROM = 4, 100
_DAY = timedelta(days=1)


def goods_over_time(
    curves: Sequence[GoodsCurve],
    panels: Mapping[str, tuple[str, Scale]],
    tooltips: Mapping[date, str],
    meetings: Sequence[MeetingMark],
    by: By,
) -> Figure:
    """Draw each curve in each panel, flat over its years and months; it breaks where a period or its source is another.

    Takes for each measure shown its title and scale, and the tooltip of each day on which a step begins or ends. A
    stated figure is dotted, a lower bound dashed.
    """
    figure = base_figure(height=_height(len(panels)))
    drawn = [point for curve in curves for measure in panels for point in curve.by_measure.get(measure, ())]
    span = _span(drawn, by)
    _lay_out(figure, panels, _axis(span, by))
    for place, (measure, (_title, scale)) in enumerate(panels.items()):
        for curve in curves:
            for trace in _traces(curve, measure, scale, by):
                figure.add_trace(trace.update(yaxis=f"y{place + 1}" if place else "y"))
    mark_meetings(figure, meetings, span)
    share_tooltip(figure, {day.isoformat(): text for day, text in tooltips.items()})
    hold_back(figure)
    return figure


def _height(panels: int) -> int:
    return SINGLE_HEIGHT if panels == 1 else (PANEL_HEIGHT + GAP_PIXELS) * panels + 30


def _span(points: Sequence[GoodsPoint], by: By) -> tuple[date, date]:
    first, last = min(point.period.start for point in points), max(point.period.end for point in points)
    return (first_day(first.year), last_day(last.year)) if by == By.YEAR else (first, last + _DAY)


def _axis(span: tuple[date, date], by: By) -> dict[str, object]:
    return year_axis(span[0].year, span[1].year) if by == By.YEAR else month_axis(*span)


def runs_of(points: Sequence[GoodsPoint], by: By) -> list[list[GoodsPoint]]:
    """Points that one line joins: it breaks at a missing period and where source, kind or valuation changes."""
    runs: list[list[GoodsPoint]] = []
    for point in points:
        if runs and _goes_on(runs[-1][-1], point, by):
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _goes_on(earlier: GoodsPoint, later: GoodsPoint, by: By) -> bool:
    if _kind(earlier) != _kind(later):
        return False
    if by == By.RUNNING:
        return earlier.period.end.year == later.period.end.year
    return later.period.start == earlier.period.end + _DAY


def _kind(point: GoodsPoint) -> tuple[object, ...]:
    return point.series, point.line.commodity_id, point.valuation, point.marks.is_at_least


def step_days(point: GoodsPoint, by: By) -> tuple[date, ...]:
    """The days between which a figure is drawn flat; a running total stands at its last day."""
    return (point.period.end,) if by == By.RUNNING else (point.period.start, point.period.end)


def _traces(curve: GoodsCurve, measure: str, scale: Scale, by: By) -> list[Scatter]:
    """A trace for each run; the last one carries the curve's name and its last amount."""
    traces = [_trace(run, curve, measure, scale, by) for run in runs_of(curve.by_measure.get(measure, ()), by)]
    if traces:
        name_end(traces[-1], curve.name, formats.number(traces[-1].y[-1], digits_of(traces[-1].y[-1])))
    return traces


def digits_of(amount: float) -> int:
    """Decimals of an amount at its scale at a line's end: what is not zero does not read as zero."""
    if not 0 < amount < WHOLE_FROM:
        return 0
    return min(max(1, -math.floor(math.log10(amount))), MOST_DIGITS)


def _trace(run: Sequence[GoodsPoint], curve: GoodsCurve, measure: str, scale: Scale, by: By) -> Scatter:
    corners = [(day, point.measured(measure)) for point in run for day in step_days(point, by)]
    return Scatter(
        x=[day.isoformat() for day, _amount in corners],
        y=[None if amount is None else amount / scale.divisor for _day, amount in corners],
        mode="lines+markers" if by == By.RUNNING and len(run) == 1 else "lines",
        connectgaps=False,
        name=curve.name,
        legendgroup=curve.name,
        showlegend=False,
        line={"color": curve.colour, "width": 2.2, "dash": _dash(run[0])},
    )


def _dash(point: GoodsPoint) -> str:
    if point.series.is_stated:
        return "dot"
    return "dash" if point.marks.is_at_least else "solid"


def _lay_out(figure: Figure, panels: Mapping[str, tuple[str, Scale]], axis: Mapping[str, object]) -> None:
    count = len(panels)
    gap = GAP_PIXELS / (_height(count) - 60)
    height = (1 - gap * (count - 1)) / count
    figure.update_layout(xaxis={**axis, "anchor": "y" if count == 1 else f"y{count}"})
    for place, (title, scale) in enumerate(panels.values()):
        top = 1 - place * (height + gap)
        name = f"yaxis{place + 1}" if place else "yaxis"
        look = {"domain": [max(top - height, 0), min(top, 1)], "rangemode": "tozero", "nticks": 4, "anchor": "x"}
        figure.update_layout({name: {"automargin": True, "exponentformat": "none", **look}})
        figure.add_annotation(
            text=_("<b>{title}</b>, {unit}").format(title=title, unit=scale.unit),
            xref="paper",
            yref="paper",
            x=0,
            y=top,
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
        )
