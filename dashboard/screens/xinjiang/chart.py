"""Charts of the Xinjiang page.

Stated figures in small multiples, each as long as its period, and farm trade over time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import pandas as pd

from dashboard.locale.units import Scale
from dashboard.locale.wrapping import wrap
from dashboard.subjects.colours import AMBER, TEAL
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.series import Period
from dashboard.ui.drawing.figures import Bar, Figure, Scatter
from dashboard.ui.theme import DASHES, SERIES_COLOURS, SYMBOLS, base_figure
from etl.vocabulary.trade import Flow

PLOT_PIXELS = 120
TITLE_PIXELS = 24
LINE_PIXELS = 16
GAP_PIXELS = 22
AXIS_PIXELS = 40
DAY_MS = timedelta(days=1) // timedelta(milliseconds=1)
TITLE_WIDTH = 46  # characters of a title that a phone shows in one line

# Plotly's marks beside the characters that look like them; the cross is kept for what is less sure.
MARKS = {
    "circle": "●",
    "square": "■",
    "diamond": "◆",
    "triangle-up": "▲",
    "triangle-down": "▼",
    "star": "★",
    "pentagon": "⬟",
    "hexagon": "⬢",
}


@dataclass(frozen=True)
class DrawnFigure:
    """A figure of a series at ``height``, in the unit of its panel; one that is not sure has another mark."""

    series: str
    period: Period
    height: float | None
    is_sure: bool
    hover: str


@dataclass(frozen=True)
class DrawnPartner:
    """A bar of trade with one partner; ``value`` is not yet scaled."""

    label: str
    value: float | None
    hover: str


@dataclass(frozen=True)
class Panel:
    """One of the small multiples: its title with the unit, and its figures."""

    title: str
    figures: Sequence[DrawnFigure]

    def by_series(self) -> dict[str, list[DrawnFigure]]:
        """The figures of each series, in the order of their first ones."""
        found: dict[str, list[DrawnFigure]] = {}
        for figure in self.figures:
            found.setdefault(figure.series, []).append(figure)
        return found


def period_panels(panels: Sequence[Panel], series: Mapping[str, str], *, has_columns: bool = False) -> Figure:
    """Small multiples under one another.

    Every figure is a bar as long as its period at the height of its value, joined to nothing; ``has_columns`` fills it
    down to zero, for figures that do not overlap. ``series`` names each
    series; a panel lists its own above it, since no two panels have the same. Each panel has its own scale. The mark in
    the middle of a bar tells the series apart without colour, a cross is less sure.
    """
    styles = {
        name: (SERIES_COLOURS[place % len(SERIES_COLOURS)], list(MARKS)[place % len(MARKS)])
        for place, name in enumerate(series)
    }
    headers = [_header(panel, series, styles) for panel in panels]
    pixels = [TITLE_PIXELS + header.count("<br>") * LINE_PIXELS + PLOT_PIXELS + GAP_PIXELS for header in headers]
    figure = base_figure(height=sum(pixels) + AXIS_PIXELS)
    layout: dict[str, Any] = {
        "margin": {"l": 8, "r": 8, "t": 0, "b": AXIS_PIXELS},
        "showlegend": False,
        "hoverlabel": {"align": "left"},
    }
    notes = []
    bottom = 1.0
    for place, (panel, header, tall) in enumerate(zip(panels, headers, pixels, strict=True)):
        axis = "" if place == 0 else str(place + 1)
        top, bottom = bottom, bottom - tall / sum(pixels)
        floor = max(bottom + GAP_PIXELS / sum(pixels) * (place < len(panels) - 1), 0)
        domain = [floor, floor + PLOT_PIXELS / sum(pixels)]
        layout[f"yaxis{axis}"] = {
            "domain": domain,
            "rangemode": "tozero",
            "nticks": 4,
            "anchor": "x",
            "automargin": True,
        }
        notes.append(_note(header, top))
        for name, figures in panel.by_series().items():
            bars = _bars(figures, series[name], f"y{axis}", *styles[name])
            figure.add_traces([*([_columns(figures, bars)] if has_columns else []), bars])
    last = f"y{len(panels)}" if len(panels) > 1 else "y"
    layout["xaxis"] = {
        "type": "date",
        "tickformat": "%Y",
        "ticklabelmode": "period",
        "nticks": 9,
        "showgrid": True,
        "anchor": last,
    }
    figure.update_layout(layout, annotations=notes)
    return figure


def _note(text: str, top: float) -> dict[str, Any]:
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": top, "xanchor": "left", "yanchor": "top"}
    return {"text": text, "align": "left", "showarrow": False, **place}


def _header(panel: Panel, series: Mapping[str, str], styles: Mapping[str, tuple[str, str]]) -> str:
    """The panel's title and a line for each of its series, with its mark in its colour."""
    lines = [f"<b>{line}</b>" for line in wrap(panel.title, TITLE_WIDTH).split("<br>")]
    for name in panel.by_series():
        colour, symbol = styles[name]
        lines.append(f'<span style="color:{colour}">{MARKS[symbol]}</span> {series[name]}')
    return "<br>".join(lines)


