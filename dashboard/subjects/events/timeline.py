"""Where events stand in the picture of lanes: one lane a kind, as many rows in it as keep marks apart.

Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import pandas as pd

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event, EventFilters
from etl.vocabulary.places import AreaKind

# Marks closer than this part of the span shown would cover each other on a phone.
CLOSEST = 1 / 60
MOST_ROWS = 4
MOST_TICKS = 8
YEARS_BY_QUARTER = 2
LABEL_ROWS = 1.9  # from a lane's top, past its label, to its first row of marks


@dataclass(frozen=True)
class Lane:
    """One kind of event.

    ``top`` is where the lane begins, counted downwards in rows, ``rows`` how many rows of marks it has.
    """

    kind: str
    name: str
    count: int
    top: float
    rows: int

    @property
    def bottom(self) -> float:
        """Where the next lane begins."""
        return self.top + LABEL_ROWS + self.rows - 0.2


@dataclass(frozen=True)
class Placed:
    """An event with its place in the picture.

    ``middle_date`` is the middle of the days, month or year that it is known to lie in, ``y`` in rows from the top.
    """

    event: Event
    middle_date: date
    y: float


def place_in_lanes(events: Sequence[Event], kinds: Mapping[str, str]) -> tuple[list[Placed], list[Lane]]:
    """Give every event of these kinds a place in the picture, and the lanes in the order of ``kinds``.

    A kind without events has no lane.
    """
    span = (max(event.end_date for event in events) - min(event.start_date for event in events)) if events else None
    closest = max(span.days * CLOSEST, 1) if span else 1
    placed: list[Placed] = []
    lanes: list[Lane] = []
    for kind, name in kinds.items():
        of_kind = sorted((event for event in events if event.kind == kind), key=middle_of)
        if not of_kind:
            continue
        rows = stack([middle_of(event).toordinal() for event in of_kind], closest)
        lane = Lane(kind, name, len(of_kind), lanes[-1].bottom if lanes else 0.0, max(rows) + 1)
        heights = (lane.top + LABEL_ROWS + row for row in rows)
        placed += [Placed(event, middle_of(event), y) for event, y in zip(of_kind, heights, strict=True)]
        lanes.append(lane)
    return placed, lanes


def middle_of(event: Event) -> date:
    """The middle of the days, month or year that an event is known to lie in."""
    return event.start_date + (event.end_date - event.start_date) // 2


def stack(positions: Sequence[float], closest: float) -> list[int]:
    """Rows, from 0, for marks at rising positions.

    Two in a row are not closer than ``closest`` while there are rows left.
    """
    last = [float("-inf")] * MOST_ROWS
    rows = []
    for position in positions:
        free = [row for row, taken in enumerate(last) if position - taken >= closest]
        row = free[0] if free else min(range(MOST_ROWS), key=last.__getitem__)
        last[row] = position
        rows.append(row)
    return rows


def time_ticks(first: date, last: date) -> dict[date, str]:
    """Days to mark on the axis, each with its text: years, or the quarters of up to two years.

    Never more than a phone has room for.
    """
    years = range(first.year, last.year + 1)
    if len(years) <= YEARS_BY_QUARTER:
        return {
            date(year, month, 1): f"{year}" if month == 1 else formats.month_name(month)
            for year in years
            for month in range(1, 13, 3)
        }
    return {date(year, 1, 1): f"{year}" for year in years[:: ceil(len(years) / MOST_TICKS)]}


def timeline_in_words(lanes: Sequence[Lane], period: str) -> str:
    """The picture in a sentence, with the number of events of each kind."""
    counts = _(", ").join(_("{kind} {count}").format(kind=lane.name, count=lane.count) for lane in lanes)
    return ngettext(
        "{n} event on a timeline, {period}: {counts}.",
        "{n} events on a timeline, {period}: {counts}.",
        sum(lane.count for lane in lanes),
        period=period,
        counts=counts,
    )


def parties_to_choose(events: Iterable[Event], areas: pd.DataFrame) -> list[str]:
    """Areas that are a party of some event, and the groups of areas.

    Their order is that of ``areas``, the rows of ``reference.areas``.
    """
    present = {code for event in events for code in event.parties}
    is_offered = areas["area_code"].isin(present) | (areas["kind"] == AreaKind.GROUP)
    return [str(code) for code in areas.loc[is_offered, "area_code"]]


def file_parts(filters: EventFilters, text: str = "") -> tuple[str, ...]:
    """The filters, and the words by which events were found, as parts of a file's name."""
    years = f"{filters.first_year}-{filters.last_year}" if filters.first_year else ""
    chosen = (filters.parties, filters.kinds, filters.topics, filters.persons)
    return (*("-".join(codes) for codes in chosen), years, text)
