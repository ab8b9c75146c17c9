"""What looks odd in figures that are loaded all the same.

Nothing here refuses a row: a finding is a reason to look, and says where.

Rows already marked ``suspect`` are left out, and rows of different sources, reporters, partners, flows or period kinds
are never held against each other, save months against their year. A check sees a part of all figures, of which it needs
no other: what one source says of a partner and flow in one year (``check_parts``), some series in one year
(``check_cells``), or some through all of their time (``check_series``). What the parts show is put together at the end
(``etl/build/odd_figures.py``).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from etl.build.derive import SERIES, derive_months
from etl.build.odd_figures import OddFigures, find_odd
from etl.values.gates import Gate, Gates
from etl.values.periods import format_period
from etl.values.reading import Finding
from etl.values.row_numbers import count_rows, number_rows
from etl.values.trades import Trade
from etl.values.typed_rows import typed_rows
from etl.vocabulary.figures import Quality
from etl.vocabulary.goods import CommodityLevel
from etl.vocabulary.periods import PeriodKind

TOLERANCE = 0.005  # publishers round each part
PART_ROUNDING_USD = 1_000  # and the coarsest of those that give parts does so to a thousand dollars
COMPLETE_SHARE = 0.5  # parts below this share of their total were published in part, as farm chapters alone are
UNIT_VALUE_ROWS = 5  # needs a series of at least so many
UNIT_VALUE_MIN_KG = 1_000  # below a tonne, rounding alone does it
JUMP_HISTORY = 3  # a value is held against the median of so many before it
_CELL = ["source_code", "reporter_code", "partner_code", "flow", "period_start", "period_end"]
PARTS_NEEDED = [*_CELL, "commodity_id", "value_usd", "quality", "known_until", "snapshot_code", "is_confirmed"]
"""Of observations, what ``check_parts`` looks at when they are marked."""
_LINE = [*SERIES, "period_kind"]
_TOTAL = "TOTAL"


@dataclass(frozen=True)
class _MissingMonths:
    """How many months of a series have no row between its first and its last."""

    source_code: str
    reporter_code: str
    partner_code: str
    flow: str
    commodity_id: str
    period_start: date
    period_end: date
    missing: int
    is_received: bool


def mark_trusted(observation: pd.DataFrame, received: Collection[str]) -> pd.DataFrame:
    """The rows that stand and may be trusted, marked where they came by fetch or import (``is_received``).

    Takes observation rows with ``is_confirmed``: a person has looked at them, and none is told as odd. ``received`` are
    the snapshots that came by fetch or import.
    """
    is_trusted = observation["known_until"].isna() & (observation["quality"] != str(Quality.SUSPECT))
    trusted = observation.loc[is_trusted].reset_index(drop=True)
    return trusted.assign(is_received=trusted["snapshot_code"].isin(list(received)))


def check_cells(trusted: pd.DataFrame) -> list[OddFigures]:
    """What series of one reporter and flow show in one year."""
    return [
        *check_months_against_year(trusted),
        *check_falls(trusted),
        *check_zero_weights(trusted),
    ]


def check_series(trusted: pd.DataFrame, gates: Gates) -> list[OddFigures]:
    """What series show through their time; ``gates`` has the limits."""
    return [*check_unit_values(trusted, gates), *check_jumps(trusted, gates)]


def check_parts(observation: pd.DataFrame, commodity: pd.DataFrame) -> list[OddFigures]:
    """Sections, chapters, headings and subheadings against what they are parts of.

    Parts may never exceed their whole by more than rounding; they may fall short of all goods only where so little of
    the level is published (less than half) that it is plainly a part of it.
    """
    known = observation.loc[
        observation["value_usd"].notna(), [*_CELL, "commodity_id", "value_usd", "is_received", "is_confirmed"]
    ].reset_index(drop=True)
    parts = _parts_of_wholes(known, commodity)
    summed = parts.groupby(["whole", "kind"], sort=False)
    sums = summed.agg(
        parts_usd=("value_usd", "sum"), count=("value_usd", "size"), parts_received=("is_received", "max")
    )
    sums = sums.reset_index()
    both = known.loc[sums["whole"]].rename(columns={"value_usd": "whole_usd"}).reset_index(drop=True)
    both = both.assign(**sums, is_received=both["is_received"] | sums["parts_received"])
    slack = (both["whole_usd"] * TOLERANCE).clip(lower=both["count"] * PART_ROUNDING_USD)
    both = both.assign(share=both["parts_usd"] / both["whole_usd"])
    exceeding = both["parts_usd"] - both["whole_usd"] > slack
    short = (
        (both["commodity_id"] == _TOTAL)
        & (both["whole_usd"] - both["parts_usd"] > slack)
        & (both["share"] >= COMPLETE_SHARE)
    )
    return [
        *find_odd(_name_parts(both.loc[exceeding]), Gate.PARTS_EXCEED_TOTAL, "parts add up to more than their whole"),
        *find_odd(_name_parts(both.loc[short]), Gate.PARTS_BELOW_TOTAL, "parts add up to less than all goods"),
    ]


def _parts_of_wholes(known: pd.DataFrame, commodity: pd.DataFrame) -> pd.DataFrame:
    """Rows whose whole is there too: ``whole`` is the place of its row, ``kind`` their classification and level."""
    places, goods = pd.factorize(known["commodity_id"])
    codes = pd.Index(goods.astype("str"))
    about = commodity.set_index("commodity_id")[["classification", "level", "parent_id"]].reindex(codes)
    is_of_total = about["level"].isin([CommodityLevel.SECTION, CommodityLevel.CHAPTER]).to_numpy()
    wholes = [np.where(is_of_total, codes.get_indexer([_TOTAL]), -1), codes.get_indexer(about["parent_id"])]
    cells, _ = count_rows(known, _CELL)
    there = pd.Index(cells * len(codes) + places)
    found = []
    for whole in wholes:
        rows = np.flatnonzero(whole[places] >= 0)
        found.append((rows, there.get_indexer(cells[rows] * len(codes) + whole[places[rows]])))
    rows, of = (np.concatenate(one) for one in zip(*found, strict=True))
    kinds = (about["classification"] + " " + about["level"]).to_numpy()
    parts = known.loc[rows, ["value_usd", "is_received"]].assign(whole=of, kind=kinds[places[rows]])
    return parts.loc[of >= 0]


def _name_parts(both: pd.DataFrame) -> pd.DataFrame:
    levels = both["kind"].str.split().str[-1]
    return both.assign(what=levels + "s of " + both["commodity_id"].astype("str"))


def check_months_against_year(observation: pd.DataFrame) -> list[OddFigures]:
    """The sum of twelve published months against the published year, in value and in weight."""
    kinds = observation["period_kind"]
    years = observation.loc[kinds == PeriodKind.YEAR]
    if years.empty:
        return []
    of_both = observation["source_code"].isin(list(years["source_code"].unique()))
    months = observation.loc[(kinds == PeriodKind.MONTH) & ~observation["is_derived"] & of_both]
    both = pd.concat([years, months])
    numbers = number_rows(both.assign(year=both["period_start"].dt.year), [*SERIES, "year"])
    years, months = years.set_index(numbers[: len(years)]), months.assign(year=numbers[len(years) :])
    return [
        *_hold_against_year(years, months, "value_usd", "value"),
        *_hold_against_year(years, months, "net_weight_kg", "weight"),
    ]


def _hold_against_year(years: pd.DataFrame, months: pd.DataFrame, measure: str, word: str) -> list[OddFigures]:
    """Years whose months are all there and do not add up to them; ``months`` have the index of their ``year``."""
    summed = months.dropna(subset=[measure]).groupby("year", sort=False)
    whole = summed.agg(months=(measure, "sum"), count=(measure, "size"), months_received=("is_received", "max"))
    both = years.join(whole.loc[whole["count"] == 12], how="inner", validate="one_to_one")
    off = (both["months"] - both[measure]).abs()
    slack = (both[measure] * TOLERANCE).clip(lower=12 * PART_ROUNDING_USD)
    differing = both.assign(share=both["months"] / both[measure]).loc[off > slack]
    differing = differing.assign(is_received=differing["is_received"] | differing["months_received"])
    text = f"twelve months do not add up to the year's {word}"
    return find_odd(_name(differing), Gate.MONTHS_DIFFER_FROM_YEAR, text)


def check_falls(observation: pd.DataFrame) -> list[OddFigures]:
    """January-to-month figures that are lower than the one a month before: a revision within the year, or a slip."""
    falls = derive_months(observation.loc[~observation["is_derived"]]).falls
    return find_odd(_name(falls), Gate.CUMULATIVE_FALLS, "a January-to-month figure is below the one a month before")


def check_unit_values(observation: pd.DataFrame, gates: Gates) -> list[OddFigures]:
    """Values per kilogram far from the median of their series and period kind."""
    weighed = observation.loc[(observation["net_weight_kg"] >= UNIT_VALUE_MIN_KG) & (observation["value_usd"] > 0)]
    weighed = weighed.assign(unit_value=weighed["value_usd"] / weighed["net_weight_kg"])
    series = weighed["unit_value"].groupby(number_rows(weighed, _LINE))
    ratio = weighed["unit_value"] / series.transform("median")
    long_enough = series.transform("size") >= UNIT_VALUE_ROWS
    odd = weighed.assign(share=ratio).loc[
        long_enough & ((ratio > gates.unit_value_factor) | (ratio < 1 / gates.unit_value_factor))
    ]
    return find_odd(_name(odd), Gate.UNIT_VALUE_OUT_OF_RANGE, "a unit value is far from the median of its series")


def check_zero_weights(observation: pd.DataFrame) -> list[OddFigures]:
    """Goods that have a value and weigh nothing: a missing weight written as nought."""
    weightless = observation.loc[(observation["net_weight_kg"] == 0) & (observation["value_usd"] > 0)]
    return find_odd(_name(weightless), Gate.WEIGHT_ZERO, "goods have a value and a weight of nought")


def check_missing_months(observation: pd.DataFrame, commodity: pd.DataFrame, gates: Gates) -> list[Finding]:
    """Months without a row between the first and the last of a series of all goods, or of a publisher's own total."""
    totals = commodity.loc[commodity["level"].isin([CommodityLevel.TOTAL, CommodityLevel.AGGREGATE]), "commodity_id"]
    of_totals = observation.loc[observation["commodity_id"].isin(list(totals))]
    months = of_totals.loc[of_totals["period_kind"] == PeriodKind.MONTH]
    if months.empty:
        return []
    number = months["period_start"].dt.year * 12 + months["period_start"].dt.month
    spans = (
        months.assign(number=number)
        .groupby(SERIES, as_index=False, observed=True)
        .agg(
            first=("number", "min"),
            last=("number", "max"),
            count=("number", "nunique"),
            period_start=("period_start", "min"),
            period_end=("period_end", "max"),
            is_received=("is_received", "max"),
        )
    )
    missing = spans["last"] - spans["first"] + 1 - spans["count"]
    findings: list[Finding] = []
    for gap in typed_rows(spans.assign(missing=missing).loc[missing > 0], _MissingMonths):
        severity = gates.severity(Gate.MONTHS_MISSING, gap.source_code, is_received=gap.is_received)
        trade = Trade(gap.source_code, gap.reporter_code, gap.partner_code, gap.flow)
        text = (
            f"{trade}: {gap.missing} months of {gap.commodity_id} have no row between the ends of "
            f"{format_period(gap.period_start, gap.period_end)}."
        )
        findings += [Finding(Gate.MONTHS_MISSING, severity, text)] if severity else []
    return findings


