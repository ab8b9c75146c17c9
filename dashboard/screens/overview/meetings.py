"""Which meetings a chart marks, and where on the strip below it. Pure: no database, no page."""

from collections.abc import Collection

import pandas as pd

from dashboard.subjects.events.timeline import stack
from etl.vocabulary.events import EventKind
from etl.vocabulary.periods import DatePrecision

MOST_MARKS = 60
LEAST_DAYS_APART = 75


def kinds_to_mark(events: pd.DataFrame, most: int = MOST_MARKS) -> list[str]:
    """Kinds of event, the weightiest first; at least one kind that occurs.

    Kinds are taken as long as no more than ``most`` marks come of them. The order is that of the closed list: summits
    before ministers, ministers before fairs.
    """
    counts = events["kind"].value_counts()
    kinds: list[str] = []
    marks = 0
    for kind in (kind.value for kind in EventKind if kind.value in counts.index):
        if kinds and marks + int(counts[kind]) > most:
            break
        kinds.append(kind)
        marks += int(counts[kind])
    return kinds


def to_strip(events: pd.DataFrame, kinds: Collection[str]) -> pd.DataFrame:
    """Events of these kinds, oldest first, each with ``mark_date`` and ``lane``.

    An event of which only the month or year is known is marked in the middle of it. Lanes keep marks of a busy time
    apart.
    """
    kept = events[events["kind"].isin(kinds)]
    middle = kept["start_date"] + (kept["end_date"] - kept["start_date"]) / 2
    is_day = kept["date_precision"] == DatePrecision.DAY
    dated = kept.assign(mark_date=kept["start_date"].where(is_day, middle)).sort_values(
        ["mark_date", "event_id"], ignore_index=True
    )
    return dated.assign(lane=stack([date.toordinal() for date in dated["mark_date"]], LEAST_DAYS_APART))
