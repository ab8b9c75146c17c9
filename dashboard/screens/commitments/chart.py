"""Pictures of promises.

How many stand how, how far they are from their targets, and the figures of one of them over time.
"""

import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.locale.wrapping import wrap
from dashboard.screens.commitments.view import Mark, Series, SeriesPicture
from dashboard.subjects.colours import AMBER, BLUE, BROWN, GREEN, GREY, OLIVE, RED, TEAL, VIOLET
from dashboard.subjects.promises.outcomes import RECONCILED, Outcome
from dashboard.ui.theme import DASHES, SYMBOLS, base_figure

OUTCOME_COLOURS: dict[str, str] = {
    Outcome.MET: GREEN,
    Outcome.PARTLY: AMBER,
    Outcome.NOT_MET: RED,
    Outcome.DISAGREE: VIOLET,
    Outcome.TOO_EARLY: BLUE,
    Outcome.INDEFINITE: GREY,
    Outcome.NO_FIGURE: BROWN,
    Outcome.NOTHING_FOUND: OLIVE,
}
OUTCOME_PATTERNS: dict[str, str] = {
    Outcome.MET: "",
    Outcome.PARTLY: "/",
    Outcome.NOT_MET: "x",
    Outcome.DISAGREE: "+",
    Outcome.TOO_EARLY: ".",
    Outcome.INDEFINITE: "-",
    Outcome.NO_FIGURE: "|",
    Outcome.NOTHING_FOUND: "\\",
}
CAP_PCT = 200  # a mark beyond stands at the edge with its number beside it
LABEL_WIDTH = 44
LINE_PIXELS = 17
MARK_PIXELS = 24
LEGEND_PIXELS = 130  # six entries, two beside each other on a phone, and the axis
HOVER_WIDTH = 44
EVENT_HEIGHT = 0.03  # of the picture: at its foot, and wholly inside, or a click would miss
HEADROOM = 1.2  # above the highest value, for the words at the top


def counts_figure(counts: pd.DataFrame, stages: Mapping[str, str], outcomes: Mapping[str, str]) -> go.Figure:
    """One bar a stage, parted by how its promises stand.

    Takes rows of ``ledger.count_by_stage`` and the names of stages and outcomes.
    """
    shown = [stage for stage in stages if stage in set(counts["stage"])]
    figure = base_figure(height=110 + 34 * len(shown) + 22 * counts["outcome"].nunique())
    for outcome, name in outcomes.items():
        of_outcome = counts[counts["outcome"] == outcome]
        if of_outcome.empty:
            continue
        figure.add_trace(
            go.Bar(
                y=[stages[stage] for stage in of_outcome["stage"]],
                x=of_outcome["count"],
                orientation="h",
                name=wrap(f"{name} · {of_outcome['count'].sum()}"),
                marker={
                    "color": OUTCOME_COLOURS.get(outcome, GREY),
                    "pattern": {
                        "shape": OUTCOME_PATTERNS.get(outcome, "-"),
                        "fillmode": "overlay",
                        "fgcolor": "white",
                        "fgopacity": 0.35,
                        "size": 6,
                    },
                },
                text=[formats.number(count) for count in of_outcome["count"]],
                textposition="inside",
                insidetextanchor="middle",
                insidetextfont={"color": "white"},
                textangle=0,
                hovertemplate="%{y}: %{x}<extra>" + escape(name) + "</extra>",
            )
        )
    figure.update_layout(
        barmode="stack", bargap=0.25, uniformtext={"minsize": 10, "mode": "hide"}, margin={"t": 8, "b": 4}
    )
    figure.update_layout(legend={"y": -0.02, "yanchor": "top", "traceorder": "normal"})
    figure.update_xaxes(showticklabels=False, fixedrange=True, zeroline=False)
    figure.update_yaxes(
        categoryorder="array", categoryarray=[stages[stage] for stage in shown][::-1], fixedrange=True, zeroline=False
    )
    return figure


