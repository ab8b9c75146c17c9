"""The chart of the Overview: each side's count by year, the gap between them, and the meetings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.units import Scale
from dashboard.subjects.colours import VIOLET
from dashboard.subjects.trade.trade_points import TradePoint
from dashboard.svg.points import YearPoint
from dashboard.ui.drawing.figures import Bar, Figure, Scatter
from dashboard.ui.drawing.lines import hold_back, name_end
from dashboard.ui.drawing.meetings import MeetingMark, mark_meetings
from dashboard.ui.drawing.tooltips import Reading, share_tooltip, tooltip
from dashboard.ui.drawing.years import first_day, last_day, year_axis, year_bars, year_steps
from dashboard.ui.theme import SIDE_COLOURS, base_figure
from etl.vocabulary.trade import Side

HEIGHT = 340
GAP_OPACITY = 0.16


@dataclass(frozen=True)
class CountLine:
    """Counts of one side by year, at most one a year, drawn as one line that breaks where the source changes."""

    side: Side
    name: str
    points: tuple[TradePoint, ...]

    @property
    def years(self) -> list[YearPoint]:
        """The same as they are drawn."""
        return [
            YearPoint(point.period.start.year, point.value, point.series.code, point.series.is_stated)
            for point in self.points
            if point.value is not None
        ]


@dataclass(frozen=True)
class YearGap:
    """A year that both sides count: the lower and the higher amount."""

    year: int
    low: float
    high: float


def gaps_between(lines: Sequence[CountLine]) -> list[YearGap]:
    """Years that a line of either side counts whole; of several lines of a side the first counts."""
    counted: dict[Side, dict[int, float]] = {side: {} for side in Side}
    for line in lines:
        for point in line.points:
            if point.value is not None and not point.is_at_least:
                counted[line.side].setdefault(point.period.start.year, point.value)
    home, partner = counted[Side.HOME], counted[Side.PARTNER]
    return [YearGap(year, *sorted((home[year], partner[year]))) for year in sorted(home.keys() & partner.keys())]


def counts_by_year(lines: Sequence[CountLine], meetings: Sequence[MeetingMark], scale: Scale, unit: str) -> Figure:
    """Lines of counts, each flat over its year, with the gap between the sides behind them and the meetings as marks.

    Takes lines with at least one known year, in one ``unit``.
    """
    years = [year.year for line in lines for year in line.years]
    span = (first_day(min(years)), last_day(max(years)))
    figure = base_figure(height=HEIGHT)
    gaps = gaps_between(lines)
    if gaps:
        figure.add_trace(_gap_bars(gaps, scale))
    for line in lines:
        for trace in _traces(line, scale):
            figure.add_trace(trace)
    figure.update_layout(xaxis=year_axis(min(years), max(years)), barmode="overlay", yaxis={"title": None, "nticks": 6})
    mark_meetings(figure, meetings, span)
    share_tooltip(figure, _tooltips(lines, {gap.year: gap for gap in gaps}, unit))
    hold_back(figure)
    return figure


def _gap_bars(gaps: Sequence[YearGap], scale: Scale) -> Bar:
    bars = year_bars(
        [YearPoint(gap.year, gap.high - gap.low) for gap in gaps],
        divisor=scale.divisor,
        colour=VIOLET,
        name=_("Gap"),
    )
    return bars.update(
        base=[gap.low / scale.divisor for gap in gaps],
        opacity=GAP_OPACITY,
        hoverinfo="skip",
        showlegend=False,
        marker={"color": VIOLET, "line": {"width": 0}},
    )


def _traces(line: CountLine, scale: Scale) -> list[Scatter]:
    """A trace for each stretch of years from one source, dashed where an authority only stated them.

    The last one carries the line's name and its last amount at its end.
    """
    traces = []
    for (source, is_stated), years in groupby(line.years, key=lambda year: (year.source, year.is_stated)):
        steps = year_steps(list(years))
        traces.append(
            Scatter(
                x=[step.day.isoformat() for step in steps],
                y=[None if step.amount is None else step.amount / scale.divisor for step in steps],
                mode="lines",
                connectgaps=False,
                name=line.name,
                legendgroup=f"{line.side}:{line.name}",
                showlegend=False,
                line={"color": SIDE_COLOURS[line.side], "width": 2.4, "dash": "dot" if is_stated else "solid"},
                meta={"source": source},
            )
        )
    last = line.years[-1].amount / scale.divisor
    name_end(traces[-1], line.name, formats.number(last, 1))
    return traces


def _tooltips(lines: Sequence[CountLine], gaps: Mapping[int, YearGap], unit: str) -> dict[str, str]:
    """The tooltip of each year, by both days that its step begins and ends with."""
    readings: dict[int, list[Reading]] = {}
    for line in lines:
        for point in line.points:
            if point.value is not None:
                told = formats.bounded(formats.amount(point.value, unit, 2), is_at_least=point.is_at_least)
                reading = Reading(line.name, told, SIDE_COLOURS[line.side])
                readings.setdefault(point.period.start.year, []).append(reading)
    found: dict[str, str] = {}
    for year, of_year in readings.items():
        gap = formats.amount(gaps[year].high - gaps[year].low, unit, 2) if year in gaps else ""
        text = tooltip(str(year), of_year, gap)
        found |= {_text_of(day): text for day in (first_day(year), last_day(year))}
    return found


def _text_of(day: date) -> str:
    return day.isoformat()