def _bars(figures: Sequence[DrawnFigure], name: str, axis: str, colour: str, symbol: str) -> Scatter:
    """A line from each period's first day to its last with a mark in the middle, and a break after each.

    Plotly draws no error bars on an axis of dates, which would be the shorter way.
    """
    xs: list[datetime | None] = []
    ys: list[float | None] = []
    texts: list[str | None] = []
    symbols: list[str] = []
    for figure in figures:
        first, last = (datetime.combine(day, time()) for day in (figure.period.start, figure.period.end))
        xs += [first, first + (last - first) / 2, last, None]
        ys += [figure.height] * 3 + [None]
        texts += [figure.hover] * 3 + [None]
        symbols += [symbol if figure.is_sure else "x"] * 4
    return Scatter(
        x=xs,
        y=ys,
        yaxis=axis,
        name=name,
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour, "width": 3},
        marker={
            "color": colour,
            "size": [0, 9, 0, 0] * len(figures),
            "symbol": symbols,
            "opacity": 1,
            "line": {"width": 0},
        },
        text=texts,
        hovertemplate="%{text}<extra></extra>",
    )


def _columns(figures: Sequence[DrawnFigure], bars: Scatter) -> Bar:
    """The same bars filled down to zero."""
    return Bar(
        x=[figure.period.start.isoformat() for figure in figures],
        y=[figure.height for figure in figures],
        yaxis=bars.yaxis,
        offset=0,
        width=[(figure.period.end - figure.period.start).days * DAY_MS for figure in figures],
        marker={"color": bars.line.color},
        opacity=0.25,
        hoverinfo="skip",
    )


def partner_bars(partners: Sequence[DrawnPartner], scale: Scale) -> Figure:
    """Horizontal bars of one period, the first at the top."""
    ordered = partners[::-1]
    figure = base_figure(height=80 + 36 * len(partners))
    figure.add_trace(
        Bar(
            x=[None if partner.value is None else partner.value / scale.divisor for partner in ordered],
            y=[partner.label for partner in ordered],
            orientation="h",
            marker={"color": TEAL},
            textposition="none",
            hovertext=[partner.hover for partner in ordered],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    figure.update_yaxes(categoryorder="array", categoryarray=[partner.label for partner in ordered])
    figure.update_layout(
        showlegend=False, xaxis={"title": {"text": scale.unit}, "rangemode": "tozero", "showgrid": True}
    )
    return figure


def farm_trade(
    flows: Sequence[ReportedFlow], hovers: Sequence[str], names: Mapping[str, str], scale: Scale, *, by_month: bool
) -> Figure:
    """Exports and imports of one source over time, with a text to each flow; gaps stay gaps."""
    figure = base_figure(height=360)
    for place, flow in enumerate((Flow.EXPORT, Flow.IMPORT)):
        told = [(one, hover) for one, hover in zip(flows, hovers, strict=True) if one.flow == flow]
        whole = _with_missing_periods(_line(told), by_month=by_month)
        figure.add_trace(
            Scatter(
                x=whole["period_start"] + (whole["period_end"] - whole["period_start"]) / 2,
                y=whole["value_usd"] / scale.divisor,
                name=names[flow],
                mode="lines" if by_month else "lines+markers",
                connectgaps=False,
                line={"color": (TEAL, AMBER)[place], "dash": DASHES[place], "width": 2},
                marker={"symbol": SYMBOLS[place], "size": 6},
                text=whole["hover"],
                hovertemplate="%{text}<extra></extra>",
            )
        )
    figure.update_layout(
        xaxis={"type": "date", "tickformat": "%Y", "ticklabelmode": "period", "nticks": 10},
        yaxis={"title": {"text": scale.unit}},
    )
    return figure


def _line(told: Sequence[tuple[ReportedFlow, str]]) -> pd.DataFrame:
    """Flows of one direction as arrays, the oldest first: first and last day, value and text."""
    rows = [(flow.period.start, flow.period.end, flow.value_usd, hover) for flow, hover in told]
    line = pd.DataFrame(rows, columns=["period_start", "period_end", "value_usd", "hover"])
    dates = {name: pd.to_datetime(line[name]) for name in ("period_start", "period_end")}
    return line.astype({"value_usd": "float64"}).assign(**dates).sort_values("period_start", ignore_index=True)


def _with_missing_periods(line: pd.DataFrame, *, by_month: bool) -> pd.DataFrame:
    """Put a row of unknowns where a month or a year is missing inside a line, so that it does not span the gap."""
    if line.empty:
        return line
    first, last = line["period_start"].min(), line["period_start"].max()
    starts = pd.DataFrame({"period_start": pd.date_range(first, last, freq="MS" if by_month else "YS")})
    whole = starts.merge(line, on="period_start", how="left", validate="one_to_one")
    offset = pd.offsets.MonthEnd(0) if by_month else pd.offsets.YearEnd(0)
    return whole.assign(period_end=whole["period_start"] + offset)
