"""Where events stand in the picture of lanes: one lane a kind, as many rows in it as keep marks apart.

Pure: no database, no page.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import pandas as pd

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import EventFilters
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


def place_in_lanes(events: pd.DataFrame, kinds: Mapping[str, str]) -> tuple[pd.DataFrame, list[Lane]]:
    """Give every event a place in the picture, and the lanes in the order of ``kinds``.

    A kind without events has no lane. Takes labelled events. Adds ``middle_date`` (of the days, month or year that it
    is known to lie in) and ``y``, in rows from the top.
    """
    days = (events["end_date"] - events["start_date"]).dt.days
    placed = events.assign(middle_date=events["start_date"] + pd.to_timedelta(days // 2, unit="D"))
    closest = max((events["end_date"].max() - events["start_date"].min()).days * CLOSEST, 1) if len(events) else 1
    lanes: list[Lane] = []
    heights: dict[Hashable, float] = {}
    for kind, name in kinds.items():
        of_kind = placed.loc[placed["kind"] == kind, "middle_date"].sort_values(kind="stable")
        if of_kind.empty:
            continue
        taken = stack([day.toordinal() for day in of_kind], closest)
        lane = Lane(kind, name, len(of_kind), lanes[-1].bottom if lanes else 0.0, max(taken) + 1)
        heights |= dict(zip(of_kind.index, (lane.top + LABEL_ROWS + row for row in taken), strict=True))
        lanes.append(lane)
    return placed.assign(y=[heights[label] for label in placed.index]), lanes


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


def parties_to_choose(events: pd.DataFrame, areas: pd.DataFrame) -> list[str]:
    """Areas that are a party of some event, and the groups of areas.

    Their order is that of ``areas``, the rows of ``reference.areas``.
    """
    present = {code for codes in events["party_codes"] for code in codes.split()}
    is_offered = areas["area_code"].isin(present) | (areas["kind"] == AreaKind.GROUP)
    return [str(code) for code in areas.loc[is_offered, "area_code"]]


def file_parts(filters: EventFilters) -> tuple[str, ...]:
    """The filters as parts of a file's name."""
    years = f"{filters.first_year}-{filters.last_year}" if filters.first_year else ""
    chosen = (filters.parties, filters.kinds, filters.topics, filters.persons)
    return (*("-".join(codes) for codes in chosen), years, filters.text)
