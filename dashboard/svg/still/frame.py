"""Where the days and amounts of a figure lie in its still picture.

What lies across, days as a rule, lies at a share of the plot's width, so that one picture is right in any width;
amounts lie at pixels.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain
from typing import Any

from dashboard.locale import formats
from dashboard.svg.scales import decimals_of, ticks_between
from dashboard.svg.still.words import LINE, lines_of, width_of

FONT = 12.0
GRID = 'stroke="currentColor" stroke-opacity="0.16" stroke-width="1"'
"""How a line of the grid is drawn."""
_TICKS = 5
_ABOVE = 1.05  # of the largest amount, as plotly leaves room
_TITLE_ROOM = 18  # of an axis' title beside its labels
_MOST_YEARS = 6  # labels of years that have room on a phone
_EDGE = 8
_DAY_MS = 24 * 60 * 60 * 1000
Figure = Mapping[str, Any]
"""A figure as plotly's own JSON has it: ``data`` and ``layout``."""


@dataclass(frozen=True)
class Tick:
    """A place on an axis with its label, which may have several lines."""

    place: float
    label: str


@dataclass(frozen=True)
class ValueAxis:
    """An axis of amounts, from ``low`` at the pixel ``bottom`` to ``high`` at ``top``."""

    low: float
    high: float
    bottom: float
    top: float
    ticks: tuple[Tick, ...]
    title: str = ""
    is_log: bool = False

    def y(self, amount: float) -> float:
        """The pixel of an amount."""
        low, high, at = (self._placed(one) for one in (self.low, self.high, amount))
        return self.bottom - (self.bottom - self.top) * (at - low) / ((high - low) or 1)

    def _placed(self, amount: float) -> float:
        return math.log10(max(amount, 1e-12)) if self.is_log else amount


@dataclass(frozen=True)
class TimeAxis:
    """The axis across, of time as a rule, from the day ``first`` at the plot's left to ``last`` at its right.

    ``is_above``: its labels stand over the plot; ``is_ruled``: a line of the grid goes through each.
    """

    first: float
    last: float
    ticks: tuple[Tick, ...]
    is_above: bool = False
    is_ruled: bool = False

    def x(self, day: float) -> float:
        """Where a day lies, in per cent of the plot's width."""
        return 100 * (day - self.first) / ((self.last - self.first) or 1)


@dataclass(frozen=True)
class Frame:
    """All axes of a picture; panels by the name that traces have for them.

    The plot leaves so many pixels free at its ``left`` and ``right``, and lies between the pixels ``plot_top`` and
    ``plot_bottom``; the picture's ``height`` is in pixels too.
    """

    time: TimeAxis
    panels: Mapping[str, ValueAxis]
    left: float
    right: float
    height: float
    plot_top: float
    plot_bottom: float

    @property
    def top(self) -> float:
        """The pixel at which the uppermost panel begins."""
        return min(panel.top for panel in self.panels.values())

    @property
    def bottom(self) -> float:
        """The pixel at which the lowest panel ends."""
        return max(panel.bottom for panel in self.panels.values())


