"""Lines, marks and bars of a figure, as SVG in its frame."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from dashboard.locale import formats
from dashboard.svg.still.frame import FONT, Figure, Frame, across, bar_span
from dashboard.svg.still.marks import mark
from dashboard.svg.still.words import text_block

_DASHES = {"dot": "2 3", "dash": "7 4", "dashdot": "7 3 2 3", "longdash": "11 4", "longdashdot": "11 4 2 4"}
_MARK_SIZE = 6.0
T = TypeVar("T", str, float)
Spot = tuple[float, float]
"""Where a known point of a trace lies: in per cent of the plot's width, and in pixels of its height."""


def drawn(trace: Figure, frame: Frame) -> list[str]:
    """A trace as elements of SVG; nothing of one that only the pointer finds."""
    if trace["type"] == "bar":
        return [_bar(trace, place, frame) for place, y in enumerate(trace["y"]) if formats.is_known(y)]
    mode = trace.get("mode") or "lines"
    lines = [_line(run, trace) for run in _runs(trace, frame) if len(run) > 1] if "lines" in mode else []
    marks = _marks(trace, frame) if "markers" in mode and not is_unseen(trace) else []
    return [*lines, *marks, *(_texts(trace, frame) if "text" in mode else [])]


def is_unseen(trace: Figure) -> bool:
    """Whether a trace is there for the pointer only."""
    return trace["type"] != "bar" and (trace.get("marker") or {}).get("opacity") == 0


def mark_size(trace: Figure, place: int) -> float:
    """Pixels of a point's mark; without a size of its own that of all marks, and zero where none is drawn."""
    sizes: float | Sequence[float] = (trace.get("marker") or {}).get("size", _MARK_SIZE)
    return of_point(sizes, place)


def spots_of(trace: Figure, frame: Frame) -> Iterator[tuple[int, Spot]]:
    """The place of each known point in the trace, and where it lies."""
    panel = frame.panels[trace.get("yaxis") or "y"]
    for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if x is not None and formats.is_known(y):
            day = sum(bar_span(trace, place)) / 2 if trace["type"] == "bar" else across(x)
            yield place, (frame.time.x(day), panel.y(y))


def of_point(value: T | Sequence[T], place: int) -> T:
    """What a trace gives once for all of its points, or for each."""
    return value if isinstance(value, str | float | int) else value[place]


def _runs(trace: Figure, frame: Frame) -> list[list[Spot]]:
    """Points that one line joins: it breaks where an amount is not known."""
    runs: list[list[Spot]] = [[]]
    last = -1
    for place, spot in spots_of(trace, frame):
        if place != last + 1:
            runs.append([])
        runs[-1].append(spot)
        last = place
    return runs


def _line(run: Sequence[Spot], trace: Figure) -> str:
    look = trace.get("line") or {}
    dash = _DASHES.get(look.get("dash") or "solid")
    pieces = "".join(
        f'<line x1="{x:.2f}%" y1="{y:.1f}" x2="{to_x:.2f}%" y2="{to_y:.1f}"/>'
        for before, after in pairwise(run)
        for (x, y), (to_x, to_y) in pairwise(_corners(before, after, look.get("shape")))
    )
    more = f' stroke-dasharray="{dash}"' if dash else ' stroke-linecap="round"'
    pale = f' opacity="{trace["opacity"]:g}"' if trace.get("opacity") else ""
    return f'<g stroke="{look.get("color")}" stroke-width="{look.get("width") or 2:g}"{more}{pale}>{pieces}</g>'


def _corners(before: Spot, after: Spot, shape: str | None) -> list[Spot]:
    """From one point to the next: straight, or in a step halfway between them."""
    if shape != "hvh":
        return [before, after]
    middle = (before[0] + after[0]) / 2
    return [before, (middle, before[1]), (middle, after[1]), after]


def _marks(trace: Figure, frame: Frame) -> list[str]:
    look = trace.get("marker") or {}
    colour = look.get("color") or (trace.get("line") or {}).get("color")
    stroke = (look.get("line") or {}).get("width") or 0
    return [
        mark(
            of_point(look.get("symbol") or "circle", place),
            f"{x:.2f}%",
            y,
            mark_size(trace, place),
            of_point(colour, place),
            stroke=of_point(stroke, place),
        )
        for place, (x, y) in spots_of(trace, frame)
        if mark_size(trace, place)
    ]


def _texts(trace: Figure, frame: Frame) -> list[str]:
    """What stands at the right of its marks."""
    size = (trace.get("textfont") or {}).get("size") or FONT
    return [
        text_block([text], f"{x:.2f}%", y, size=size, up="middle", dx=mark_size(trace, place) / 2 + 4)
        for place, (x, y) in spots_of(trace, frame)
        if (text := of_point(trace["text"], place))
    ]


def _bar(trace: Figure, place: int, frame: Frame) -> str:
    panel, look = frame.panels[trace.get("yaxis") or "y"], trace.get("marker") or {}
    base = of_point(trace.get("base") or 0, place)
    left, right = (frame.time.x(day) for day in bar_span(trace, place))
    ends = sorted((panel.y(base), panel.y(base + trace["y"][place])))
    opacity = of_point(look.get("opacity") or 1, place) * (trace.get("opacity") or 1)
    return (
        f'<rect x="{left:.2f}%" y="{ends[0]:.1f}" width="{right - left:.2f}%" height="{ends[1] - ends[0]:.1f}" '
        f'fill="{look.get("color")}" fill-opacity="{opacity:g}"/>'
    )