def progress_figure(marks: Sequence[Mark], labels: Sequence[str]) -> go.Figure:
    """A row a promise, a mark for each line of figures, the target at 100 per cent.

    A click gives the promise's id as customdata.
    """
    wrapped = [textwrap.wrap(label, LABEL_WIDTH) or [""] for label in labels]
    tops: list[float] = []
    height = 0.0
    for lines in wrapped:
        tops.append(height)
        height += len(lines) * LINE_PIXELS + MARK_PIXELS
    figure = base_figure(height=round(height) + LEGEND_PIXELS + 10)
    heights = [top + len(lines) * LINE_PIXELS + MARK_PIXELS / 2 - 2 for lines, top in zip(wrapped, tops, strict=True)]
    # All at once: plotly checks every shape again with each one that is added.
    figure.update_layout(
        annotations=[_label(lines, top) for lines, top in zip(wrapped, tops, strict=True)],
        shapes=[shape for middle in heights for shape in _track(middle)],
    )
    for group in dict.fromkeys(mark.group for mark in marks):
        figure.add_trace(_marks_trace([mark for mark in marks if mark.group == group], heights))
    figure.update_layout(margin={"l": 4, "r": 4, "t": LEGEND_PIXELS, "b": 4}, hoverlabel={"align": "left"})
    figure.update_layout(legend={"yref": "container", "y": 1, "yanchor": "top"})
    ticks = {0: "0", 50: "50 %", 100: _("target"), 150: "150 %", CAP_PCT: f"≥ {CAP_PCT} %"}
    figure.update_xaxes(
        range=[-4, CAP_PCT + 24],
        tickvals=list(ticks),
        ticktext=list(ticks.values()),
        side="top",
        showgrid=False,
        fixedrange=True,
        zeroline=False,
    )
    figure.update_yaxes(
        range=[height, -4], showticklabels=False, showgrid=False, zeroline=False, fixedrange=True, rangemode="normal"
    )
    return figure


def _label(lines: Sequence[str], top: float) -> dict[str, Any]:
    return {
        "text": "<br>".join(escape(line) for line in lines),
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
        "font": {"size": 12},
    }


def _track(middle: float) -> list[dict[str, Any]]:
    """The line on which a promise's marks stand, and the target on it."""
    track = {"type": "line", "layer": "below"}
    return [
        track
        | {"x0": 0, "x1": CAP_PCT, "y0": middle, "y1": middle, "line": {"color": GREY, "width": 1}, "opacity": 0.4},
        track | {"x0": 100, "x1": 100, "y0": middle - 9, "y1": middle + 9, "line": {"color": RED, "width": 2.5}},
    ]


