"""What follows each other in time: which rows hold from one day to the next change. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.values.row_numbers import Numbers, count_rows, repeat_rows

_DAYS = 2**20  # more than any day has from the first of 1970, on either side of it
_NO_DAY = np.datetime64("NaT", "s")
V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True)
class DatedSpan(Generic[V_co]):
    """A value that holds from ``start`` until, and without, ``end``; None: to this day."""

    value: V_co
    start: date
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return holds_on(day, self.start, self.end)


def holds_on(day: date, since: date, until: date | None) -> bool:
    """Whether a day lies in a span that ends before ``until``; None: that has no end."""
    return since <= day and (until is None or day < until)


def common_span(one: tuple[date, date | None], other: tuple[date, date | None]) -> tuple[date, date | None] | None:
    """The days on which two spans both hold, until, and without, the last; None where there are none."""
    since = max(one[0], other[0])
    until = min((end for end in (one[1], other[1]) if end), default=None)
    return (since, until) if until is None or since < until else None


def spans_of(days: Iterable[date], value_on: Callable[[date], V]) -> list[DatedSpan[V]]:
    """The value on each of ``days``, one after the other, as spans.

    Days on which it stays the same do not begin a new one. ``days`` must hold every day on which the value may change.
    """
    spans: list[DatedSpan[V]] = []
    for day in sorted(set(days)):
        value = value_on(day)
        if spans and spans[-1].value == value:
            continue
        if spans:
            spans[-1] = DatedSpan(spans[-1].value, spans[-1].start, day)
        spans.append(DatedSpan(value, day))
    return spans


def value_on(spans: Iterable[DatedSpan[V]], day: date) -> V | None:
    """The value that holds on a day; None before the first."""
    return next((span.value for span in spans if span.holds_on(day)), None)


def span_rows(spans: Iterable[DatedSpan[Mapping[str, Any] | None]]) -> Iterator[dict[str, Any]]:
    """Rows with ``known_from`` and ``known_until`` of spans of rows; a span without a row gives none."""
    for span in spans:
        if span.value is not None:
            yield {**span.value, "known_from": span.start, "known_until": span.end}


def split_by_change(rows: pd.DataFrame, cell: list[str]) -> pd.DataFrame:
    """Each row once for every span of days in which the rows of its cell stay the same.

    The span is given as ``start`` and ``end``. Takes ``known_from`` and ``known_until``; what is added up over a cell
    is added up within each span, so that all of it holds at once.
    """
    cells, count = count_rows(rows, cell)
    since, until = (rows[name].to_numpy().astype("datetime64[D]") for name in ("known_from", "known_until"))
    ends = np.flatnonzero(~np.isnat(until))
    days = np.concatenate([_day_in_cell(cells, since), _day_in_cell(cells[ends], until[ends])])
    changes, places = np.unique(days, return_inverse=True)
    first, past = places[: len(rows)], np.searchsorted(changes, np.arange(1, count + 1) * 2 * _DAYS)[cells]
    past[ends] = places[len(rows) :]
    held, span = repeat_rows((past - first).clip(min=0))
    start = changes[first[held] + span]
    following = np.append(changes, -1)[first[held] + span + 1]
    is_last = following // (2 * _DAYS) != start // (2 * _DAYS)
    days_of = [
        (one % (2 * _DAYS) - _DAYS).astype("datetime64[D]").astype("datetime64[s]") for one in (start, following)
    ]
    return rows.iloc[held].assign(start=days_of[0], end=np.where(is_last, _NO_DAY, days_of[1])).reset_index(drop=True)


def _day_in_cell(cells: Numbers, days: "npt.NDArray[np.datetime64]") -> Numbers:
    """A number for each cell and day, in their order."""
    numbers: Numbers = cells * 2 * _DAYS + days.astype("int64") + _DAYS
    return numbers
