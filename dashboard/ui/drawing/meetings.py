"""Meetings on a chart: thin grey dotted lines, of which the pivotal few carry a short name above the plot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from dashboard.locale.wrapping import width_in_letters
from dashboard.subjects.colours import GREY
from dashboard.ui.drawing.figures import Figure, Part
from dashboard.ui.theme import AXIS_PIXELS, BASE_HEIGHT

MOST_NAMED = 5
_ROW_PIXELS, _NAME_SIZE, _LETTER_PIXELS = 15, 11, 5.8
_NARROWEST_PLOT = 190  # pixels: names that do not overlap on a phone do so nowhere


@dataclass(frozen=True)
class MeetingMark:
    """A meeting on its day; a ``name`` of two or three words, in the reader's language, for a pivotal one."""

    day: date
    name: str = ""


def mark_meetings(figure: Figure, marks: Sequence[MeetingMark], span: tuple[date, date]) -> None:
    """Draw the meetings inside a span of days, which is the range of the chart's time axis.

    More than five names are no names of the pivotal few: the first five stand, in the order given.
    """
    inside = [mark for mark in marks if span[0] <= mark.day <= span[1]]
    named = sorted([mark for mark in inside if mark.name][:MOST_NAMED], key=lambda mark: mark.day)
    rows = rows_of(named, span)
    if rows:
        figure.update_layout(margin={"t": max(figure.layout.margin.t or 0, (max(rows) + 1) * _ROW_PIXELS + 8)})
    tops = {mark: 1 + (row + 0.6) * _ROW_PIXELS / _plot_pixels(figure) for mark, row in zip(named, rows, strict=True)}
    lines = [_line(mark, tops.get(mark, 1)) for mark in inside]
    figure.update_layout(shapes=[*figure.layout.shapes, *lines])
    for mark, row in zip(named, rows, strict=True):
        figure.add_annotation(
            x=mark.day.isoformat(),
            y=1,
            yref="paper",
            yanchor="bottom",
            xanchor=_side(mark, span),
            yshift=row * _ROW_PIXELS,
            text=escape(mark.name),
            font={"size": _NAME_SIZE},
            showarrow=False,
        )


def _plot_pixels(figure: Figure) -> float:
    """How high the plot is, without its margins and the labels of its axis."""
    layout = figure.layout
    return max((layout.height or BASE_HEIGHT) - (layout.margin.t or 0) - (layout.margin.b or 0) - AXIS_PIXELS, 1.0)


def _line(mark: MeetingMark, top: float) -> Part:
    day = mark.day.isoformat()
    look = {"color": GREY, "width": 1.3 if mark.name else 0.8, "dash": "dot"}
    return Part(type="line", x0=day, x1=day, y0=0, y1=top, yref="paper", layer="below", line=look)


def rows_of(named: Sequence[MeetingMark], span: tuple[date, date]) -> list[int]:
    """The row of each name, 0 the lowest, so that none lies on another; takes names in the order of their days."""
    ends: list[list[tuple[float, float]]] = []
    rows = []
    for mark in named:
        taken = _extent(mark, span)
        row = next(
            (row for row, others in enumerate(ends) if not any(_overlap(taken, one) for one in others)), len(ends)
        )
        if row == len(ends):
            ends.append([])
        ends[row].append(taken)
        rows.append(row)
    return rows


def _extent(mark: MeetingMark, span: tuple[date, date]) -> tuple[float, float]:
    """From where to where a name reaches, in pixels of the narrowest plot."""
    x = _NARROWEST_PLOT * _share(mark, span)
    width = width_in_letters(mark.name) * _LETTER_PIXELS + 8
    return (x, x + width) if _side(mark, span) == "left" else (x - width, x)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _side(mark: MeetingMark, span: tuple[date, date]) -> str:
    """A name begins at its line in the left half of the plot and ends at it in the right half."""
    return "left" if _share(mark, span) < 0.5 else "right"


def _share(mark: MeetingMark, span: tuple[date, date]) -> float:
    return (mark.day - span[0]).days / max((span[1] - span[0]).days, 1)
