"""Bars across as a still picture: a row for each name, with a bar in it for each trace that knows the amount."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.locale import formats
from dashboard.svg.scales import ticks_between
from dashboard.svg.still.frame import FONT, GRID, Figure
from dashboard.svg.still.tips import TipPlace, tip_at
from dashboard.svg.still.traces import of_point
from dashboard.svg.still.words import LINE, lines_of, text_block, width_of

_EDGE, _TICKS = 8, 5
_ABOVE = 1.05  # of the largest amount, as plotly leaves room
_FILLED = 0.8  # of a row's height, as plotly has it


@dataclass(frozen=True)
class Rows:
    """The rows from the top down, by name, and the largest amount that has room.

    ``left`` and ``right`` are the pixels that the plot leaves free at its sides, ``top`` and ``bottom`` those between
    which the rows lie.
    """

    names: tuple[str, ...]
    most: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Pixels of one row."""
        return (self.bottom - self.top) / max(len(self.names), 1)

    def x(self, amount: float) -> float:
        """Where an amount ends, in per cent of the plot's width."""
        return 100 * amount / self.most


@dataclass(frozen=True)
class _RowBar:
    trace: Figure
    place: int
    width: float  # in per cent of the plot's width
    top: float
    height: float


def rows_of(figure: Figure) -> Rows:
    """The rows of a figure of bars across, which tells their names from the bottom up; no amount is below zero."""
    layout, margin = figure["layout"], figure["layout"].get("margin", {})
    names = tuple(reversed(layout["yaxis"]["categoryarray"]))
    most = max((x for trace in figure["data"] for x in trace["x"] if formats.is_known(x)), default=1.0)
    left = width_of([line for name in names for line in lines_of(name)], FONT) + _EDGE + 6
    foot = LINE * FONT * (2 if _title(figure) else 1) + _EDGE + 4
    right = max(float(margin.get("r") or 0), 2 * _EDGE)
    return Rows(names, (most or 1.0) * _ABOVE, left, right, _EDGE, layout["height"] - foot)


def rows_drawn(figure: Figure, rows: Rows) -> list[str]:
    """The axis of amounts with its grid, the names of the rows, and the bars, as SVG."""
    bars = (
        f'<rect x="0" y="{bar.top:.1f}" width="{bar.width:.2f}%" height="{bar.height:.1f}" '
        f'fill="{bar.trace["marker"]["color"]}"/>'
        for bar in _bars(figure, rows)
    )
    return [*_axis(figure, rows), *_names(rows), *bars]


def row_tips(figure: Figure, rows: Rows) -> str:
    """What each bar tells under the pointer, over the whole width of its row."""
    return "".join(
        tip_at(
            TipPlace(
                f"left:0;width:100%;top:{bar.top:.0f}px;height:{bar.height:.0f}px",
                bar.width,
                bar.top + bar.height / 2,
                tuple(lines_of(of_point(bar.trace["hovertext"], bar.place))),
            )
        )
        for bar in _bars(figure, rows)
    )


def _bars(figure: Figure, rows: Rows) -> Iterator[_RowBar]:
    thick = rows.height * _FILLED / len(figure["data"])
    for order, trace in enumerate(figure["data"]):
        for place, (x, name) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            if formats.is_known(x):
                top = rows.top + rows.height * (rows.names.index(name) + (1 - _FILLED) / 2) + thick * order
                yield _RowBar(trace, place, rows.x(x), top, thick)


def _axis(figure: Figure, rows: Rows) -> list[str]:
    places = [one for one in ticks_between(0, rows.most, _TICKS) if 0 <= one <= rows.most]
    step = places[1] - places[0] if len(places) > 1 else 1.0
    digits = max(0, -math.floor(math.log10(step) + 1e-9))
    parts = []
    for one in places:
        x = f"{rows.x(one):.2f}%"
        parts.append(f'<line x1="{x}" x2="{x}" y1="{rows.top:.1f}" y2="{rows.bottom:.1f}" {GRID}/>')
        told = [formats.number(one, digits)]
        parts.append(text_block(told, x, rows.bottom + 5, size=FONT, across="center"))
    if title := _title(figure):
        parts.append(text_block([title], "50%", rows.bottom + 5 + LINE * FONT, size=FONT, across="center"))
    return parts


def _title(figure: Figure) -> str:
    return (figure["layout"].get("xaxis", {}).get("title") or {}).get("text") or ""


def _names(rows: Rows) -> list[str]:
    return [
        text_block(
            lines_of(name),
            "0",
            rows.top + rows.height * (place + 0.5),
            size=FONT,
            across="right",
            up="middle",
            dx=-6,
        )
        for place, name in enumerate(rows.names)
    ]
