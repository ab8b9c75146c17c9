"""The chart of the Both sides page: the two reports above, the gap between them below, on one axis of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.locale.units import Scale
from dashboard.locale.wrapping import wrap
from dashboard.screens.both_sides.reports import Report, is_any_at_least
from dashboard.screens.both_sides.sentences import report_hover
from dashboard.subjects.colours import BLUE, GREY, VIOLET
from dashboard.subjects.trade.series import Period, missing_periods
from dashboard.ui.drawing.figures import Bar, Figure, Scatter
from dashboard.ui.drawing.lines import hold_back
from dashboard.ui.theme import DASHES, SIDE_COLOURS, base_figure
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Side

SIDE_SYMBOLS = {Side.HOME: "circle", Side.PARTNER: "square"}
HEIGHT, HEIGHT_WITH_GAP = 360, 500
LINES_BOTTOM = 0.47
GAP_TOP = 0.36
ESTIMATED_SYMBOL, DOUBTFUL_SYMBOL, AT_LEAST_SYMBOL = "line-ew", "x-thin", "triangle-up-open"
DAYS_OF_A_BAR = {"year": 340, "month": 26}
DOUBTFUL_OPACITY = 0.45


@dataclass(frozen=True)
class Reports:
    """One line of one side in one direction: its reports, of which there is at least one, oldest first."""

    name: str
    rows: tuple[Report, ...]

    @property
    def side(self) -> Side:
        """Whose reports they are."""
        return self.rows[0].side

    @property
    def is_stated(self) -> bool:
        """Whether they were stated; else they are a table's."""
        return self.rows[0].line.is_stated

    @property
    def is_at_least(self) -> bool:
        """Whether any of them is a lower bound."""
        return is_any_at_least(self.rows)


@dataclass(frozen=True)
class GapMark:
    """The gap of one period in the unit of the lower panel, and what is told of it under the pointer."""

    period: Period
    value: float | None
    hover: str
    is_doubtful: bool = False


@dataclass(frozen=True)
class Gaps:
    """The gaps of one pair of lines.

    ``is_adjusted`` is after a factor; ``is_marked`` draws marks before the bars of another pair.
    """

    name: str
    is_adjusted: bool
    is_marked: bool
    marks: tuple[GapMark, ...]


def both_sides_figure(
    reports: Sequence[Reports], gaps: Sequence[Gaps], scale: Scale, gap_unit: str, *, kind: str, is_ratio: bool
) -> Figure:
    """Each report as a trace of its own, and each pair's gap below.

    Tables are lines that break where a period is missing, lower bounds with open triangles; stated figures are open
    marks without a line, estimates and doubtful values have marks of their own. ``gap_unit`` titles the axis of the
    lower panel, which is there where a gap is known; a ratio is drawn as marks around 1 on a logarithmic axis, else
    gaps are bars, or open marks before them; a doubtful one is pale. More than three lines come on request.
    """
    figure = base_figure(height=HEIGHT)
    seen = dict.fromkeys(Side, 0)
    for report in reports:
        figure.add_trace(_report_trace(report, seen[report.side], scale, kind))
        seen[report.side] += 0 if report.is_stated else 1
    for gap in gaps:
        figure.add_trace(_gap_trace(gap, kind, is_ratio=is_ratio))
    figure.update_layout(
        xaxis={"type": "date", "ticklabelmode": "period", "tickformat": "%Y", "nticks": 12},
        yaxis={"title": {"text": scale.unit}},
        barmode="overlay",
        legend={"orientation": "h", "y": -0.09, "yanchor": "top", "x": 0},
    )
    if gaps:
        _add_gap_panel(figure, gap_unit, is_ratio=is_ratio)
    hold_back(figure)
    return figure