def check_jumps(observation: pd.DataFrame, gates: Gates) -> list[OddFigures]:
    """Large values that came by fetch or import and stand apart in their series.

    They are far from the median of the three before them in their series and period kind. What ships with the project
    was looked at when it was put in; trade that comes and goes in bulk jumps by nature.
    """
    known = observation.loc[~observation["is_derived"] & observation["value_usd"].notna()]
    known = known.iloc[np.argsort(number_rows(known, [*_LINE, "period_start", "period_end"]), kind="stable")]
    series = known["value_usd"].groupby(number_rows(known, _LINE), sort=False)
    before = np.median(np.column_stack([series.shift(back) for back in range(1, JUMP_HISTORY + 1)]), axis=1)
    large = known["value_usd"].clip(lower=before) >= gates.jump_min_usd
    ratio = known["value_usd"] / before
    odd = known.assign(share=ratio).loc[
        known["is_received"] & large & (before > 0) & ((ratio > gates.jump_factor) | (ratio < 1 / gates.jump_factor))
    ]
    return find_odd(_name(odd), Gate.JUMP, "a value is far from those before it in its series")


def find_conflicts(conflicts: pd.DataFrame) -> list[OddFigures]:
    """Rows that replaced another one of their own arrival: its files say two things of one figure."""
    marked = conflicts.assign(is_received=True, is_confirmed=False)
    problem = "files of one arrival say different things, the last one counts"
    return find_odd(_name(marked), Gate.DUPLICATE_DIFFERS, problem)


def _name(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(what=rows["commodity_id"])
