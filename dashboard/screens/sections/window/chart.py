"""The picture of one line around a meeting.

A bar for each period by its distance from the meeting, a mark for the same a year earlier.
"""

from collections.abc import Sequence

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.screens.sections.window.measures import Bar, Place, first_day, last_day
from dashboard.subjects.colours import AMBER, GREY, TEAL, VIOLET
from dashboard.ui.drawing import figures
from dashboard.ui.drawing.figures import Figure, Scatter
from dashboard.ui.theme import base_figure
from etl.vocabulary.periods import PeriodKind

COLOURS = {Place.BEFORE: GREY, Place.OWN: AMBER, Place.AFTER: TEAL}
DOUBTFUL = "/"
BAR_WIDTH = 0.8


def window_figure(bars: Sequence[Bar], period_kind: PeriodKind, scale: units.Scale) -> Figure:
    """Draw the bars of one line; a period without a figure has none, and January with February is one wide bar."""
    figure = base_figure(height=340)
    names = {
        Place.BEFORE: _("Before the meeting"),
        Place.OWN: _("The meeting's own period"),
        Place.AFTER: _("After the meeting"),
    }
    for place in Place:
        figure.add_trace(_bars([bar for bar in bars if bar.place == place], names[place], place, period_kind, scale))
    figure.add_trace(
        Scatter(
            x=[middle(bar) for bar in bars],
            y=[bar.year_earlier / scale.divisor for bar in bars],
            name=_("The same period a year earlier"),
            mode="markers",
            marker={"symbol": "line-ew-open", "size": 13, "color": VIOLET, "line": {"width": 3, "color": VIOLET}},
            text=[_hover(bar, bar.year_earlier, period_kind, scale, years=1) for bar in bars],
            hovertemplate="%{text}<extra></extra>",
        )
    )
    figure.update_layout(
        legend={"orientation": "h", "yanchor": "top", "y": -0.22, "x": 0},
        margin={"l": 4, "r": 8, "t": 12, "b": 4},
        barmode="overlay",
    )
    unit = _("Months from the meeting") if period_kind == PeriodKind.MONTH else _("Years from the meeting")
    figure.update_xaxes(title={"text": unit, "standoff": 4}, **_ticks(bars))
    figure.update_yaxes(title={"text": scale.unit, "standoff": 4}, showgrid=True, nticks=5)
    return figure


def middle(bar: Bar) -> float:
    """Where a bar stands: its distance from the meeting, for two months in one between the two."""
    inward = (bar.span.count - 1) / 2
    return {Place.BEFORE: bar.offset + inward, Place.OWN: 0.0, Place.AFTER: bar.offset - inward}[bar.place]


def _bars(bars: list[Bar], name: str, place: Place, period_kind: PeriodKind, scale: units.Scale) -> figures.Bar:
    return figures.Bar(
        x=[middle(bar) for bar in bars],
        y=[bar.amount / scale.divisor for bar in bars],
        width=[BAR_WIDTH if place == Place.OWN else bar.span.count - 1 + BAR_WIDTH for bar in bars],
        name=name,
        marker={"color": COLOURS[place], "pattern": {"shape": [DOUBTFUL if bar.is_doubtful else "" for bar in bars]}},
        text=[_hover(bar, bar.amount, period_kind, scale) for bar in bars],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
    )


def _hover(bar: Bar, amount: float, period_kind: PeriodKind, scale: units.Scale, years: int = 0) -> str:
    step = years if period_kind == PeriodKind.YEAR else years * 12
    period = formats.period(first_day(bar.span.first - step, period_kind), last_day(bar.span.last - step, period_kind))
    return _("{period}: {amount}").format(
        period=period, amount=f"{formats.number(amount / scale.divisor, 2)} {scale.unit}"
    )


def _ticks(bars: Sequence[Bar]) -> dict[str, object]:
    """A tick at the meeting and at both ends, and halfway where there is room."""
    first, last = min(bar.offset for bar in bars), max(bar.offset for bar in bars)
    places = sorted({first, -(-first // 2) if first < -1 else first, 0, last // 2 if last > 1 else last, last})
    return {
        "tickvals": places,
        "ticktext": [f"{place:+d}".replace("-", "−") if place else _("meeting") for place in places],
    }
