"""Lines that are named at their ends, and no more of them at first than can be read.

    trace = name_end(Scatter(...), "China counts", "48.7")   # the label at its end
    hold_back(figure)                                           # all but the first three come on request

The frame of a chart does the rest by ``finish``: it leaves out what is held back, puts the labels so that none lies on
another, and takes the legend away where every line that is left is named at its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.locale import formats
from dashboard.locale.wrapping import width_in_letters, wrap
from dashboard.svg.nudging import nudge_apart
from dashboard.ui.drawing.figures import Figure, Part, Scatter
from dashboard.ui.theme import AXIS_PIXELS, BASE_HEIGHT

MOST_LINES = 3
LINE_PIXELS = 16  # height of a label's line
_LETTER_PIXELS = 6.4
_LABEL_SIZE = 12
_LABEL_LETTERS = 15  # longer names break, so that on a phone the plot keeps almost two thirds of the width


@dataclass(frozen=True)
class EndLabel:
    """What stands beside the end of a line; ``text`` is HTML of one line or more."""

    x: Any
    y: float
    text: str
    colour: str


def name_end(trace: Scatter, name: str, value: str = "") -> Scatter:
    """The trace with a label for its end: a dot in its colour, its name and its last value."""
    return _remember(trace, end=" ".join(part for part in (name, value) if part))


def hold_back(figure: Figure, most: int = MOST_LINES) -> None:
    """Let only the first lines be seen at first; traces of one ``legendgroup`` are one line."""
    first = list(dict.fromkeys(_group(trace) for trace in _lines(figure)))[:most]
    for trace in _lines(figure):
        if _group(trace) not in first:
            _remember(trace, held=True)


def held_count(figure: Figure) -> int:
    """How many lines wait for the reader's wish."""
    return len({_group(trace) for trace in figure.data if _memory(trace).get("held")})


def finish(figure: Figure, *, is_all: bool) -> Figure:
    """A copy of the figure as it is to be seen: with all lines or the first, their ends labelled."""
    shown = [trace for trace in figure.data if is_all or not _memory(trace).get("held")]
    finished = Figure([trace.copied() for trace in shown], figure.layout.copied())
    named = [trace for trace in finished.data if isinstance(trace, Scatter) and _memory(trace).get("end")]
    if named:
        _label(finished, named)
    for trace in finished.data:
        trace.meta = None  # what only drawing had to know is not sent to the reader
    return finished


def _label(figure: Figure, named: Sequence[Scatter]) -> None:
    for axis in dict.fromkeys(trace.yaxis or "y" for trace in named):
        ends = [end for trace in named if (trace.yaxis or "y") == axis and (end := end_of(trace))]
        _annotate(figure, ends, axis)
    longest = max(width_in_letters(line) for trace in named for line in _label_lines(trace))
    room = round(longest * _LETTER_PIXELS) + 28
    figure.update_layout(margin={"r": max(room, figure.layout.margin.r or 0)})
    if all(_memory(trace).get("end") or trace.showlegend is False for trace in _lines(figure)):
        figure.update_layout(showlegend=False)


def end_of(trace: Scatter) -> EndLabel | None:
    """The label of a trace at its last known point; None where it has none."""
    known = _known_points(trace)
    if not known:
        return None
    x, y = known[-1]
    colour = trace.line.color or trace.marker.color
    return EndLabel(x, y, "<br>".join(map(escape, _label_lines(trace))), str(colour))


def _label_lines(trace: Scatter) -> list[str]:
    return wrap(str(_memory(trace)["end"]), _LABEL_LETTERS).split("<br>")


def _annotate(figure: Figure, ends: Sequence[EndLabel], axis: str) -> None:
    low, high, pixels = _axis_span(figure, axis)
    a_pixel = (high - low) / pixels
    heights = [(end.y - low) / a_pixel for end in ends]
    least = max((end.text.count("<br>") + 1 for end in ends), default=1) * LINE_PIXELS
    for end, wanted, given in zip(ends, heights, nudge_apart(heights, least, pixels), strict=True):
        figure.add_annotation(
            x=end.x,
            y=end.y,
            yref=axis,
            # The name is in the reader's ink: no colour has a text's contrast on the light and on the dark ground.
            text=f'<span style="color:{end.colour}">●</span> {end.text}',
            align="left",
            font={"size": _LABEL_SIZE},
            xanchor="left",
            yanchor="middle",
            xshift=8,
            yshift=given - wanted,
            showarrow=False,
        )


def _axis_span(figure: Figure, axis: str) -> tuple[float, float, float]:
    """The lowest and highest value of an axis as plotly will draw it, and the pixels between them."""
    layout = figure.layout[f"yaxis{axis[1:]}"]
    margin = figure.layout.margin
    share = (layout.domain[1] - layout.domain[0]) if layout.domain else 1
    pixels = max(((figure.layout.height or BASE_HEIGHT) - (margin.t or 0) - (margin.b or 0) - AXIS_PIXELS) * share, 1.0)
    if layout.range:
        return float(layout.range[0]), float(layout.range[1]), pixels
    of_axis = [trace for trace in _lines(figure) if (trace.yaxis or "y") == axis]
    values = [y for trace in of_axis for _x, y in _known_points(trace)]
    low, high = min(values, default=0.0), max(values, default=1.0)
    low = min(low, 0.0) if layout.rangemode == "tozero" else low
    return low, max(high * 1.05, low + 1e-9), pixels


def _lines(figure: Figure) -> list[Scatter]:
    return [trace for trace in figure.data if isinstance(trace, Scatter) and "lines" in (trace.mode or "lines")]


def _group(trace: Part) -> str:
    return str(trace.legendgroup or trace.name)


def _known_points(trace: Scatter) -> list[tuple[Any, float]]:
    if trace.y is None:
        return []
    return [(x, float(y)) for x, y in zip(trace.x, trace.y, strict=True) if formats.is_known(y)]


def _memory(trace: Part) -> dict[str, Any]:
    return trace.meta if isinstance(trace.meta, dict) else {}


def _remember(trace: Scatter, **told: object) -> Scatter:
    trace.meta = {**_memory(trace), **told}
    return trace
