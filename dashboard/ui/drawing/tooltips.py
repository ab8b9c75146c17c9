"""One tooltip a period that gives both sides and the gap, however near to which line the pointer is.

    share_tooltip(figure, {x: tooltip("2025", [Reading("China", "48.7 bn USD", TEAL), ...], gap="14.5 bn USD")})

Where marks can be clicked, plotly's shared hover would take the click away: there every point tells the whole tooltip.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.ui.drawing.figures import Figure, Scatter


@dataclass(frozen=True)
class Reading:
    """What one side counts in the period, in words; ``colour`` is that of its line."""

    name: str
    amount: str
    colour: str


def tooltip(period: str, readings: Sequence[Reading], gap: str = "") -> str:
    """A tooltip's text: the period, each side with its amount, and how far apart they are, where that is known."""
    told = [
        f'<span style="color:{one.colour}">●</span> {escape(one.name)}: <b>{escape(one.amount)}</b>' for one in readings
    ]
    apart = [escape(_("Gap: {amount}").format(amount=gap))] if gap else []
    return "<br>".join([f"<b>{escape(period)}</b>", *told, *apart])


def share_tooltip(figure: Figure, told: Mapping[Any, str], *, is_clickable: bool = False) -> None:
    """Give the figure one tooltip for each place on its time axis, the same in each of its panels.

    Takes texts of ``tooltip`` by the points' ``x``.
    """
    lines = [trace for trace in figure.data if isinstance(trace, Scatter)]
    if is_clickable:
        for trace in lines:
            trace.update(hovertext=[told.get(x, "") for x in trace.x], hovertemplate="%{hovertext}<extra></extra>")
        return
    for trace in lines:
        trace.update(hoverinfo="skip", hovertemplate=None)
    for axis in dict.fromkeys(trace.yaxis or "y" for trace in lines):
        figure.add_trace(_unseen([trace for trace in lines if (trace.yaxis or "y") == axis], told, axis))
    figure.update_layout(hovermode="x", hoverlabel={"align": "left"})
    figure.update_xaxes(showspikes=True, spikemode="across", spikethickness=1, spikedash="dot", spikesnap="data")


def _unseen(lines: Sequence[Scatter], told: Mapping[Any, str], axis: str) -> Scatter:
    """Marks that nobody sees on a panel, at the height of its largest amount of each period."""
    heights: dict[Any, float] = dict.fromkeys(told, 0.0)
    for trace in lines:
        for x, y in zip(trace.x, trace.y, strict=True):
            if x in heights and formats.is_known(y):
                heights[x] = max(heights[x], float(y))
    return Scatter(
        x=list(heights),
        y=list(heights.values()),
        yaxis=axis,
        mode="markers",
        marker={"opacity": 0, "size": 1},
        showlegend=False,
        hovertext=list(told.values()),
        hovertemplate="%{hovertext}<extra></extra>",
    )
