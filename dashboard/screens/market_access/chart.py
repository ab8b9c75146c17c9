"""A good's history on one line of time: how the market stood, the acts, and beneath them the trade."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.locale import gettext as _
from dashboard.locale.units import Scale
from dashboard.locale.wrapping import wrap
from dashboard.subjects.colours import AMBER, BLUE, GREEN, GREY, RED, TEAL
from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.theme import DASHES, base_figure
from etl.vocabulary.access import AccessState

STATE_COLOURS: Mapping[str, str] = {
    AccessState.OPEN: GREEN,
    AccessState.OPEN_IN_PART: BLUE,
    AccessState.PROTOCOL_ONLY: GREY,
    AccessState.SUSPENDED: AMBER,
    AccessState.CLOSED: RED,
}
# Each state has a bar of its own width and dash, so that none is told by colour alone.
STATE_LINES: Mapping[str, tuple[int, str]] = {
    AccessState.OPEN: (14, "solid"),
    AccessState.OPEN_IN_PART: (14, "4px,2px"),
    AccessState.PROTOCOL_ONLY: (4, "solid"),
    AccessState.SUSPENDED: (4, "dot"),
    AccessState.CLOSED: (8, "6px,2px,2px,2px"),
}
TRADE_TOP, TIME_BOTTOM = 0.58, 0.72
ACT_ROW, STATE_ROW = 1, 0


@dataclass(frozen=True)
class DrawnState:
    """Days on which a market stood the same."""

    state: str
    name: str
    first: date
    last: date
    hover: str


@dataclass(frozen=True)
class DrawnAct:
    """An act on the line of time; ``symbol`` is its mark, ``kind`` what the legend calls it."""

    day: date
    kind: str
    symbol: str
    hover: str


@dataclass(frozen=True)
class DrawnLine:
    """Trade as one end counts it: the middle of each period and values in full, with what to tell of each."""

    name: str
    is_origin: bool
    days: tuple[date, ...]
    values: tuple[float | None, ...]
    hovers: tuple[str, ...]


def history_figure(
    states: Sequence[DrawnState], acts: Sequence[DrawnAct], lines: Sequence[DrawnLine], scale: Scale
) -> Figure:
    """States as bars and acts as marks above, trade as lines below, on one axis of time."""
    figure = base_figure(height=580 if lines else 320)
    for state in AccessState:
        of_state = [one for one in states if one.state == state]
        if of_state:
            figure.add_trace(_state_trace(of_state))
    for kind in dict.fromkeys(act.kind for act in acts):
        figure.add_trace(_act_trace([act for act in acts if act.kind == kind]))
    for place, line in enumerate(lines):
        figure.add_trace(_line_trace(line, place, scale))
    figure.update_layout(
        xaxis={"type": "date", "nticks": 10, "anchor": "y" if lines else "y2"},
        yaxis={"domain": [0, TRADE_TOP if lines else 0], "title": {"text": scale.unit if lines else ""}},
        yaxis2={
            "domain": [TIME_BOTTOM if lines else 0, 1],
            "range": [-0.7, 1.7],
            "tickvals": [STATE_ROW, ACT_ROW],
            "ticktext": [_("State"), _("Acts")],
            "zeroline": False,
            "showgrid": False,
            "automargin": True,
        },
        legend={"orientation": "h", "y": -0.09 if lines else -0.2, "yanchor": "top", "x": 0},
    )
    return figure


def _state_trace(states: Sequence[DrawnState]) -> Scatter:
    width, dash = STATE_LINES[states[0].state]
    x: list[date | None] = []
    text: list[str] = []
    for one in states:
        x += [one.first, one.first + (one.last - one.first) / 2, one.last, None]
        text += [one.hover, one.hover, one.hover, ""]
    return Scatter(
        x=x,
        y=[None if day is None else STATE_ROW for day in x],
        yaxis="y2",
        name=wrap(states[0].name),
        mode="lines",
        line={"color": STATE_COLOURS[states[0].state], "width": width, "dash": dash},
        text=text,
        hovertemplate="%{text}<extra></extra>",
        connectgaps=False,
    )


def _act_trace(acts: Sequence[DrawnAct]) -> Scatter:
    return Scatter(
        x=[act.day for act in acts],
        y=[ACT_ROW] * len(acts),
        yaxis="y2",
        name=wrap(acts[0].kind),
        mode="markers",
        marker={"symbol": acts[0].symbol, "size": 11, "color": GREY, "line": {"color": GREY, "width": 2}},
        text=[act.hover for act in acts],
        hovertemplate="%{text}<extra></extra>",
    )


def _line_trace(line: DrawnLine, place: int, scale: Scale) -> Scatter:
    return Scatter(
        x=list(line.days),
        y=[None if value is None else value / scale.divisor for value in line.values],
        name=wrap(line.name),
        mode="lines+markers",
        connectgaps=False,
        line={"color": AMBER if line.is_origin else TEAL, "width": 2, "dash": DASHES[place % len(DASHES)]},
        marker={"symbol": "square" if line.is_origin else "circle", "size": 6},
        text=list(line.hovers),
        hovertemplate="%{text}<extra></extra>",
    )
