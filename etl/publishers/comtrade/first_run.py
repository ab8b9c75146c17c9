"""The first run: China's trade with Kazakhstan by month since June 2020, within what UN Comtrade gives for nothing.

How many calls it takes is known before anything is asked, from the cells alone: no answer has more rows than cells.
"""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from pathlib import Path

from etl.publishers.common.request import FetchRequest
from etl.publishers.common.secrets import read_secret
from etl.publishers.comtrade.client import (
    COMTRADE_MONTHLY,
    KEY_VARIABLE,
    KEYED_ROWS,
    PAUSE,
    PREVIEW_ROWS,
    Comtrade,
    read_calls_a_day,
)
from etl.publishers.comtrade.query import ComtradeQuery

SINCE = date(2020, 6, 1)
"""The month after the last of the customs tables that ship with the project (``gacc_monthly_hs2``)."""

KAZAKHSTAN_M49 = "398"
FIRST_RUN = replace(COMTRADE_MONTHLY, partners=(KAZAKHSTAN_M49,))


@dataclass(frozen=True)
class CallPlan:
    """What a fetch asks for at least, were there no row at all, and at most, had every cell one.

    ``calls_a_day`` is None where no limit is stated.
    """

    first_month: str
    last_month: str
    months: int
    codes: int
    has_key: bool
    rows_a_call: int
    least_calls: int
    most_calls: int
    calls_a_day: int | None

    @property
    def most_minutes(self) -> int:
        """How long the most calls take with the pause between them, of one day's."""
        return ceil(min(self.most_calls, self.calls_a_day or self.most_calls) * PAUSE / 60)

    @property
    def most_days(self) -> int:
        """On how many days the most calls can be made."""
        return ceil(self.most_calls / self.calls_a_day) if self.calls_a_day else 1

    def in_words(self) -> str:
        """The plan as sentences."""
        key = "with the key" if self.has_key else f"without a key ({KEY_VARIABLE} makes it shorter)"
        a_day = f"of {self.calls_a_day:,} a day" if self.calls_a_day else "with no limit a day stated"
        more = (
            f" Once a day's calls are used up it stops, and the same command goes on: {self.most_days} days at most."
            if self.most_days > 1
            else ""
        )
        return (
            f"China and Kazakhstan by month, {self.first_month} to {self.last_month} ({self.months} months, "
            f"{self.codes:,} codes, each side's report), {key}: {self.least_calls:,} to {self.most_calls:,} calls, "
            f"repeats aside, {a_day}, each for fewer than {self.rows_a_call:,} rows; at a call a second "
            f"{self.most_minutes} minutes a day at most.{more} It can be broken off: what arrived is kept for seven "
            "days and not asked for again."
        )


def first_request(data_dir: Path) -> FetchRequest:
    """What the first run asks for."""
    return FetchRequest(data_dir, since=SINCE)


def plan_calls(data_dir: Path, client: Comtrade = FIRST_RUN) -> CallPlan:
    """How many calls the first run takes, without asking anything. Raises FetchFailed for a limit that is no number."""
    queries = client.list_queries(first_request(data_dir))
    has_key = bool(read_secret(KEY_VARIABLE))
    cap = KEYED_ROWS if has_key else PREVIEW_ROWS
    periods = list(dict.fromkeys(period for query in queries for period in query.periods))
    return CallPlan(
        first_month=_month(periods[0]),
        last_month=_month(periods[-1]),
        months=len(periods),
        codes=len(client.codes()),
        has_key=has_key,
        rows_a_call=cap,
        least_calls=len(queries),
        most_calls=sum(most_calls(query, cap) for query in queries),
        calls_a_day=read_calls_a_day(client.name) if has_key else None,
    )


def most_calls(query: ComtradeQuery, cap: int) -> int:
    """The calls for a query of which every cell has a row: its count, then its rows or those of its halves."""
    if query.cells < cap:
        return 2
    return 1 + sum(most_calls(half, cap) for half in query.split())


def _month(period: str) -> str:
    return f"{period[:4]}-{period[4:]}"
