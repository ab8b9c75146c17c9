"""The chart of the Commodities page.

Value, weight and value per tonne over time, one above the other on one time axis.
"""

import math
from collections.abc import Collection, Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.locale import gettext as _
from dashboard.locale.formats import Scale
from dashboard.locale.wrapping import wrap
from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.lines import LINE, MEASURES, with_gaps
from dashboard.screens.commodities.points import GoodsLine
from dashboard.ui.theme import DASHES, SERIES_COLOURS, SYMBOLS, base_figure

PANEL_HEIGHT = 230
LEGEND_ROW = 24
GAP = 0.11
DOUBTFUL_SYMBOL, AT_LEAST_SYMBOL = "x-thin", "triangle-up-open"
LARGE, SMALL = 7, 4
MANY_POINTS = 60
MOST_TICKS = 10
LINE_SYMBOLS = tuple(symbol for symbol in SYMBOLS if symbol not in {"cross", "x"})  # a cross marks what is doubtful
STATED_SYMBOLS = tuple(
    f"{symbol}-open" for symbol in ("square", "diamond", "triangle-up", "circle", "triangle-down", "pentagon", "star")
)


def goods_over_time(
    points: pd.DataFrame,
    names: Mapping[GoodsLine, str],
    stated: pd.DataFrame,
    panels: Mapping[str, tuple[str, Scale]],
    by: By,
    *,
    prices: Collection[GoodsLine] = (),
) -> go.Figure:
    """Draw one line a source, reporter, country and commodity in each panel, and stated figures as open marks.

    Takes points of ``lines.to_points`` with ``hover``; the name of each line; stated figures as rows
    of ``points.mark_rows``; and for each measure shown its title and scale. A line breaks where a period is missing.
    Lines of ``prices``, by their key, have a value per tonne alone.
    """
    figure = base_figure()
    domains = _domains(len(panels))
    for place, (measure, (_title, scale)) in enumerate(panels.items()):
        axis = "y" if place == 0 else f"y{place + 1}"
        for number, (key, name) in enumerate(names.items()):
            line = points[(points[LINE] == list(key)).all(axis="columns")]
            if key in prices and measure != "unit_value":
                continue
            trace = _line(with_gaps(line, by), MEASURES[measure], scale, number, by)
            _add(figure, trace.update(zorder=len(names) - number), name, axis)
        for number, (office, marks) in enumerate(stated.groupby("name", sort=False)):
            if marks[MEASURES[measure]].notna().any():
                _add(
                    figure,
                    _stated(marks, MEASURES[measure], scale, by, place=number, lines=len(names)),
                    str(office),
                    axis,
                )
    _lay_out(figure, panels, domains, len(names) + (len(stated["name"].unique()) if len(stated) else 0))
    if by == By.YEAR:
        _tick_at_years(figure, pd.concat([points["period_start"], stated["period_start"]]).dt.year)
    return figure


def _add(figure: go.Figure, trace: go.Scatter, name: str, axis: str) -> None:
    is_first = name not in {other.legendgroup for other in figure.data}
    figure.add_trace(trace.update(name=wrap(name), legendgroup=name, showlegend=is_first, yaxis=axis))


def _moments(rows: pd.DataFrame, by: By) -> pd.Series:
    """Where a point stands on the axis: the middle of its period, or the end of a running total."""
    return (
        rows["period_end"]
        if by == By.RUNNING
        else rows["period_start"] + (rows["period_end"] - rows["period_start"]) / 2
    )


def _line(line: pd.DataFrame, column: str, scale: Scale, number: int, by: By) -> go.Scatter:
    colour = SERIES_COLOURS[number % len(SERIES_COLOURS)]
    doubtful = line["doubtful_count"].gt(0)
    size = SMALL if len(line) > MANY_POINTS else LARGE
    is_bound = bool(line["is_at_least"].eq(True).any())
    symbol = AT_LEAST_SYMBOL if is_bound else LINE_SYMBOLS[number % len(LINE_SYMBOLS)]
    return go.Scatter(
        x=_moments(line, by),
        y=line[column] / scale.divisor,
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour, "dash": DASHES[number % len(DASHES)], "width": 1.5 if len(line) > MANY_POINTS else 2},
        marker={
            "color": colour,
            "size": [size + 2 if is_doubtful else size for is_doubtful in doubtful],
            "symbol": [DOUBTFUL_SYMBOL if is_doubtful else symbol for is_doubtful in doubtful],
            "line": {"width": [1.5 if is_doubtful or is_bound else 0 for is_doubtful in doubtful], "color": colour},
        },
        text=line["hover"],
        hovertemplate="%{text}<extra></extra>",
    )


def _stated(marks: pd.DataFrame, column: str, scale: Scale, by: By, *, place: int, lines: int) -> go.Scatter:
    colour = SERIES_COLOURS[(lines + place) % len(SERIES_COLOURS)]
    return go.Scatter(
        x=_moments(marks, by),
        y=marks[column] / scale.divisor,
        mode="markers",
        marker={
            "color": colour,
            "size": 10,
            "symbol": STATED_SYMBOLS[place % len(STATED_SYMBOLS)],
            "line": {"width": 2, "color": colour},
        },
        text=marks["hover"],
        hovertemplate="%{text}<extra></extra>",
    )


def _tick_at_years(figure: go.Figure, years: pd.Series) -> None:
    step = max(1, math.ceil((years.max() - years.min() + 1) / MOST_TICKS))
    figure.update_xaxes(tick0=f"{years.min()}-01-01", dtick=f"M{12 * step}", tickformat="%Y")


def _domains(count: int) -> list[tuple[float, float]]:
    """Heights of the panels from the top down."""
    height = (1 - GAP * (count - 1)) / count
    return [(1 - place * (height + GAP) - height, 1 - place * (height + GAP)) for place in range(count)]


def _lay_out(
    figure: go.Figure, panels: Mapping[str, tuple[str, Scale]], domains: list[tuple[float, float]], entries: int
) -> None:
    figure.update_layout(
        height=70 + PANEL_HEIGHT * len(panels) + LEGEND_ROW * entries,
        xaxis={
            "type": "date",
            "anchor": "y" if len(panels) == 1 else f"y{len(panels)}",
            "nticks": 10,
            "ticklabelmode": "period",
        },
        legend={"y": -0.2 / len(panels), "yanchor": "top", "orientation": "v"},
    )
    for place, ((title, scale), (bottom, top)) in enumerate(zip(panels.values(), domains, strict=True)):
        axis = "yaxis" if place == 0 else f"yaxis{place + 1}"
        figure.update_layout(
            {axis: {"domain": [max(bottom, 0), min(top, 1)], "automargin": True, "rangemode": "tozero", "anchor": "x"}}
        )
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
