"""Pictures of commitments: how far they are from their targets, and the figures of one of them over time."""

import textwrap
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.commitments.view import DrawnLine, LinesPicture, ProgressMark
from dashboard.subjects.colours import AMBER, GREY, RED, TEAL, VIOLET
from dashboard.subjects.promises.outcomes import RECONCILED
from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.theme import DASHES, SYMBOLS, base_figure
from etl.vocabulary.places import HOME

CAP_PCT = 200  # a mark beyond stands at the edge with its number beside it
LABEL_WIDTH = 44
LINE_PIXELS = 17
MARK_PIXELS = 24
ENTRY_PIXELS, TOP_AXIS_PIXELS = 19, 30  # of a legend's entry, one a line, and of the axis below it
HOVER_WIDTH = 44
EVENT_HEIGHT = 0.03  # of the picture: at its foot, and wholly inside, or a click would miss
HEADROOM = 1.2  # above the highest value, for the words at the top


def progress_figure(marks: Sequence[ProgressMark], labels: Sequence[str]) -> Figure:
    """A row a commitment, a mark for each line of figures, the target at 100 per cent.

    A click gives the commitment's id as customdata.
    """
    wrapped = [textwrap.wrap(label, LABEL_WIDTH) or [""] for label in labels]
    tops: list[float] = []
    height = 0.0
    for lines in wrapped:
        tops.append(height)
        height += len(lines) * LINE_PIXELS + MARK_PIXELS
    groups = list(dict.fromkeys(mark.group for mark in marks))
    above = ENTRY_PIXELS * len(groups) + TOP_AXIS_PIXELS
    figure = base_figure(height=round(height) + above + 10)
    heights = [top + len(lines) * LINE_PIXELS + MARK_PIXELS / 2 - 2 for lines, top in zip(wrapped, tops, strict=True)]
    figure.update_layout(
        annotations=[_label(lines, top) for lines, top in zip(wrapped, tops, strict=True)],
        shapes=[shape for middle in heights for shape in _track(middle)],
    )
    for group in groups:
        figure.add_trace(_marks_trace([mark for mark in marks if mark.group == group], heights))
    figure.update_layout(margin={"l": 4, "r": 4, "t": above, "b": 4}, hoverlabel={"align": "left"})
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
    """The line on which a commitment's marks stand, and the target on it."""
    track = {"type": "line", "layer": "below"}
    return [
        track
        | {"x0": 0, "x1": CAP_PCT, "y0": middle, "y1": middle, "line": {"color": GREY, "width": 1}, "opacity": 0.4},
        track | {"x0": 100, "x1": 100, "y0": middle - 9, "y1": middle + 9, "line": {"color": RED, "width": 2.5}},
    ]


def _marks_trace(marks: Sequence[ProgressMark], heights: Sequence[float]) -> Scatter:
    first = marks[0]
    highest = {mark.place: max(other.share_pct for other in marks if other.place == mark.place) for mark in marks}
    symbol = "diamond" if first.is_stated else "circle"
    return Scatter(
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
        textfont={"size": 11},
        customdata=[[mark.commitment_id] for mark in marks],
        hovertext=[_wrapped(mark.words) for mark in marks],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _side_colour(side: str) -> str:
    return VIOLET if side == RECONCILED else TEAL if side.startswith(HOME) else AMBER


def _wrapped(text: str) -> str:
    return "<br>".join(escape(line) for line in textwrap.wrap(text, HOVER_WIDTH))


def lines_figure(picture: LinesPicture) -> Figure:
    """A commitment's lines over time with its target, deadline and the events on the way.

    A click on an event gives its id as customdata. Lines of tables are drawn through, stated figures are open marks
    that no line joins. A missing period parts a line.
    """
    figure = base_figure(height=540)
    numbers: dict[tuple[str, bool], int] = {}
    for line in picture.lines:  # marks and dashes tell the lines of one side apart
        number = numbers.get((line.side, line.is_stated), 0)
        numbers[line.side, line.is_stated] = number + 1
        figure.add_trace(_line_trace(line, number, picture.scale_divisor))
    for target in picture.targets:
        _add_target(figure, target.value / picture.scale_divisor, target.name)
    _add_day(figure, picture, picture.made, _("promised"), 1.0)
    if picture.deadline:
        _add_day(figure, picture, picture.deadline, _("deadline"), 0.94)
    values = [point.value for line in picture.lines for point in line.points] + [
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
    figure.update_yaxes(title={"text": picture.unit}, range=[0, highest], fixedrange=True)
    figure.update_xaxes(type="date", fixedrange=True, range=list(picture.span))
    return figure


def _line_trace(line: DrawnLine, number: int, divisor: float) -> Scatter:
    xs: list[str | None] = []
    ys: list[float | None] = []
    hovers: list[str] = []
    for earlier, point in zip([None, *line.points[:-1]], line.points, strict=True):
        if earlier is not None and (point.start - earlier.end).days > 1:
            xs, ys, hovers = [*xs, None], [*ys, None], [*hovers, ""]
        xs, ys, hovers = [*xs, point.middle.isoformat()], [*ys, point.value / divisor], [*hovers, _wrapped(point.words)]
    colour = _side_colour(line.side)
    own = SYMBOLS[number % len(SYMBOLS)]
    symbols = iter(
        ["x-thin" if point.is_doubtful else f"{own}-open" if line.is_stated else own for point in line.points]
    )
    return Scatter(
        x=xs,
        y=ys,
        name=_wrapped(line.name),
        mode="markers" if line.is_stated else "lines+markers",
        line={"color": colour, "width": 2, "dash": "dot" if line.is_bound else DASHES[number % len(DASHES)]},
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


def _add_target(figure: Figure, value: float, name: str) -> None:
    figure.add_shape(
        type="line", xref="paper", x0=0, x1=1, y0=value, y1=value, line={"color": RED, "width": 2, "dash": "dash"}
    )
    figure.add_annotation(
        text=escape(name), xref="paper", x=0, xanchor="left", y=value, yanchor="bottom", showarrow=False, font_size=12
    )


def _add_day(figure: Figure, picture: LinesPicture, day: str, text: str, height: float) -> None:
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
        font={"size": 12},
    )


def _events_trace(picture: LinesPicture, height: float) -> Scatter:
    return Scatter(
        x=[event.day.isoformat() for event in picture.events],
        y=[height] * len(picture.events),
        name=_("Events on the way"),
        mode="markers",
        marker={"symbol": "triangle-up", "size": 13, "color": VIOLET, "line": {"width": 1}},
        customdata=[[event.event_id] for event in picture.events],
        hovertext=[_wrapped(event.words) for event in picture.events],
        hovertemplate="%{hovertext}<extra></extra>",
    )
