"""The picture of events: lanes by kind over the years."""

import textwrap
from datetime import date
from html import escape

import pandas as pd
import plotly.graph_objects as go

from dashboard.subjects.colours import GREY
from dashboard.subjects.events.timeline import Lane, time_ticks
from dashboard.ui.theme import EVENT_COLOURS, EVENT_SYMBOLS, base_figure
from etl.vocabulary.periods import DatePrecision

ROW_PIXELS = 15
MARGIN_PIXELS = 40
LEAST_PIXELS = 150  # so that a hover has room
TITLE_WIDTH = 42
EDGE = 0.03  # of the span, on either side


def timeline_figure(placed: pd.DataFrame, lanes: list[Lane]) -> go.Figure:
    """Draw each event as a mark in the lane of its kind; a click gives its id as customdata.

    Takes what ``timeline_view.place_in_lanes`` gives. A full mark is a known day, an open one a month or a year; a bar
    spans the days of an event that lasted, or the month or year that it lies in.
    """
    height = lanes[-1].bottom if lanes else 1
    figure = base_figure(height=max(round(height * ROW_PIXELS) + MARGIN_PIXELS, LEAST_PIXELS))
    for lane in lanes:
        of_kind = placed[placed["kind"] == lane.kind]
        figure.add_trace(_bars(of_kind, lane))
        figure.add_trace(_marks(of_kind, lane))
        figure.add_annotation(
            text=f"{escape(lane.name)} · {lane.count}",
            x=0,
            xref="paper",
            xanchor="left",
            y=lane.top + 0.15,
            yanchor="top",
            showarrow=False,
            font_size=12,
        )
    figure.update_layout(showlegend=False, margin={"l": 4, "r": 4, "t": 24, "b": 4}, hoverlabel={"align": "left"})
    # The years stand above, where they are seen first; lines across part the lanes.
    figure.update_xaxes(type="date", side="top", showgrid=True, fixedrange=True, **_time_axis(placed))
    figure.update_yaxes(
        range=[height, -0.2],
        tickvals=[lane.top for lane in lanes],
        showticklabels=False,
        zeroline=False,
        showgrid=True,
        fixedrange=True,
    )
    return figure


def _time_axis(placed: pd.DataFrame) -> dict[str, object]:
    """Whole years from the first event to the last, with room for the outermost marks."""
    first, last = date(placed["start_date"].min().year, 1, 1), date(placed["end_date"].max().year, 12, 31)
    room = (last - first) * EDGE
    ticks = time_ticks(first, last)
    return {
        "range": [(first - room).isoformat(), (last + room).isoformat()],
        "tickvals": [day.isoformat() for day in ticks],
        "ticktext": list(ticks.values()),
    }


def _bars(events: pd.DataFrame, lane: Lane) -> go.Scatter:
    """A bar from the first day to the last of each event that has more than one."""
    long = events[events["end_date"] > events["start_date"]]
    days: list[date | None] = []
    heights: list[float | None] = []
    for start, end, height in zip(long["start_date"].dt.date, long["end_date"].dt.date, long["y"], strict=True):
        days += [start, end, None]
        heights += [height, height, None]
    line = {"color": EVENT_COLOURS.get(lane.kind, GREY), "width": 4}
    return go.Scatter(x=days, y=heights, mode="lines", line=line, opacity=0.45, hoverinfo="skip", connectgaps=False)


def _marks(events: pd.DataFrame, lane: Lane) -> go.Scatter:
    colour = EVENT_COLOURS.get(lane.kind, GREY)
    symbol = EVENT_SYMBOLS.get(lane.kind, "circle")
    symbols = [symbol if precision == DatePrecision.DAY else f"{symbol}-open" for precision in events["date_precision"]]
    return go.Scatter(
        x=events["middle_date"],
        y=events["y"],
        name=lane.name,
        mode="markers",
        marker={"symbol": symbols, "size": 10, "color": colour, "line": {"width": 1.5}},
        customdata=[[event_id] for event_id in events["event_id"]],
        text=[
            _hover(*words)
            for words in events[["title", "kind_name", "date_text", "place_name"]].itertuples(index=False)
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _hover(title: str, *facts: str) -> str:
    # A line longer than this would leave the screen of a phone.
    lines = "<br>".join(escape(line) for line in textwrap.wrap(title, TITLE_WIDTH))
    return "<br>".join([f"<b>{lines}</b>", *(escape(fact) for fact in facts if fact)])
