"""The chart around a meeting: each figure flat over its own month or year, so that none looks as if it came after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.screens.event.drawn_lines import DrawnLine, cell_in_words, drawn_span
from dashboard.screens.sections.window.measures import Cell, Span, first_day, last_day, number_of
from dashboard.subjects.colours import GREY
from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.drawing.lines import MOST_LINES, hold_back, name_end
from dashboard.ui.drawing.meetings import MeetingMark, mark_meetings
from dashboard.ui.drawing.tooltips import Reading, share_tooltip, tooltip
from dashboard.ui.drawing.years import month_axis, year_axis
from dashboard.ui.theme import SIDE_COLOURS, base_figure
from etl.vocabulary.periods import DatePrecision, PeriodKind
from etl.vocabulary.trade import Side

HEIGHT = 320


@dataclass(frozen=True)
class Meeting:
    """When the meeting was, as exactly as it is known, and whether leaders met."""

    start: date
    end: date
    precision: str
    is_of_leaders: bool = False


def figure_around(
    lines: Sequence[DrawnLine],
    kind: PeriodKind,
    meeting: Meeting,
    *,
    home: str,
    scale: units.Scale,
    unit: str,
) -> Figure:
    """Draw the lines of one kind of goods over the time that they have, with the meeting marked.

    Each side's own is seen at first, or the first line where there is none. January and February in one figure are no
    month's, and not drawn.
    """
    shown = drawn_span(lines, Span(number_of(meeting.start, kind), number_of(meeting.end, kind)))
    figure = base_figure(height=HEIGHT)
    most = min(max(sum(line.is_own for line in lines), 1), MOST_LINES)
    figure.add_traces([_trace(line, kind, home, scale) for line in lines[:most]])
    share_tooltip(figure, _tooltips(lines[:most], kind, home, unit))
    figure.add_traces([_trace(line, kind, home, scale).update(hoverinfo="skip") for line in lines[most:]])
    first, last = first_day(shown.first, kind), last_day(shown.last, kind)
    is_by_year = kind == PeriodKind.YEAR
    axis = year_axis(shown.first, shown.last) if is_by_year else month_axis(first, last + timedelta(days=1))
    figure.update_layout(xaxis=axis, yaxis={"title": None, "nticks": 6})
    _mark(figure, meeting, (first, last))
    hold_back(figure, most)
    return figure


def _trace(line: DrawnLine, kind: PeriodKind, home: str, scale: units.Scale) -> Scatter:
    corners = list(_corners(line.cells, kind))
    dash = "dot" if line.is_stated else "dash" if line.is_at_least else "solid"
    trace = Scatter(
        x=[day.isoformat() for day, _amount in corners],
        y=[None if amount is None else amount / scale.divisor for _day, amount in corners],
        mode="lines",
        connectgaps=False,
        name=line.name,
        showlegend=False,
        line={"color": colour_of(line, home), "width": 2.4, "dash": dash},
    )
    newest = _drawn(line.cells)[-1:]
    return name_end(trace, line.end_name, _end_value(newest[0].amount / scale.divisor) if newest else "")


def _end_value(value: float) -> str:
    return formats.number(value, 1 if value >= 10 else 2)


def colour_of(line: DrawnLine, home: str) -> str:
    """The colour of whose figures they are; grey where they are neither side's own."""
    if line.is_reconciled:
        return GREY
    return SIDE_COLOURS[Side.HOME if line.reporter == home else Side.PARTNER]


def _drawn(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.span.count == 1]


def _corners(cells: Sequence[Cell], kind: PeriodKind) -> Iterator[tuple[date, float | None]]:
    """From the first to the last day of each period; the line breaks where one is missing."""
    drawn = _drawn(cells)
    breaks = {after.span.first for before, after in pairwise(drawn) if after.span.first != before.span.last + 1}
    for cell in drawn:
        first, last = first_day(cell.span.first, kind), last_day(cell.span.last, kind)
        if cell.span.first in breaks:
            yield first, None
        yield first, cell.amount
        yield last, cell.amount


def _tooltips(lines: Sequence[DrawnLine], kind: PeriodKind, home: str, unit: str) -> dict[str, str]:
    """The tooltip of each period, by both days with which its step begins and ends."""
    counted: dict[Span, list[tuple[DrawnLine, Cell]]] = {}
    for line in lines:
        for cell in _drawn(line.cells):
            counted.setdefault(cell.span, []).append((line, cell))
    found: dict[str, str] = {}
    for span, told in counted.items():
        readings = [
            Reading(
                line.end_name,
                formats.bounded(formats.amount(cell.amount, unit, 2), is_at_least=line.is_at_least),
                colour_of(line, home),
            )
            for line, cell in told
        ]
        text = tooltip(cell_in_words(told[0][1], kind), readings, _gap(told, unit))
        found |= {day.isoformat(): text for day in (first_day(span.first, kind), last_day(span.last, kind))}
    return found


def _gap(told: Sequence[tuple[DrawnLine, Cell]], unit: str) -> str:
    """How far the two sides' own tables lie apart; empty where not both count the whole."""
    own = {
        line.reporter: cell.amount
        for line, cell in reversed(told)
        if not (line.is_at_least or line.is_stated or line.is_reconciled)
    }
    if len(own) != len(Side):
        return ""
    low, high = sorted(own.values())
    return formats.amount(high - low, unit, 2)


def _mark(figure: Figure, meeting: Meeting, span: tuple[date, date]) -> None:
    """The meeting on its day; where only its month or year is known, a band over that too."""
    if meeting.precision != DatePrecision.DAY or meeting.end > meeting.start:
        ends = {"x0": meeting.start.isoformat(), "x1": (meeting.end + timedelta(days=1)).isoformat()}
        figure.add_shape(
            type="rect", yref="paper", y0=0, y1=1, fillcolor=GREY, opacity=0.2, line={"width": 0}, layer="below", **ends
        )
    middle = meeting.start + (meeting.end - meeting.start) / 2
    mark_meetings(figure, [MeetingMark(middle, _("This event"))], span)
