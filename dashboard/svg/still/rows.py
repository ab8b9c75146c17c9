"""Bars across as a still picture: a row for each name, with a bar in it for each trace that knows the amount."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.locale import formats
from dashboard.svg.scales import decimals_of, ticks_between
from dashboard.svg.still.frame import FONT, GRID, Figure
from dashboard.svg.still.tips import TipPlace, tip_at
from dashboard.svg.still.traces import of_point
from dashboard.svg.still.words import LINE, lines_of, text_block, width_of

_EDGE, _TICKS = 8, 5
_ABOVE = 1.05  # of the largest amount, as plotly leaves room
_FILLED = 0.8  # of a row's height, as plotly has it
_NARROWEST = 2.0  # per cent of the plot's width that a bar's own text needs


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
    """A bar from ``first`` on, both in per cent of the plot's width."""

    trace: Figure
    place: int
    first: float
    width: float
    top: float
    height: float


@dataclass(frozen=True)
class _Amount:
    """An amount of a trace in the row of a name, from ``first`` on; ``order`` is the trace's among all."""

    trace: Figure
    place: int
    order: int
    name: str
    first: float
    amount: float


def rows_of(figure: Figure) -> Rows:
    """The rows of a figure of bars across, which tells their names from the bottom up; no amount is below zero."""
    layout, margin = figure["layout"], figure["layout"].get("margin", {})
    names = tuple(reversed(layout["yaxis"]["categoryarray"]))
    most = max((bar.first + bar.amount for bar in _amounts(figure)), default=1.0)
    left = width_of([line for name in names for line in lines_of(name)], FONT) + _EDGE + 6
    labelled = 1 if _has_labels(figure) else 0
    foot = LINE * FONT * (labelled + bool(_title(figure))) + _EDGE + 4
    right = max(float(margin.get("r") or 0), 2 * _EDGE)
    return Rows(names, (most or 1.0) * _ABOVE, left, right, _EDGE, layout["height"] - foot)


def rows_drawn(figure: Figure, rows: Rows) -> list[str]:
    """The axis of amounts with its grid, the names of the rows, and the bars, as SVG."""
    bars = [part for bar in _bars(figure, rows) for part in (_bar(bar), _inside(bar))]
    return [*_axis(figure, rows), *_names(rows), *bars]


def _bar(bar: _RowBar) -> str:
    return (
        f'<rect x="{bar.first:.2f}%" y="{bar.top:.1f}" width="{bar.width:.2f}%" height="{bar.height:.1f}" '
        f'fill="{bar.trace["marker"]["color"]}"{_edge(bar.trace)}/>'
    )


def _edge(trace: Figure) -> str:
    look = trace["marker"].get("line")
    return f' stroke="{look["color"]}" stroke-width="{look["width"]:g}"' if look else ""


def _inside(bar: _RowBar) -> str:
    """The text in the middle of a bar that has room for it; else the tip alone tells it."""
    if bar.trace.get("textposition") != "inside" or bar.width < _NARROWEST:
        return ""
    text, ink = of_point(bar.trace["text"], bar.place), bar.trace["insidetextfont"]["color"]
    words = f'<span style="color:{ink}">{text}</span>'
    middle = f"{bar.first + bar.width / 2:.2f}%"
    return text_block([words], middle, bar.top + bar.height / 2, size=FONT, across="center", up="middle")


def row_tips(figure: Figure, rows: Rows) -> str:
    """What each bar tells under the pointer, over the whole width of its row."""
    return "".join(
        tip_at(
            TipPlace(
                f"{_found_across(figure, bar)};top:{bar.top:.0f}px;height:{bar.height:.0f}px",
                bar.first + bar.width,
                bar.top + bar.height / 2,
                tuple(lines_of(of_point(bar.trace["hovertext"], bar.place))),
            )
        )
        for bar in _bars(figure, rows)
    )


def _found_across(figure: Figure, bar: _RowBar) -> str:
    return f"left:{bar.first:.2f}%;width:{bar.width:.2f}%" if _is_stacked(figure) else "left:0;width:100%"


def _is_stacked(figure: Figure) -> bool:
    return bool(figure["layout"].get("barmode") == "stack")


def _amounts(figure: Figure) -> Iterator[_Amount]:
    """The known amounts; stacked ones begin where those of the traces before end."""
    ends: dict[str, float] = {}
    for order, trace in enumerate(figure["data"]):
        for place, (x, name) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            if formats.is_known(x):
                first = ends.get(name, 0.0) if _is_stacked(figure) else 0.0
                ends[name] = first + x
                yield _Amount(trace, place, order, name, first, x)


def _bars(figure: Figure, rows: Rows) -> Iterator[_RowBar]:
    beside = 1 if _is_stacked(figure) else len(figure["data"])
    thick = rows.height * _FILLED / beside
    for one in _amounts(figure):
        row = rows.top + rows.height * (rows.names.index(one.name) + (1 - _FILLED) / 2)
        top = row + thick * (one.order % beside)
        yield _RowBar(one.trace, one.place, rows.x(one.first), rows.x(one.amount), top, thick)


def _axis(figure: Figure, rows: Rows) -> list[str]:
    if not _has_labels(figure):
        return []
    places = [one for one in ticks_between(0, rows.most, _TICKS) if 0 <= one <= rows.most]
    digits = decimals_of(places[1] - places[0]) if len(places) > 1 else 0
    parts = []
    for one in places:
        x = f"{rows.x(one):.2f}%"
        parts.append(f'<line x1="{x}" x2="{x}" y1="{rows.top:.1f}" y2="{rows.bottom:.1f}" {GRID}/>')
        told = [formats.number(one, digits)]
        parts.append(text_block(told, x, rows.bottom + 5, size=FONT, across="center"))
    if title := _title(figure):
        parts.append(text_block([title], "50%", rows.bottom + 5 + LINE * FONT, size=FONT, across="center"))
    return parts


def _has_labels(figure: Figure) -> bool:
    return figure["layout"].get("xaxis", {}).get("showticklabels") is not False


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
