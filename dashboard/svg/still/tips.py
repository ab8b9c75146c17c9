"""What is told under the pointer, without a program, as HTML that lies over the plot.

A style sheet shows the tip of the place that the pointer is at.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from dashboard.svg.still.frame import FONT, Figure, Frame, day_number
from dashboard.svg.still.traces import is_unseen, mark_size, of_point, spots_of
from dashboard.svg.still.words import LINE, as_html, bare, lines_of, width_of

_EDGE, _HALF = 9, 50
_REACH = 9  # pixels around a point at which its tip is told
_NARROWEST = 0.8  # per cent of the plot's width over which a tip is told
LinkOf = Callable[[Any], str]
"""Gives the address to which a mark leads; takes what the figure gave the mark as ``customdata``."""


@dataclass(frozen=True)
class TipPlace:
    """Where a tip is told: the style of what the pointer finds, and the point beside which the tip stands.

    ``href`` is the address to which what is found leads.
    """

    found_at: str
    x: float
    y: float
    lines: tuple[str, ...]
    is_ruled: bool = False
    href: str = ""


def tips(figure: Figure, frame: Frame, link_of: LinkOf | None = None) -> str:
    """A group for each place that tells something: what the pointer finds, and its tip, unseen until then."""
    traces = figure["data"]
    shared = [place for trace in _first_of(traces) for place in _columns(trace, frame)]
    own = [place for trace in traces if not is_unseen(trace) for place in _points(trace, frame, link_of)]
    return "".join(map(tip_at, (*shared, *own)))


def _first_of(traces: Sequence[Figure]) -> list[Figure]:
    """The unseen marks of the first panel: those of the others tell the same of the same days."""
    return [trace for trace in traces if is_unseen(trace)][:1]


def _columns(trace: Figure, frame: Frame) -> Iterator[TipPlace]:
    """A tip of a period: told anywhere above the days that it lasts."""
    told = sorted((day_number(x), text) for x, text in zip(trace["x"], trace["hovertext"], strict=True))
    for text, days in groupby(told, key=lambda one: one[1]):
        xs = [frame.time.x(day) for day, _text in days]
        middle, width = (min(xs) + max(xs)) / 2, max(max(xs) - min(xs), _NARROWEST)
        across = f"left:{middle - width / 2:.2f}%;width:{width:.2f}%"
        found = f"{across};top:{frame.top:.0f}px;height:{frame.bottom - frame.top:.0f}px"
        yield TipPlace(found, middle, frame.top + _EDGE, tuple(lines_of(text)), is_ruled=True)


def _points(trace: Figure, frame: Frame, link_of: LinkOf | None) -> Iterator[TipPlace]:
    """A tip of a single point or bar, as its own text has it."""
    texts = trace.get("hovertext") or trace.get("text")
    if not texts or trace.get("hoverinfo") == "skip":
        return
    for place, (x, y) in spots_of(trace, frame):
        text = of_point(texts, place)
        if text and mark_size(trace, place):
            across = f"left:calc({x:.2f}% - {_REACH}px);width:{2 * _REACH}px"
            found = f"{across};top:{y - _REACH:.0f}px;height:{2 * _REACH}px"
            href = link_of(trace["customdata"][place]) if link_of and trace.get("customdata") else ""
            yield TipPlace(found, x, y, tuple(lines_of(text)), href=href)


def tip_at(place: TipPlace) -> str:
    """What the pointer finds at a place, and the tip that it then tells."""
    rule = " ruled" if place.is_ruled else ""
    found = f'class="found{rule}" style="{place.found_at}"'
    if not place.href:
        return f'<div class="spot"><div {found}></div>{_tip(place)}</div>'
    told = escape(", ".join(map(bare, place.lines)))
    # Not in the way of the Tab key, to which hundreds of marks would be as many steps: the page lists the same links.
    link = f'<a {found} href="{escape(place.href)}" target="_self" tabindex="-1" aria-label="{told}"></a>'
    return f'<div class="spot">{link}{_tip(place)}</div>'


def _tip(place: TipPlace) -> str:
    """The tip beside its place, towards the middle of the plot; on a narrow screen it stays at the plot's edge."""
    width = width_of(place.lines, FONT) + 2 * _EDGE
    wanted = f"{place.x:.2f}% + {_EDGE}px" if place.x < _HALF else f"{place.x:.2f}% - {_EDGE + width:.0f}px"
    top = max(place.y - len(place.lines) * FONT * LINE / 2, 0)
    words = "<br>".join(map(as_html, place.lines))
    return f'<div class="tip" style="left:clamp(0px, {wanted}, 100% - {width:.0f}px);top:{top:.0f}px">{words}</div>'
