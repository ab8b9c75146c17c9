"""Open promises by their deadline: the next ones, and those whose day has just passed. Pure: no database, no page."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

MOST_NEXT = 5
MOST_PASSED = 3


@dataclass(frozen=True)
class Deadlines:
    """Promises with a deadline ahead, the nearest first, and those whose deadline has passed, the latest first."""

    ahead: pd.DataFrame
    passed: pd.DataFrame


def split_deadlines(promises: pd.DataFrame, on_day: date) -> Deadlines:
    """Part open promises at a day and keep the nearest on both sides of it.

    Takes rows of ``commitments.next_deadlines``. A promise that later ones of them repeat is left to the latest
    of these.
    """
    latest = _told_last(promises)
    is_ahead = latest["deadline"] >= pd.Timestamp(on_day)
    return Deadlines(latest[is_ahead].head(MOST_NEXT), latest[~is_ahead].iloc[::-1].head(MOST_PASSED))


def _told_last(promises: pd.DataFrame) -> pd.DataFrame:
    """The promises without those that were made again.

    Of several that repeat the same one, the one of the newest event stays.
    """
    repeated = set(promises["repeats_commitment_id"].dropna())
    rest = promises[~promises["commitment_id"].isin(repeated)]
    first_made = rest["repeats_commitment_id"].fillna(rest["commitment_id"])
    newest = (
        rest.assign(first_made=first_made)
        .sort_values("event_start_date", kind="stable")
        .drop_duplicates("first_made", keep="last")
    )
    return rest[rest.index.isin(newest.index)]