def _marks_trace(marks: Sequence[Mark], heights: Sequence[float]) -> go.Scatter:
    first = marks[0]
    highest = {mark.place: max(other.share_pct for other in marks if other.place == mark.place) for mark in marks}
    symbol = "diamond" if first.is_stated else "circle"
    return go.Scatter(
        x=[min(mark.share_pct, CAP_PCT) for mark in marks],
        y=[heights[mark.place] for mark in marks],
        name=first.group,
        mode="markers+text",
        marker={
            "symbol": f"{symbol}-open" if first.is_stated or not first.is_heard else symbol,
            "size": 11,
            "color": _side_colour(first.side) if first.is_heard else GREY,
            "line": {"width": 2},
        },
        text=[
            formats.percent(mark.share_pct, 0) if CAP_PCT < mark.share_pct == highest[mark.place] else ""
            for mark in marks
        ],
        textposition="middle right",
        textfont_size=11,
        customdata=[[mark.commitment_id] for mark in marks],
        hovertext=[_wrapped(mark.words) for mark in marks],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _side_colour(side: str) -> str:
    return VIOLET if side == RECONCILED else TEAL if side.startswith("CN") else AMBER


def _wrapped(text: str) -> str:
    return "<br>".join(escape(line) for line in textwrap.wrap(text, HOVER_WIDTH))


def series_figure(picture: SeriesPicture) -> go.Figure:
    """A promise's lines over time with its target, deadline and the events on the way.

    A click on an event gives its id as customdata. Lines of tables are drawn through, stated figures are open marks
    that no line joins. A missing period parts a line.
    """
    figure = base_figure(height=540)
    numbers: dict[tuple[str, bool], int] = {}
    for series in picture.series:  # marks and dashes tell the lines of one side apart
        number = numbers.get((series.side, series.is_stated), 0)
        numbers[series.side, series.is_stated] = number + 1
        figure.add_trace(_series_trace(series, number, picture.scale_divisor))
    for target in picture.targets:
        _add_target(figure, target.value / picture.scale_divisor, target.name)
    _add_day(figure, picture, picture.made, _("promised"), 1.0)
    if picture.deadline:
        _add_day(figure, picture, picture.deadline, _("deadline"), 0.94)
    values = [point.value for series in picture.series for point in series.points] + [
        target.value for target in picture.targets
    ]
    highest = max(values) / picture.scale_divisor * HEADROOM
    if picture.events:
        figure.add_trace(_events_trace(picture, highest * EVENT_HEIGHT))
    figure.update_layout(
        margin={"t": 12, "b": 4},
        showlegend=True,
        legend={
            "y": -0.1,
            "yanchor": "top",
            "traceorder": "normal",
            "maxheight": 0.6,
        },  # a phone shows one entry a line
        hoverlabel={"align": "left"},
    )
    figure.update_yaxes(title_text=picture.unit, range=[0, highest], fixedrange=True)
    figure.update_xaxes(type="date", fixedrange=True, range=list(picture.span))
    return figure


def _series_trace(series: Series, number: int, divisor: float) -> go.Scatter:
    xs: list[str | None] = []
    ys: list[float | None] = []
    hovers: list[str] = []
    for earlier, point in zip([None, *series.points[:-1]], series.points, strict=True):
        if earlier is not None and (point.start - earlier.end).days > 1:
            xs, ys, hovers = [*xs, None], [*ys, None], [*hovers, ""]
        xs, ys, hovers = [*xs, point.middle.isoformat()], [*ys, point.value / divisor], [*hovers, _wrapped(point.words)]
    colour = _side_colour(series.side)
    own = SYMBOLS[number % len(SYMBOLS)]
    symbols = iter(
        ["x-thin" if point.is_doubtful else f"{own}-open" if series.is_stated else own for point in series.points]
    )
    return go.Scatter(
        x=xs,
        y=ys,
        name=_wrapped(series.name),
        mode="markers" if series.is_stated else "lines+markers",
        line={"color": colour, "width": 2, "dash": "dot" if series.is_bound else DASHES[number % len(DASHES)]},
        marker={
            "symbol": [own if x is None else next(symbols) for x in xs],
            "size": 9,
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
        connectgaps=False,
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _add_target(figure: go.Figure, value: float, name: str) -> None:
    figure.add_shape(
        type="line", xref="paper", x0=0, x1=1, y0=value, y1=value, line={"color": RED, "width": 2, "dash": "dash"}
    )
    figure.add_annotation(
        text=escape(name), xref="paper", x=0, xanchor="left", y=value, yanchor="bottom", showarrow=False, font_size=12
    )


def _add_day(figure: go.Figure, picture: SeriesPicture, day: str, text: str, height: float) -> None:
    """A line down at a day, its word on the side where the picture has more room."""
    first, last = (date.fromisoformat(end) for end in picture.span)
    is_late = date.fromisoformat(day) > first + (last - first) / 2
    figure.add_shape(
        type="line", yref="paper", y0=0, y1=1, x0=day, x1=day, line={"color": GREY, "width": 1.5, "dash": "dot"}
    )
    figure.add_annotation(
        text=escape(text),
        x=day,
        yref="paper",
        y=height,
        yanchor="top",
        xanchor="right" if is_late else "left",
        showarrow=False,
        font_size=12,
    )


def _events_trace(picture: SeriesPicture, height: float) -> go.Scatter:
    return go.Scatter(
        x=[event.day.isoformat() for event in picture.events],
        y=[height] * len(picture.events),
        name=_("Events on the way"),
        mode="markers",
        marker={"symbol": "triangle-up", "size": 13, "color": VIOLET, "line": {"width": 1}},
        customdata=[[event.event_id] for event in picture.events],
        hovertext=[_wrapped(event.words) for event in picture.events],
        hovertemplate="%{hovertext}<extra></extra>",
    )
