"""The chart of the Both sides page: the two reports above, the gap between them below, on one axis of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.locale.formats import Scale
from dashboard.locale.wrapping import wrap
from dashboard.screens.both_sides.measures import fill_periods
from dashboard.subjects.colours import AMBER, BLUE, GREY, TEAL, VIOLET
from dashboard.ui.theme import DASHES, base_figure
from etl.vocabulary.trade import Side

SIDE_COLOURS = {Side.HOME: TEAL, Side.PARTNER: AMBER}
SIDE_SYMBOLS = {Side.HOME: "circle", Side.PARTNER: "square"}
LINES_BOTTOM = 0.47
GAP_TOP = 0.36
ESTIMATED_SYMBOL, DOUBTFUL_SYMBOL, AT_LEAST_SYMBOL = "line-ew", "x-thin", "triangle-up-open"
DAYS_OF_A_BAR = {"year": 250, "month": 20}


@dataclass(frozen=True)
class Reports:
    """One line of one side: rows with period_start, period_end, value, is_doubtful, is_estimated and hover."""

    name: str
    side: Side
    is_stated: bool
    is_at_least: bool
    rows: pd.DataFrame


@dataclass(frozen=True)
class Gaps:
    """The gaps of one pair of lines: rows with period_start, period_end, value, is_doubtful and hover.

    ``is_adjusted`` is after a factor; ``is_marked`` draws marks before the bars of another pair.
    """

    name: str
    is_adjusted: bool
    is_marked: bool
    rows: pd.DataFrame


def both_sides_figure(
    reports: Sequence[Reports], gaps: Sequence[Gaps], scale: Scale, gap_unit: str, *, kind: str, is_ratio: bool
) -> go.Figure:
    """Each report as a trace of its own, and each pair's gap below.

    Tables are lines that break where a period is missing, lower bounds with open triangles; stated figures are open
    marks without a line, estimates and doubtful values have marks of their own. ``gap_unit`` titles the axis of the
    lower panel, which is there where a gap is known; a ratio is drawn as marks around 1 on a logarithmic axis, else
    gaps are bars, or open marks before them.
    """
    figure = base_figure(height=400)
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
    return figure


def _add_gap_panel(figure: go.Figure, gap_unit: str, *, is_ratio: bool) -> None:
    figure.update_layout(
        height=600,
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


def _middle(rows: pd.DataFrame) -> pd.Series:
    return rows["period_start"] + (rows["period_end"] - rows["period_start"]) / 2


def _report_trace(report: Reports, place: int, scale: Scale, kind: str) -> go.Scatter:
    rows = report.rows if report.is_stated else fill_periods(report.rows, kind)
    colour = SIDE_COLOURS[report.side]
    symbol = (
        AT_LEAST_SYMBOL if report.is_at_least else SIDE_SYMBOLS[report.side] + ("-open" if report.is_stated else "")
    )
    estimated, doubtful = rows["is_estimated"].eq(True), rows["is_doubtful"].eq(True)
    symbols = [
        DOUBTFUL_SYMBOL if is_doubtful else ESTIMATED_SYMBOL if is_estimate else symbol
        for is_doubtful, is_estimate in zip(doubtful, estimated, strict=True)
    ]
    is_thin = [name in {DOUBTFUL_SYMBOL, ESTIMATED_SYMBOL, AT_LEAST_SYMBOL} or report.is_stated for name in symbols]
    return go.Scatter(
        x=_middle(rows),
        y=rows["value"] / scale.divisor,
        name=wrap(report.name),
        mode="markers" if report.is_stated else "lines+markers",
        connectgaps=False,
        line={
            "color": colour,
            "width": 2,
            "dash": DASHES[(place + (1 if report.side == Side.PARTNER else 0)) % len(DASHES)],
        },
        marker={
            "color": colour,
            "symbol": symbols,
            "size": 9 if report.is_stated else [9 if thin else 5 for thin in is_thin],
            "line": {"color": colour, "width": [2 if thin else 0 for thin in is_thin]},
        },
        text=rows["hover"],
        hovertemplate="%{text}<extra></extra>",
    )


def _gap_trace(gap: Gaps, kind: str, *, is_ratio: bool) -> go.Scatter | go.Bar:
    colour = BLUE if gap.is_adjusted else VIOLET
    same: dict[str, Any] = {
        "x": _middle(gap.rows),
        "y": gap.rows["value"],
        "name": wrap(gap.name),
        "yaxis": "y2",
        "text": gap.rows["hover"],
        "hovertemplate": "%{text}<extra></extra>",
    }
    if is_ratio or gap.is_marked:
        symbol = "diamond-open" if gap.is_marked else "triangle-up" if gap.is_adjusted else "diamond"
        symbols = [DOUBTFUL_SYMBOL if is_doubtful else symbol for is_doubtful in gap.rows["is_doubtful"].eq(True)]
        return go.Scatter(
            mode="markers",
            marker={"color": colour, "symbol": symbols, "size": 9, "line": {"color": colour, "width": 2}},
            **same,
        )
    hatched = ["/" if is_doubtful else "" for is_doubtful in gap.rows["is_doubtful"].eq(True)]
    width = DAYS_OF_A_BAR[kind] * 86_400_000 / (1 if not gap.is_adjusted else 2)
    return go.Bar(textposition="none", width=width, marker={"color": colour, "pattern": {"shape": hatched}}, **same)