def _add_gap_panel(figure: Figure, gap_unit: str, *, is_ratio: bool) -> None:
    figure.update_layout(
        height=HEIGHT_WITH_GAP,
        xaxis={"anchor": "y2"},
        yaxis={"domain": [LINES_BOTTOM, 1]},
        yaxis2={
            "domain": [0, GAP_TOP],
            "anchor": "x",
            "title": {"text": gap_unit},
            "automargin": True,
            "rangemode": "tozero",
        },
    )
    if is_ratio:
        figure.update_layout(yaxis2={"type": "log", "dtick": "D2"})
        figure.add_shape(
            type="line",
            xref="paper",
            x0=0,
            x1=1,
            yref="y2",
            y0=1,
            y1=1,
            line={"color": GREY, "width": 1, "dash": "dot"},
        )


def middle_of(period: Period) -> str:
    """The day in the middle of a period, where a chart's mark of it stands."""
    return (period.start + (period.end - period.start) / 2).isoformat()


def _with_holes(reports: Reports, kind: str) -> list[tuple[Period, Report | None]]:
    """The reports and, for a table, the periods that are missing between them, so that no line spans those."""
    periods = [report.period for report in reports.rows]
    holes = [] if reports.is_stated else missing_periods(periods, kind)
    rows = [*zip(periods, reports.rows, strict=True), *((period, None) for period in holes)]
    return sorted(rows, key=lambda row: row[0].start)


def _report_trace(report: Reports, place: int, scale: Scale, kind: str) -> Scatter:
    rows = _with_holes(report, kind)
    colour = SIDE_COLOURS[report.side]
    symbol = (
        AT_LEAST_SYMBOL if report.is_at_least else SIDE_SYMBOLS[report.side] + ("-open" if report.is_stated else "")
    )
    symbols = [_symbol(row, symbol) for _period, row in rows]
    is_thin = [name in {DOUBTFUL_SYMBOL, ESTIMATED_SYMBOL, AT_LEAST_SYMBOL} or report.is_stated for name in symbols]
    return Scatter(
        x=[middle_of(period) for period, _row in rows],
        y=[None if row is None else row.value / scale.divisor for _period, row in rows],
        name=wrap(report.name),
        mode="markers" if report.is_stated else "lines+markers",
        connectgaps=False,
        line={
            "color": colour,
            "width": 2,
            "shape": "hvh" if kind == PeriodKind.YEAR else "linear",  # a year's number holds for its whole year
            "dash": DASHES[(place + (1 if report.side == Side.PARTNER else 0)) % len(DASHES)],
        },
        marker={
            "color": colour,
            "symbol": symbols,
            "size": 9 if report.is_stated else [9 if thin else 5 for thin in is_thin],
            "line": {"color": colour, "width": [2 if thin else 0 for thin in is_thin]},
        },
        text=[None if row is None else report_hover(row, report.name) for _period, row in rows],
        hovertemplate="%{text}<extra></extra>",
    )


def _symbol(report: Report | None, usual: str) -> str:
    if report is None:
        return usual
    return DOUBTFUL_SYMBOL if report.is_doubtful else ESTIMATED_SYMBOL if report.is_estimated else usual


def _gap_trace(gap: Gaps, kind: str, *, is_ratio: bool) -> Scatter | Bar:
    colour = BLUE if gap.is_adjusted else VIOLET
    same: dict[str, Any] = {
        "x": [middle_of(mark.period) for mark in gap.marks],
        "y": [mark.value for mark in gap.marks],
        "name": wrap(gap.name),
        "yaxis": "y2",
        "text": [mark.hover for mark in gap.marks],
        "hovertemplate": "%{text}<extra></extra>",
    }
    if is_ratio or gap.is_marked:
        symbol = "diamond-open" if gap.is_marked else "triangle-up" if gap.is_adjusted else "diamond"
        symbols = [DOUBTFUL_SYMBOL if mark.is_doubtful else symbol for mark in gap.marks]
        return Scatter(
            mode="markers",
            marker={"color": colour, "symbol": symbols, "size": 9, "line": {"color": colour, "width": 2}},
            **same,
        )
    solid = [DOUBTFUL_OPACITY if mark.is_doubtful else 1.0 for mark in gap.marks]
    width = DAYS_OF_A_BAR[kind] * 86_400_000 / (1 if not gap.is_adjusted else 2)
    return Bar(textposition="none", width=width, marker={"color": colour, "opacity": solid}, **same)