def day_number(value: object) -> float:
    """A day as plotly takes it, as text, date or time, in days."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if isinstance(moment, datetime):
        return (
            moment.toordinal()
            + (moment - datetime.combine(moment.date(), time(), moment.tzinfo)).total_seconds() / 86_400
        )
    if isinstance(moment, date):
        return float(moment.toordinal())
    raise TypeError(f"{value!r} is no day: a still picture has an axis of time.")


def across(value: object) -> float:
    """Where a thing lies on the axis across: a day in days, an amount as it is."""
    return float(value) if isinstance(value, int | float) else day_number(value)


def bar_span(trace: Figure, place: int) -> tuple[float, float]:
    """The first and last day over which a bar lies."""
    widths = trace.get("width")
    width = (widths[place] if isinstance(widths, Sequence) else widths or _DAY_MS * 300) / _DAY_MS
    offset = trace.get("offset")
    first = day_number(trace["x"][place]) + (-width / 2 if offset is None else offset / _DAY_MS)
    return first, first + width


def frame_of(figure: Figure) -> Frame:
    """The axes of a figure."""
    layout, traces = figure["layout"], figure["data"]
    height, margin = layout["height"], layout.get("margin", {})
    labels = _time_labels(layout.get("xaxis", {}))
    is_above = layout.get("xaxis", {}).get("side") == "top"
    low = _EDGE if is_above else LINE * FONT * max((len(lines_of(label)) for label in labels), default=1) + _EDGE + 4
    bottom, top = height - low, float(margin.get("t") or 0) + _EDGE
    panels = {
        f"y{name.removeprefix('yaxis')}": _panel(name, layout[name], traces, bottom, top)
        for name in sorted(layout)
        if name.startswith("yaxis")
    }
    left = max(_label_room(panel) for panel in panels.values())
    right = max(float(margin.get("r") or 0), 2 * _EDGE)
    return Frame(_time_axis(layout.get("xaxis", {}), traces), panels, left, right, height, top, bottom)


def amounts_of(trace: Figure) -> Iterator[float]:
    """The known amounts of a trace; those of a bar end where it ends."""
    bases = trace.get("base") or [0] * len(trace["y"])
    for base, y in zip(bases, trace["y"], strict=True):
        if formats.is_known(y):
            yield float(y) + base


def _panel(name: str, axis: Figure, traces: Sequence[Figure], bottom: float, top: float) -> ValueAxis:
    short = f"y{name.removeprefix('yaxis')}"
    amounts = list(chain.from_iterable(amounts_of(one) for one in traces if (one.get("yaxis") or "y") == short))
    start, end = axis.get("domain") or (0, 1)
    ends = bottom - (bottom - top) * start, bottom - (bottom - top) * end
    title = (axis.get("title") or {}).get("text") or ""
    if axis.get("type") == "log":
        low, high = min(amounts, default=1.0), max(amounts, default=10.0)
        places = [factor * 10.0**power for power in range(-4, 8) for factor in (1, 2, 5)]
        ticks = tuple(Tick(one, _number(one, one)) for one in places if low * 0.95 <= one <= high * _ABOVE)
        return ValueAxis(low * 0.95, high * _ABOVE, *ends, ticks, title, is_log=True)
    low, high = axis.get("range") or _reach(amounts, is_from_zero=axis.get("rangemode") == "tozero")
    if axis.get("showticklabels") is False and axis.get("showgrid") is False:
        return ValueAxis(low, high, *ends, (), title)
    if axis.get("tickvals") is not None and axis.get("showticklabels") is False:
        return ValueAxis(low, high, *ends, tuple(Tick(one, "") for one in axis["tickvals"]), title)
    places = [one for one in ticks_between(low, high, axis.get("nticks") or _TICKS) if low <= one <= high]
    step = places[1] - places[0] if len(places) > 1 else 1.0
    return ValueAxis(low, high, *ends, tuple(Tick(one, _number(one, step)) for one in places), title)


def _reach(amounts: Sequence[float], *, is_from_zero: bool) -> tuple[float, float]:
    low, high = min(amounts, default=0.0), max(amounts, default=1.0)
    low = min(low, 0.0) if is_from_zero else low
    high = max(high, 0.0) if is_from_zero else high
    return (low * _ABOVE if low < 0 else low), max(high * _ABOVE, low + 1e-9)


def _number(amount: float, step: float) -> str:
    return formats.number(amount, decimals_of(step))


def _label_room(panel: ValueAxis) -> float:
    labels = width_of([tick.label for tick in panel.ticks], FONT)
    return labels + _EDGE + 6 + (_TITLE_ROOM if panel.title else 0)


def _time_labels(axis: Figure) -> Sequence[str]:
    return axis.get("ticktext") or ()


def _time_axis(axis: Figure, traces: Sequence[Figure]) -> TimeAxis:
    first, last = [across(end) for end in axis["range"]] if axis.get("range") else _days_of(traces)
    if axis.get("tickvals") is not None:
        places = [across(tick) for tick in axis["tickvals"]]
        ticks = tuple(Tick(*one) for one in zip(places, axis["ticktext"], strict=True))
    else:
        ticks = _years(first, last)
    return TimeAxis(first, last, ticks, is_above=axis.get("side") == "top", is_ruled=bool(axis.get("showgrid")))


def _days_of(traces: Sequence[Figure]) -> tuple[float, float]:
    """From the first day to the last, with a little room on either side."""
    bars = [trace for trace in traces if trace["type"] == "bar"]
    days = [
        *(day for trace in bars for place in range(len(trace["x"])) for day in bar_span(trace, place)),
        *(day_number(day) for trace in traces if trace not in bars for day in trace["x"] if day is not None),
    ]
    room = (max(days) - min(days)) * 0.02 + 1
    return min(days) - room, max(days) + room


def _years(first: float, last: float) -> tuple[Tick, ...]:
    """Labels of years, each in its year's middle, as many as have room, from the last one backwards."""
    years = list(range(date.fromordinal(int(first)).year, date.fromordinal(int(last)).year + 1))
    middles = {year: float(date(year, 7, 2).toordinal()) for year in years}
    inside = [year for year in years if first <= middles[year] <= last]
    step = max(-(-len(inside) // _MOST_YEARS), 1)
    return tuple(Tick(middles[year], str(year)) for year in sorted(inside[::-1][::step]))
