"""What looks odd in figures that are loaded all the same.

Nothing here refuses a row: a finding is a reason to look, and says where.

Rows already marked ``suspect`` are left out, and rows of different sources, reporters, partners, flows or period kinds
are never held against each other, save months against their year.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from etl.build.check_shifts import check_shifts
from etl.build.derive import SERIES, derive_months
from etl.values.gates import Gate, Gates
from etl.values.periods import format_period
from etl.values.reading import Finding
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
_TRADE = ["source_code", "reporter_code", "partner_code", "flow"]


@dataclass(frozen=True)
class _OddFigure:
    """The figure that a finding names: ``share`` is how many times the expected one it is, None where nothing is."""

    what: str
    period_start: date
    period_end: date
    share: float | None

    def of(self, count: int) -> str:
        """The figure in words, as the worst, or the first, of so many."""
        place = "first" if self.share is None else "furthest off"
        times = f"{count} times, {place} " if count > 1 else ""
        ratio = "" if self.share is None else f" ({100 * self.share:,.1f} %)"
        return f"{times}{self.what} in {format_period(self.period_start, self.period_end)}{ratio}"


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


def check_observations(
    observation: pd.DataFrame,
    commodity: pd.DataFrame,
    gates: Gates | None = None,
    *,
    received: Collection[str] = (),
    confirmed: Collection[int] = (),
) -> list[Finding]:
    """Every finding about observation rows, one sentence for each kind, source, reporter, partner and flow, sorted.

    ``gates`` has the limits and how grave each kind is. ``received`` are the snapshots that came by fetch or import.
    ``confirmed`` are rows, by their place, that a person has looked at: none is told as odd.
    """
    gates = gates or Gates()
    marked = observation.assign(
        is_received=observation["snapshot_code"].isin(list(received)),
        is_confirmed=observation.reset_index().index.isin(list(confirmed)),
    )
    trusted = marked.loc[marked["quality"] != str(Quality.SUSPECT)].reset_index(drop=True)
    checks: list[Callable[[], list[Finding]]] = [
        lambda: check_parts(trusted, commodity, gates),
        lambda: check_months_against_year(trusted, gates),
        lambda: check_falls(trusted, gates),
        lambda: check_unit_values(trusted, gates),
        lambda: check_zero_weights(trusted, gates),
        lambda: check_missing_months(trusted, commodity, gates),
        lambda: check_jumps(trusted, gates),
    ]
    return sorted(finding for check in checks for finding in check())


def check_parts(observation: pd.DataFrame, commodity: pd.DataFrame, gates: Gates) -> list[Finding]:
    """Sections, chapters, headings and subheadings against what they are parts of.

    Parts may never exceed their whole by more than rounding; they may fall short of all goods only where so little of
    the level is published (less than half) that it is plainly a part of it.
    """
    known = observation.loc[
        observation["value_usd"].notna(), [*_CELL, "commodity_id", "value_usd", "is_received", "is_confirmed"]
    ]
    known = known.merge(
        commodity[["commodity_id", "classification", "level", "parent_id"]], on="commodity_id", validate="many_to_one"
    )
    of_total = known.loc[known["level"].isin([CommodityLevel.SECTION, CommodityLevel.CHAPTER])].assign(
        parent_id="TOTAL"
    )
    below = known.loc[known["parent_id"].notna()]
    parts = pd.concat([of_total, below], ignore_index=True)
    sums = parts.groupby([*_CELL, "parent_id", "classification", "level"], as_index=False).agg(
        parts_usd=("value_usd", "sum"), count=("value_usd", "size"), parts_received=("is_received", "max")
    )
    wholes = known[[*_CELL, "commodity_id", "value_usd", "is_received", "is_confirmed"]]
    wholes = wholes.rename(columns={"commodity_id": "parent_id", "value_usd": "whole_usd"})
    both = sums.merge(wholes, on=[*_CELL, "parent_id"], validate="many_to_one")
    both = both.assign(is_received=both["is_received"] | both["parts_received"])
    slack = (both["whole_usd"] * TOLERANCE).clip(lower=both["count"] * PART_ROUNDING_USD)
    both = both.assign(share=both["parts_usd"] / both["whole_usd"], what=both["level"] + "s of " + both["parent_id"])
    exceeding = both.loc[both["parts_usd"] - both["whole_usd"] > slack]
    short = (
        (both["parent_id"] == "TOTAL")
        & (both["whole_usd"] - both["parts_usd"] > slack)
        & (both["share"] >= COMPLETE_SHARE)
    )
    return [
        *_tell(exceeding, Gate.PARTS_EXCEED_TOTAL, gates, "parts add up to more than their whole"),
        *_tell(both.loc[short], Gate.PARTS_BELOW_TOTAL, gates, "parts add up to less than all goods"),
    ]


def check_months_against_year(observation: pd.DataFrame, gates: Gates) -> list[Finding]:
    """The sum of twelve published months against the published year, in value and in weight."""
    kinds = observation["period_kind"]
    months = observation.loc[(kinds == PeriodKind.MONTH) & ~observation["is_derived"]]
    years = observation.loc[kinds == PeriodKind.YEAR]
    key = [*SERIES, "year"]
    findings: list[Finding] = []
    for measure, word in (("value_usd", "value"), ("net_weight_kg", "weight")):
        summed = (
            months.assign(year=months["period_start"].dt.year).dropna(subset=[measure]).groupby(key, as_index=False)
        )
        whole = summed.agg(months=(measure, "sum"), count=(measure, "size"), months_received=("is_received", "max"))
        both = whole.loc[whole["count"] == 12].merge(
            years.assign(year=years["period_start"].dt.year), on=key, validate="one_to_one"
        )
        off = (both["months"] - both[measure]).abs()
        slack = (both[measure] * TOLERANCE).clip(lower=12 * PART_ROUNDING_USD)
        differing = both.assign(share=both["months"] / both[measure]).loc[off > slack]
        text = f"twelve months do not add up to the year's {word}"
        differing = differing.assign(is_received=differing["is_received"] | differing["months_received"])
        findings += _tell(_name(differing), Gate.MONTHS_DIFFER_FROM_YEAR, gates, text)
    return findings


def check_falls(observation: pd.DataFrame, gates: Gates) -> list[Finding]:
    """January-to-month figures that are lower than the one a month before: a revision within the year, or a slip."""
    falls = derive_months(observation.loc[~observation["is_derived"]]).falls
    return _tell(
        _name(falls), Gate.CUMULATIVE_FALLS, gates, "a January-to-month figure is below the one a month before"
    )


def check_unit_values(observation: pd.DataFrame, gates: Gates) -> list[Finding]:
    """Values per kilogram far from the median of their series and period kind."""
    weighed = observation.loc[(observation["net_weight_kg"] >= UNIT_VALUE_MIN_KG) & (observation["value_usd"] > 0)]
    weighed = weighed.assign(unit_value=weighed["value_usd"] / weighed["net_weight_kg"])
    series = weighed.groupby([*SERIES, "period_kind"])["unit_value"]
    ratio = weighed["unit_value"] / series.transform("median")
    long_enough = series.transform("size") >= UNIT_VALUE_ROWS
    odd = weighed.assign(share=ratio).loc[
        long_enough & ((ratio > gates.unit_value_factor) | (ratio < 1 / gates.unit_value_factor))
    ]
    return _tell(_name(odd), Gate.UNIT_VALUE_OUT_OF_RANGE, gates, "a unit value is far from the median of its series")


def check_zero_weights(observation: pd.DataFrame, gates: Gates) -> list[Finding]:
    """Goods that have a value and weigh nothing: a missing weight written as nought."""
    weightless = observation.loc[(observation["net_weight_kg"] == 0) & (observation["value_usd"] > 0)]
    return _tell(_name(weightless), Gate.WEIGHT_ZERO, gates, "goods have a value and a weight of nought")


def check_missing_months(observation: pd.DataFrame, commodity: pd.DataFrame, gates: Gates) -> list[Finding]:
    """Months without a row between the first and the last of a series of all goods, or of a publisher's own total."""
    totals = commodity.loc[commodity["level"].isin([CommodityLevel.TOTAL, CommodityLevel.AGGREGATE]), "commodity_id"]
    months = observation.loc[
        (observation["period_kind"] == PeriodKind.MONTH) & observation["commodity_id"].isin(list(totals))
    ]
    number = months["period_start"].dt.year * 12 + months["period_start"].dt.month
    spans = (
        months.assign(number=number)
        .groupby(SERIES, as_index=False)
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


def check_jumps(observation: pd.DataFrame, gates: Gates) -> list[Finding]:
    """Large values that came by fetch or import and stand apart in their series.

    They are far from the median of the three before them in their series and period kind. What ships with the project
    was looked at when it was put in; trade that comes and goes in bulk jumps by nature.
    """
    known = observation.loc[~observation["is_derived"] & observation["value_usd"].notna()]
    known = known.sort_values([*SERIES, "period_kind", "period_start", "period_end"], kind="stable")
    series = known.groupby([*SERIES, "period_kind"], sort=False)["value_usd"]
    before = np.median(np.column_stack([series.shift(back) for back in range(1, JUMP_HISTORY + 1)]), axis=1)
    large = known["value_usd"].clip(lower=before) >= gates.jump_min_usd
    ratio = known["value_usd"] / before
    odd = known.assign(share=ratio).loc[
        known["is_received"] & large & (before > 0) & ((ratio > gates.jump_factor) | (ratio < 1 / gates.jump_factor))
    ]
    return _tell(_name(odd), Gate.JUMP, gates, "a value is far from those before it in its series")


def check_arrivals(
    observation: pd.DataFrame,
    revision: pd.DataFrame | None,
    conflicts: pd.DataFrame,
    received: Mapping[str, int],
    gates: Gates,
    *,
    arrivals: Mapping[str, str],
    confirmed: Collection[int] = (),
) -> list[Finding]:
    """What looks odd in arrivals as such.

    They are in another unit than what they are held against, or say two things of one figure. Takes observation rows,
    the table of revisions, rows that replaced another one of their own arrival, the number of cells of each snapshot
    that were known before it came, and the arrival that each snapshot is of. Rows in ``confirmed`` are held against
    nothing.
    """
    marked = conflicts.assign(is_received=True, is_confirmed=False)
    differing = _tell(
        _name(marked), Gate.DUPLICATE_DIFFERS, gates, "files of one arrival say different things, the last one counts"
    )
    trusted = observation.loc[
        (observation["quality"] != str(Quality.SUSPECT)) & ~observation.reset_index().index.isin(list(confirmed))
    ]
    return sorted([*differing, *check_shifts(trusted, revision, received, arrivals, gates)])


def _name(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(what=rows["commodity_id"])


def _tell(odd: pd.DataFrame, gate: Gate, gates: Gates, problem: str) -> list[Finding]:
    """One finding for each source, reporter, partner and flow among the rows that nobody confirmed.

    It tells how many they are. It names one of them by its period and ``what``: that whose ``share`` is furthest from
    one, or the first where there is no such column.
    """
    share = odd.get("share", pd.Series(float("nan"), index=odd.index))
    ranked = odd.assign(share=share, distance=share.where(share > 1, 1 / share)).sort_values(
        ["distance", "period_start"], ascending=[False, True]
    )
    findings: list[Finding] = []
    for codes, rows in ranked.loc[~ranked["is_confirmed"]].groupby(_TRADE, sort=True):
        (worst,) = typed_rows(rows.iloc[:1], _OddFigure)
        severity = gates.severity(gate, str(codes[0]), is_received=bool(rows["is_received"].any()))
        text = f"{Trade(*map(str, codes))}: {problem}: {worst.of(len(rows))}."
        findings += [Finding(gate, severity, text)] if severity else []
    return findings
