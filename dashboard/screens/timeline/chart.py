"""The picture of events: lanes by kind over the years."""

import textwrap
from collections.abc import Sequence
from datetime import date
from html import escape

from dashboard.subjects.colours import GREY
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.timeline import Lane, Placed, time_ticks
from dashboard.subjects.events.words import date_of, year_span
from dashboard.subjects.names import Names
from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.theme import EVENT_COLOURS, EVENT_SYMBOLS, base_figure
from etl.vocabulary.periods import DatePrecision

ROW_PIXELS = 15
MARGIN_PIXELS = 40
LEAST_PIXELS = 150  # so that a hover has room
TITLE_WIDTH = 42
EDGE = 0.03  # of the span, on either side


def timeline_figure(placed: Sequence[Placed], lanes: Sequence[Lane], names: Names) -> Figure:
    """Draw each event as a mark in the lane of its kind; a click gives its id as customdata.

    Takes what ``timeline.place_in_lanes`` gives. A full mark is a known day, an open one a month or a year; a bar
    spans the days of an event that lasted, or the month or year that it lies in.
    """
    height = lanes[-1].bottom if lanes else 1
    figure = base_figure(height=max(round(height * ROW_PIXELS) + MARGIN_PIXELS, LEAST_PIXELS))
    for lane in lanes:
        of_kind = [one for one in placed if one.event.kind == lane.kind]
        figure.add_trace(_bars(of_kind, lane))
        figure.add_trace(_marks(of_kind, lane, names))
        figure.add_annotation(
            text=f"{escape(lane.name)} · {lane.count}",
            x=0,
            xref="paper",
            xanchor="left",
            y=lane.top + 0.15,
            yanchor="top",
            showarrow=False,
            font={"size": 12},
        )
    figure.update_layout(showlegend=False, margin={"l": 4, "r": 4, "t": 24, "b": 4}, hoverlabel={"align": "left"})
    # The years stand above, where they are seen first; lines across part the lanes.
    figure.update_xaxes(
        type="date", side="top", showgrid=True, fixedrange=True, **_time_axis([one.event for one in placed])
    )
    figure.update_yaxes(
        range=[height, -0.2],
        tickvals=[lane.top for lane in lanes],
        showticklabels=False,
        zeroline=False,
        showgrid=True,
        fixedrange=True,
    )
    return figure


def _time_axis(events: Sequence[Event]) -> dict[str, object]:
    """Whole years from the first event to the last, with room for the outermost marks."""
    first_year, last_year = year_span(events)
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    room = (last - first) * EDGE
    ticks = time_ticks(first, last)
    return {
        "range": [(first - room).isoformat(), (last + room).isoformat()],
        "tickvals": [day.isoformat() for day in ticks],
        "ticktext": list(ticks.values()),
    }


def _bars(placed: Sequence[Placed], lane: Lane) -> Scatter:
    """A bar from the first day to the last of each event that has more than one."""
    days: list[date | None] = []
    heights: list[float | None] = []
    for one in placed:
        if one.event.end_date > one.event.start_date:
            days += [one.event.start_date, one.event.end_date, None]
            heights += [one.y, one.y, None]
    line = {"color": EVENT_COLOURS.get(lane.kind, GREY), "width": 4}
    return Scatter(x=days, y=heights, mode="lines", line=line, opacity=0.45, hoverinfo="skip", connectgaps=False)


def _marks(placed: Sequence[Placed], lane: Lane, names: Names) -> Scatter:
    colour = EVENT_COLOURS.get(lane.kind, GREY)
    symbol = EVENT_SYMBOLS.get(lane.kind, "circle")
    events = [one.event for one in placed]
    symbols = [symbol if event.date_precision == DatePrecision.DAY else f"{symbol}-open" for event in events]
    return Scatter(
        x=[one.middle_date for one in placed],
        y=[one.y for one in placed],
        name=lane.name,
        mode="markers",
        marker={"symbol": symbols, "size": 10, "color": colour, "line": {"width": 1.5}},
        customdata=[[event.event_id] for event in events],
        text=[_hover(event.title, lane.name, date_of(event), names.place(event.place_code)) for event in events],
        hovertemplate="%{text}<extra></extra>",
    )


def _hover(title: str, *facts: str) -> str:
    # A line longer than this would leave the screen of a phone.
    lines = [f"<b>{escape(line)}</b>" for line in textwrap.wrap(title, TITLE_WIDTH)]
    return "<br>".join([*lines, *(escape(fact) for fact in facts if fact)])
