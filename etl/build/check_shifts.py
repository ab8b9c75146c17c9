"""Arrivals that are as a whole in another unit or currency than what they are held against.

A wrong unit moves every figure by the same factor; trade never does. So an arrival, and each of its periods, is held as
a whole against the figures that were known before of the same cells, those of a year before, and those of other
sources (``etl.build.pair_figures``). Its figures may be too many to be held: they come in parts, and wait in a file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from etl.build.pair_figures import YEARS_BACK
from etl.values.gates import Gate, Gates
from etl.values.periods import format_period
from etl.values.reading import Finding
from etl.values.spooled import SpooledNumbers
from etl.values.typed_rows import typed_rows

SHIFT_CELLS = 5  # an arrival that shifts fewer figures has revised them
MANY_CELLS = 10  # with fewer, most of them must have moved and not only their median
MOVED_SHARE = 0.8
GROWTH_A_YEAR = 1.1  # what is allowed on top for each year that lies further back
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
_DAYS = 2**20  # more than any day has from the first of 1970, on either side of it
_NO_DAY = np.array(["NaT"], "datetime64[s]")
# What is often taken for what, by how many times too large the figures then are: a dollar was 6.0 to 8.3 yuan since
# 1994.
_MISTAKEN = (
    (0.55, 0.87, "looks like ten thousand yuan taken for thousand dollars"),
    (5.5, 8.7, "looks like yuan taken for dollars"),
    (0.115, 0.18, "looks like dollars taken for yuan"),
    (8.7, 14, "looks like thousands taken for ten thousands"),
    (0.07, 0.115, "looks like ten thousands taken for thousands"),
    (500, 2_000, "looks like ones taken for thousands"),
    (0.000_5, 0.002, "looks like thousands taken for ones"),
    (5_000, 20_000, "looks like ones taken for ten thousands"),
    (0.000_05, 0.000_2, "looks like ten thousands taken for ones"),
)


@dataclass(frozen=True)
class _Shift:
    """An arrival, or one period of it, whose figures are ``median`` times those of ``back`` years before.

    0 years: those of other sources.
    """

    period_start: date | None
    period_end: date | None
    median: float
    back: float
    cells: int


def check_paired(gate: Gate, parts: Iterable[pa.Table], gates: Gates) -> list[Finding]:
    """A finding where an arrival, or one of its periods, is in another unit or currency than what it is held against.

    One of all of it, else of that of its periods with the most figures. ``parts`` are all of its pairs
    (``etl.build.pair_figures.PAIR``), some in each part and all of a period in one; ``gate`` says what they are held
    against: a year before, or other sources.
    """
    (source_code, arrival), parts = _name(parts, "source_code", "arrival")
    severity = gates.severity(gate, source_code, is_received=True)
    if severity is None:
        return []
    have_moved = year_moved if gate == Gate.YEAR_SHIFT else all_moved
    measured = _measure(parts, gates)
    moved = measured.loc[(measured["cells"] >= SHIFT_CELLS) & have_moved(measured, gates)]
    is_whole = moved["period_start"].isna()
    worst = moved.assign(is_whole=is_whole).sort_values(["is_whole", "cells"], ascending=False, kind="stable").iloc[:1]
    return [
        Finding(gate, severity, f"{source_code}: {_sentence(shift, arrival, gate)}")
        for shift in typed_rows(worst.drop(columns="is_whole"), _Shift)
    ]


def _name(parts: Iterable[pa.Table], *names: str) -> tuple[list[str], Iterator[pa.Table]]:
    """What the columns of these names hold, in which all rows agree, and the parts."""
    rest = iter(parts)
    first = next(rest)
    return [str(first[name][0]) for name in names], chain([first], rest)


def _measure(parts: Iterable[pa.Table], gates: Gates) -> pd.DataFrame:
    """What the ratios of each period say together, and those of all, whose period is missing.

    Columns: ``period_start`` and ``period_end``, the ``median`` of the ratios, the middle one of the years ``back``,
    the number of ``cells``, both sums, and the shares of cells that went with the median: ``moved_share`` of those that
    went half of the way to the limit of a year, ``near_share`` of those that have nearly the same ratio.
    """
    ratios, back = SpooledNumbers(), np.zeros(YEARS_BACK + 1, dtype="int64")
    periods: list[pd.DataFrame] = []
    for part in parts:
        new, other, years = (_numbers(part, name) for name in ("value_usd", "other_usd", "back"))
        ratios.add(new / other)
        back += np.bincount(years.astype("int64"), minlength=len(back))
        periods.append(_measure_periods(part, new / other, gates))
    by_period = pd.concat(periods, ignore_index=True)
    return pd.concat([_measure_all(ratios, back, by_period, gates), by_period], ignore_index=True)


def _measure_periods(part: pa.Table, ratio: Numbers, gates: Gates) -> pd.DataFrame:
    start, end = (_numbers(part, name).astype("int64") for name in ("period_start", "period_end"))
    told, period, cells = np.unique((start + _DAYS) * 2 * _DAYS + end + _DAYS, return_inverse=True, return_counts=True)
    median = _medians(ratio, period, cells)
    moved, near = _went_along(ratio, median[period], gates)
    return pd.DataFrame(
        {
            "period_start": _to_days(told // (2 * _DAYS) - _DAYS),
            "period_end": _to_days(told % (2 * _DAYS) - _DAYS),
            "median": median,
            "back": _medians(_numbers(part, "back"), period, cells),
            "cells": cells,
            "moved_share": np.bincount(period, moved) / cells,
            "near_share": np.bincount(period, near) / cells,
            "new_usd": np.bincount(period, _numbers(part, "value_usd")),
            "other_usd": np.bincount(period, _numbers(part, "other_usd")),
        }
    )


def _measure_all(ratios: SpooledNumbers, back: Places, by_period: pd.DataFrame, gates: Gates) -> pd.DataFrame:
    median, cells = ratios.median(), len(ratios)
    along = np.zeros(2)
    for part in ratios.parts():
        along += [flags.sum() for flags in _went_along(part, np.full(len(part), median), gates)]
    middle = np.searchsorted(back.cumsum(), [(cells - 1) // 2, cells // 2], side="right")
    return pd.DataFrame(
        {
            "period_start": _NO_DAY,
            "period_end": _NO_DAY,
            "median": [median],
            "back": [middle.mean()],
            "cells": [cells],
            "moved_share": along[:1] / cells,
            "near_share": along[1:] / cells,
            "new_usd": [by_period["new_usd"].sum()],
            "other_usd": [by_period["other_usd"].sum()],
        }
    )


def _numbers(part: pa.Table, name: str) -> Numbers:
    """A column as numbers; days count from the first of 1970."""
    column = part[name].combine_chunks()
    numbers: Numbers = np.asarray(column.cast(pa.int32()) if pa.types.is_date(column.type) else column)
    return numbers.astype("float64")


def _to_days(numbers: Places) -> npt.NDArray[np.datetime64]:
    return numbers.astype("datetime64[D]").astype("datetime64[s]")


def _medians(numbers: Numbers, groups: Places, counts: Places) -> Numbers:
    """The median of each group; ``counts`` has how many there are of each."""
    ranked = numbers[np.lexsort((numbers, groups))]
    firsts = counts.cumsum() - counts
    medians: Numbers = (ranked[firsts + (counts - 1) // 2] + ranked[firsts + counts // 2]) / 2
    return medians


def _went_along(ratio: Numbers, median: Numbers, gates: Gates) -> tuple[Flags, Flags]:
    """Which ratios went with the median, half of the way to the limit of a year, and which are nearly the same."""
    return np.where(median >= 1, ratio, 1 / ratio) >= gates.year_factor / 2, _is_near(ratio, median, gates)


def year_moved(groups: pd.DataFrame, gates: Gates) -> "pd.Series[bool]":
    """Where the median of the ratios and the ratio of the sums are both past what trade does in so many years."""
    sums = groups["new_usd"] / groups["other_usd"]
    limit = gates.year_factor * GROWTH_A_YEAR ** (groups["back"] - 1)
    agreed = (groups["cells"] >= MANY_CELLS) | (groups["moved_share"] >= MOVED_SHARE)
    return (
        agreed & (_apart(groups["median"].to_numpy()) >= limit) & (sums.where(groups["median"] >= 1, 1 / sums) >= limit)
    )


def all_moved(groups: pd.DataFrame, gates: Gates) -> "pd.Series[bool]":
    """Where nearly every figure is the same many times the other."""
    return (groups["near_share"] >= MOVED_SHARE) & (_apart(groups["median"].to_numpy()) >= gates.source_factor)


def _is_near(ratio: Numbers, middle: Numbers | float, gates: Gates) -> Flags:
    return np.asarray(np.abs(ratio / middle - 1) <= gates.shift_spread_pct / 100)


def _apart(ratio: Numbers) -> Numbers:
    """How many times one is the other, whichever is the larger."""
    return np.maximum(ratio, 1 / ratio)


def check_revised(parts: Iterable[pa.Table], compared: int, gates: Gates) -> list[Finding]:
    """A finding where a snapshot says many times as much, or as little, of most of the figures that were known.

    A smaller number of times counts too where it is the same for most of them. ``parts`` have the ratios of all
    figures that it revised (``revised_ratios``); ``compared`` is how many cells were known before it came.
    """
    (source_code, snapshot_code), parts = _name(parts, "source_code", "snapshot_code")
    severity = gates.severity(Gate.UNIT_SHIFT, source_code, is_received=True)
    ratios, far = SpooledNumbers(), SpooledNumbers()
    for part in parts:
        ratios.add(_numbers(part, "ratio"))
    middle = ratios.median()
    may_be_same = max(middle, 1 / middle) >= gates.source_factor
    for ratio in ratios.parts():
        same = _is_near(ratio, middle, gates) & may_be_same
        far.add(ratio[same | (_apart(ratio) > gates.shift_factor)])
    if len(far) < SHIFT_CELLS or len(far) <= compared / 2 or severity is None:
        return []
    median = far.median()
    text = (
        f"{source_code}: {len(far):,} of {compared:,} figures known before are {_times(median)} times as large in "
        f"{snapshot_code}: {_advice(median, Gate.UNIT_SHIFT)}"
    )
    return [Finding(Gate.UNIT_SHIFT, severity, text)]


def revised_ratios(revision: pd.DataFrame) -> pd.DataFrame:
    """How many times as much a later snapshot says of a figure, of some rows of the table ``revision``.

    Gives ``source_code``, ``snapshot_code`` and ``ratio``.
    """
    values = revision.loc[
        (revision["column_name"] == "value_usd") & (revision["old_value"] > 0) & (revision["new_value"] > 0)
    ]
    named = values[["source_code", "new_snapshot_code"]].rename(columns={"new_snapshot_code": "snapshot_code"})
    return named.assign(ratio=values["new_value"] / values["old_value"])


def _sentence(shift: _Shift, arrival: str, gate: Gate) -> str:
    start, end, years = shift.period_start, shift.period_end, int(shift.back)
    within = f" in {format_period(start, end)}" if start and end else ""
    than = {0: "in other sources", 1: "a year before"}.get(years, f"{years} years before")
    what = f"{shift.cells:,} figures of {arrival}{within}"
    return f"{what} are {_times(shift.median)} times as large as {than}: {_advice(shift.median, gate)}"


def _times(ratio: float) -> str:
    return f"{ratio:,.1f}" if ratio >= 1 else f"{ratio:.2g}"


def _advice(ratio: float, gate: Gate) -> str:
    mistaken = next(
        (f"{words}." for low, high, words in _MISTAKEN if low <= ratio <= high), "another unit or currency?"
    )
    otherwise = f"if not, set {gate} to warn for this source in data/gates.yml."
    return f"{mistaken} If so, delete that folder of data/snapshots; {otherwise}"
