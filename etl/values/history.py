"""What follows each other in time: which rows hold from one day to the next change. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

import pandas as pd

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
    days = [rows[[*cell, name]].rename(columns={name: "start"}) for name in ("known_from", "known_until")]
    starts = pd.concat(days, ignore_index=True).dropna(subset="start").drop_duplicates()
    ordered = starts.sort_values([*cell, "start"], kind="stable", ignore_index=True)
    spans = ordered.assign(end=ordered.groupby(cell, observed=True)["start"].shift(-1))
    joined = rows.merge(spans, on=cell, validate="many_to_many")
    holds = (joined["known_from"] <= joined["start"]) & (
        joined["known_until"].isna() | (joined["known_until"] > joined["start"])
    )
    return joined.loc[holds]
