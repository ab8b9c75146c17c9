"""Arrivals that are as a whole in another unit or currency than what they are held against.

A wrong unit moves every figure by the same factor; trade never does. So an arrival, and each of its periods, is held as
a whole against the figures that were known before of the same cells, those of a year before, and those of other
sources.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from etl.build.derive import SERIES
from etl.values.gates import Gate, Gates
from etl.values.periods import format_period
from etl.values.reading import Finding
from etl.values.typed_rows import typed_rows

SHIFT_CELLS = 5  # an arrival that shifts fewer figures has revised them
MANY_CELLS = 10  # with fewer, most of them must have moved and not only their median
MOVED_SHARE = 0.8
YEARS_BACK = 8  # a year without figures gives its place to the one before
GROWTH_A_YEAR = 1.1  # what is allowed on top for each of them
_CELL = ["reporter_code", "partner_code", "flow", "commodity_id", "period_start", "period_end"]
HaveMoved = Callable[[pd.DataFrame, Gates], "pd.Series[bool]"]
_ARRIVAL = ["source_code", "arrival"]
_PERIOD = ["period_start", "period_end"]
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


PAIR = ("source_code", "arrival", "period_start", "period_end", "value_usd", "other_usd", "back")


@dataclass(frozen=True)
class Revised:
    """How many times as much a snapshot of a source says of figures, one ``ratios`` each.

    ``compared`` is the number of its cells that were known before it came.
    """

    source_code: str
    ratios: "np.ndarray[Any, np.dtype[np.float64]]"
    compared: int = 0


@dataclass(frozen=True)
class _Shift:
    """An arrival, or one period of it, whose figures are ``median`` times those of ``back`` years before.

    0 years: those of other sources.
    """

    source_code: str
    arrival: str
    period_start: date | None
    period_end: date | None
    median: float
    back: float
    cells: int


def mark_arrivals(trusted: pd.DataFrame, arrivals: Mapping[str, str]) -> pd.DataFrame:
    """Figures above nought that were published, each with the ``arrival`` that it came with.

    That is missing for what ships with the project. Takes rows that may be trusted, and the arrival of each snapshot.
    """
    known = trusted.loc[(trusted["value_usd"] > 0) & ~trusted["is_derived"] & ~trusted["is_confirmed"]]
    return known.assign(arrival=known["snapshot_code"].astype("str").map(dict(arrivals)).astype("str"))


def pair_with_year_before(known: pd.DataFrame) -> pd.DataFrame:
    """New figures of whole series beside those of an earlier year, as ``PAIR``. Takes rows of ``mark_arrivals``."""
    return with_year_before(known.loc[known["arrival"].notna()], known)[list(PAIR)]


def pair_with_other_sources(known: pd.DataFrame) -> pd.DataFrame:
    """New figures beside those of other sources, as ``PAIR``. Takes rows of ``mark_arrivals``: of all sources."""
    return with_other_sources(known.loc[known["arrival"].notna()], known).assign(back=0)[list(PAIR)]


def check_shifts(
    year_pairs: Iterable[Iterable[pd.DataFrame]],
    source_pairs: Iterable[Iterable[pd.DataFrame]],
    revised: Mapping[str, Revised],
    gates: Gates,
) -> list[Finding]:
    """A finding for each arrival, or worst period of one, that is in another unit or currency.

    Any one of three comparisons shows it. ``year_pairs`` and ``source_pairs`` have all pairs, arrival by arrival, those
    of an arrival year by year; ``revised`` has what each snapshot revised.
    """
    years = (finding for pairs in year_pairs for finding in _tell(pairs, Gate.YEAR_SHIFT, gates, year_moved))
    others = (finding for pairs in source_pairs for finding in _tell(pairs, Gate.SOURCE_SHIFT, gates, all_moved))
    return [*_unit_shifts(revised, gates), *years, *others]


def with_year_before(new: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """New figures beside those of the same series and months of an earlier year.

    That year is the nearest one whose figures did not come with them. Gives the columns of ``new``, ``other_usd`` and
    ``back``, how many years lie between; a figure without any in eight years is left out.
    """
    key = [*SERIES, "period_kind", "months", "year"]
    held = _by_year(known).loc[
        known["source_code"].isin(list(new["source_code"].unique())), [*key, "value_usd", "arrival"]
    ]
    held = held.drop_duplicates(key).rename(columns={"value_usd": "other_usd", "arrival": "other_arrival"})
    wanted, pairs_by_year = _by_year(new).reset_index(drop=True).reset_index(names="place"), []
    for back in range(1, YEARS_BACK + 1):
        pairs = wanted.merge(held.assign(year=held["year"] + back), on=key, validate="many_to_one")
        pairs_by_year.append(pairs.loc[pairs["arrival"] != pairs["other_arrival"].fillna("")].assign(back=back))
    return pd.concat(pairs_by_year, ignore_index=True).drop_duplicates("place", ignore_index=True)


def _by_year(rows: pd.DataFrame) -> pd.DataFrame:
    start, end = rows["period_start"].dt, rows["period_end"].dt
    return rows.assign(year=start.year, months=start.month * 100 + end.month)


def with_other_sources(new: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """New figures beside the middle one of those that other sources have.

    These are of the same reporter's trade in the same period. Gives the columns of ``new`` and ``other_usd``; a figure
    that no other source has is left out.
    """
    cells = new[_CELL].drop_duplicates()
    there = known[[*_CELL, "source_code", "value_usd"]].merge(cells, on=_CELL, validate="many_to_one")
    pairs = new.merge(
        there.rename(columns={"source_code": "other_source", "value_usd": "other_usd"}),
        on=_CELL,
        validate="many_to_many",
    )
    others = pairs.loc[pairs["source_code"].astype("str") != pairs["other_source"].astype("str")]
    return others.assign(
        other_usd=others.groupby(["source_code", *_CELL], observed=True)["other_usd"].transform("median")
    ).drop_duplicates(["source_code", *_CELL], ignore_index=True)


def _tell(parts: Iterable[pd.DataFrame], gate: Gate, gates: Gates, have_moved: HaveMoved) -> list[Finding]:
    """One finding for an arrival that moved: all of it, else that of its periods with the most figures.

    Its pairs come in parts, each of whole periods, and only the ratios of all are held at once.
    """
    slim, by_period = [], []
    for pairs in parts:
        rated = pairs.assign(ratio=pairs["value_usd"] / pairs["other_usd"], back=pairs["back"].astype("int8"))
        by_period.append(_measure(rated, [*_ARRIVAL, *_PERIOD], gates))
        slim.append(rated[["ratio", "back"]])
    if not by_period:
        return []
    periods = pd.concat(by_period, ignore_index=True)
    every = pd.concat(slim, ignore_index=True).assign(whole=0, value_usd=0.0, other_usd=0.0)
    of_arrival = {name: periods[name].iloc[0] for name in _ARRIVAL}
    sums = {name: periods[name].sum() for name in ("new_usd", "other_usd")}
    wholes = _measure(every, ["whole"], gates).assign(**of_arrival, **sums)
    moved = [groups.loc[(groups["cells"] >= SHIFT_CELLS) & have_moved(groups, gates)] for groups in (wholes, periods)]
    named = pd.concat([moved[0], moved[1].sort_values("cells", ascending=False, kind="stable")]).drop_duplicates(
        _ARRIVAL
    )
    findings: list[Finding] = []
    for shift in typed_rows(named, _Shift):
        severity = gates.severity(gate, shift.source_code, is_received=True)
        findings += [Finding(gate, severity, _sentence(shift, gate))] if severity else []
    return findings


def _measure(rated: pd.DataFrame, by: list[str], gates: Gates) -> pd.DataFrame:
    """For each group its number of ``cells`` and what their ratios say together.

    It has the ``median`` of the ratios, both sums, and the shares of cells that went with it. ``moved_share`` is of
    those that went half of the way to the limit of a year, ``near_share`` of those that have nearly the same ratio.
    """
    middle = rated.groupby(by, observed=True)["ratio"].transform("median")
    moved = rated["ratio"].where(middle >= 1, 1 / rated["ratio"]) >= gates.year_factor / 2
    return (
        rated.assign(median=middle, moved=moved, near=_is_near(rated["ratio"], middle, gates))
        .groupby(by, as_index=False, observed=True)
        .agg(
            median=("median", "first"),
            back=("back", "median"),
            cells=("ratio", "size"),
            moved_share=("moved", "mean"),
            near_share=("near", "mean"),
            new_usd=("value_usd", "sum"),
            other_usd=("other_usd", "sum"),
        )
    )


def year_moved(groups: pd.DataFrame, gates: Gates) -> "pd.Series[bool]":
    """Where the median of the ratios and the ratio of the sums are both past what trade does in so many years."""
    sums = groups["new_usd"] / groups["other_usd"]
    limit = gates.year_factor * GROWTH_A_YEAR ** (groups["back"] - 1)
    agreed = (groups["cells"] >= MANY_CELLS) | (groups["moved_share"] >= MOVED_SHARE)
    return agreed & (_apart(groups["median"]) >= limit) & (sums.where(groups["median"] >= 1, 1 / sums) >= limit)


def all_moved(groups: pd.DataFrame, gates: Gates) -> "pd.Series[bool]":
    """Where nearly every figure is the same many times the other."""
    return (groups["near_share"] >= MOVED_SHARE) & (_apart(groups["median"]) >= gates.source_factor)


def _is_near(ratio: "pd.Series[float]", middle: "pd.Series[float]", gates: Gates) -> "pd.Series[bool]":
    return (ratio / middle - 1).abs() <= gates.shift_spread_pct / 100


def _apart(ratio: "pd.Series[float]") -> "pd.Series[float]":
    """How many times one is the other, whichever is the larger."""
    return ratio.where(ratio >= 1, 1 / ratio)


def revised_ratios(revision: pd.DataFrame) -> dict[str, Revised]:
    """What each snapshot revised, of some rows of the table ``revision``."""
    values = revision.loc[
        (revision["column_name"] == "value_usd") & (revision["old_value"] > 0) & (revision["new_value"] > 0)
    ]
    rated = values.assign(ratio=values["new_value"] / values["old_value"])
    return {
        str(code): Revised(str(rows["source_code"].iloc[0]), rows["ratio"].to_numpy())
        for code, rows in rated.groupby("new_snapshot_code", sort=True, observed=True)
    }


def join_revised(parts: Iterable[Mapping[str, Revised]], compared: Mapping[str, int]) -> dict[str, Revised]:
    """What each snapshot revised in all parts; ``compared`` counts its cells that were known before it came."""
    found: dict[str, list[Revised]] = {}
    for part in parts:
        for code, revised in part.items():
            found.setdefault(code, []).append(revised)
    return {
        code: Revised(several[0].source_code, np.concatenate([one.ratios for one in several]), compared.get(code, 0))
        for code, several in found.items()
    }


def _unit_shifts(revised: Mapping[str, Revised], gates: Gates) -> list[Finding]:
    """Arrivals that say many times as much, or as little, of most of the figures that were known.

    A smaller number of times counts too where it is the same for most of them.
    """
    findings: list[Finding] = []
    for code, told in sorted(revised.items()):
        ratio = pd.Series(told.ratios)
        middle = pd.Series(ratio.median(), index=ratio.index)
        same = _is_near(ratio, middle, gates) & (_apart(middle) >= gates.source_factor)
        far = ratio.loc[same | (_apart(ratio) > gates.shift_factor)]
        severity = gates.severity(Gate.UNIT_SHIFT, told.source_code, is_received=True)
        if len(far) < SHIFT_CELLS or len(far) <= told.compared / 2 or severity is None:
            continue
        median = float(far.median())
        text = (
            f"{told.source_code}: {len(far):,} of {told.compared:,} figures known before are {_times(median)} times as "
            f"large in {code}: "
        )
        findings.append(Finding(Gate.UNIT_SHIFT, severity, text + _advice(median, Gate.UNIT_SHIFT)))
    return findings


def _sentence(shift: _Shift, gate: Gate) -> str:
    start, end, years = shift.period_start, shift.period_end, int(shift.back)
    within = f" in {format_period(start, end)}" if start and end else ""
    than = {0: "in other sources", 1: "a year before"}.get(years, f"{years} years before")
    what = f"{shift.source_code}: {shift.cells:,} figures of {shift.arrival}{within}"
    return f"{what} are {_times(shift.median)} times as large as {than}: {_advice(shift.median, gate)}"


def _times(ratio: float) -> str:
    return f"{ratio:,.1f}" if ratio >= 1 else f"{ratio:.2g}"


def _advice(ratio: float, gate: Gate) -> str:
    mistaken = next(
        (f"{words}." for low, high, words in _MISTAKEN if low <= ratio <= high), "another unit or currency?"
    )
    otherwise = f"if not, set {gate} to warn for this source in data/gates.yml."
    return f"{mistaken} If so, delete that folder of data/snapshots; {otherwise}"
