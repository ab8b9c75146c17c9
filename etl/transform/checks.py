"""What looks odd in figures that are loaded all the same. Nothing here refuses a row: a finding is a reason to look, and says where.

Rows already marked ``suspect`` are left out, and rows of different sources, reporters, partners, flows or period kinds are never held
against each other, save months against their year.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd

from etl.reading import Finding
from etl.transform.observations import SERIES, derive_months
from etl.transform.periods import format_period
from etl.vocabulary import CommodityLevel, Flow, PeriodKind, Quality, Severity

TOLERANCE = 0.005  # publishers round each part
PART_ROUNDING_USD = 1_000  # and the coarsest of those that give parts does so to a thousand dollars
COMPLETE_SHARE = 0.5  # parts below this share of their total were published in part, as farm chapters alone are
UNIT_VALUE_FACTOR = 10  # a unit value this many times above or below the median of its series
UNIT_VALUE_ROWS = 5  # needs a series of at least so many
UNIT_VALUE_MIN_KG = 1_000  # below a tonne, rounding alone does it
MONTHS = 12
_CELL = ["source_code", "reporter_code", "partner_code", "flow", "period_start", "period_end"]
_TRADE = ["source_code", "reporter_code", "partner_code", "flow"]


def check_observations(observation: pd.DataFrame, commodity: pd.DataFrame) -> list[Finding]:
    """Every finding about observation rows, one sentence for each kind, source, reporter, partner and flow, sorted."""
    trusted = observation.loc[observation["quality"] != str(Quality.SUSPECT)].reset_index(drop=True)
    checks: list[Callable[[], list[Finding]]] = [
        lambda: check_parts(trusted, commodity),
        lambda: check_months_against_year(trusted),
        lambda: check_falls(trusted),
        lambda: check_unit_values(trusted),
        lambda: check_zero_weights(trusted),
        lambda: check_missing_months(trusted, commodity),
    ]
    return sorted(finding for check in checks for finding in check())


def check_parts(observation: pd.DataFrame, commodity: pd.DataFrame) -> list[Finding]:
    """Sections, chapters, headings and subheadings against what they are parts of.

    Parts may never exceed their whole by more than rounding; they may fall short of all goods only where so little of the level is
    published (less than half) that it is plainly a part of it.
    """
    known = observation.loc[observation["value_usd"].notna(), [*_CELL, "commodity_id", "value_usd"]]
    known = known.merge(commodity[["commodity_id", "classification", "level", "parent_id"]], on="commodity_id", validate="many_to_one")
    of_total = known.loc[known["level"].isin([CommodityLevel.SECTION, CommodityLevel.CHAPTER])].assign(parent_id="TOTAL")
    below = known.loc[known["parent_id"].notna()]
    parts = pd.concat([of_total, below], ignore_index=True)
    sums = parts.groupby([*_CELL, "parent_id", "classification", "level"], as_index=False).agg(
        parts_usd=("value_usd", "sum"), count=("value_usd", "size")
    )
    wholes = known[[*_CELL, "commodity_id", "value_usd"]].rename(columns={"commodity_id": "parent_id", "value_usd": "whole_usd"})
    both = sums.merge(wholes, on=[*_CELL, "parent_id"], validate="many_to_one")
    slack = (both["whole_usd"] * TOLERANCE).clip(lower=both["count"] * PART_ROUNDING_USD)
    both = both.assign(share=both["parts_usd"] / both["whole_usd"], what=both["level"] + "s of " + both["parent_id"])
    exceeding = both.loc[both["parts_usd"] - both["whole_usd"] > slack]
    short = (both["parent_id"] == "TOTAL") & (both["whole_usd"] - both["parts_usd"] > slack) & (both["share"] >= COMPLETE_SHARE)
    return [
        *_tell(exceeding, "parts_exceed_total", "parts add up to more than their whole"),
        *_tell(both.loc[short], "parts_below_total", "parts add up to less than all goods"),
    ]


def check_months_against_year(observation: pd.DataFrame) -> list[Finding]:
    """The sum of twelve published months against the published year, in value and in weight."""
    kinds = observation["period_kind"]
    months = observation.loc[(kinds == PeriodKind.MONTH) & ~observation["is_derived"]]
    years = observation.loc[kinds == PeriodKind.YEAR]
    key = [*SERIES, "year"]
    findings: list[Finding] = []
    for measure, word in (("value_usd", "value"), ("net_weight_kg", "weight")):
        summed = months.assign(year=months["period_start"].dt.year).dropna(subset=[measure]).groupby(key, as_index=False)
        whole = summed.agg(months=(measure, "sum"), count=(measure, "size"))
        both = whole.loc[whole["count"] == MONTHS].merge(years.assign(year=years["period_start"].dt.year), on=key, validate="one_to_one")
        off = (both["months"] - both[measure]).abs()
        slack = (both[measure] * TOLERANCE).clip(lower=MONTHS * PART_ROUNDING_USD)
        differing = both.assign(share=both["months"] / both[measure]).loc[off > slack]
        text = f"twelve months do not add up to the year's {word}"
        findings += _tell(_name(differing), "months_differ_from_year", text)
    return findings


def check_falls(observation: pd.DataFrame) -> list[Finding]:
    """January-to-month figures that are lower than the one a month before: a revision within the year, or a slip."""
    falls = derive_months(observation.loc[~observation["is_derived"]]).falls
    return _tell(_name(falls), "cumulative_falls", "a January-to-month figure is below the one a month before")


def check_unit_values(observation: pd.DataFrame) -> list[Finding]:
    """Values per kilogram far from the median of their series and period kind."""
    weighed = observation.loc[(observation["net_weight_kg"] >= UNIT_VALUE_MIN_KG) & (observation["value_usd"] > 0)]
    weighed = weighed.assign(unit_value=weighed["value_usd"] / weighed["net_weight_kg"])
    series = weighed.groupby([*SERIES, "period_kind"])["unit_value"]
    ratio = weighed["unit_value"] / series.transform("median")
    long_enough = series.transform("size") >= UNIT_VALUE_ROWS
    odd = weighed.assign(share=ratio).loc[long_enough & ((ratio > UNIT_VALUE_FACTOR) | (ratio < 1 / UNIT_VALUE_FACTOR))]
    return _tell(_name(odd), "unit_value_out_of_range", "a unit value is far from the median of its series")


def check_zero_weights(observation: pd.DataFrame) -> list[Finding]:
    """Goods that have a value and weigh nothing: a missing weight written as nought."""
    weightless = observation.loc[(observation["net_weight_kg"] == 0) & (observation["value_usd"] > 0)]
    return _tell(_name(weightless), "weight_zero", "goods have a value and a weight of nought")


def check_missing_months(observation: pd.DataFrame, commodity: pd.DataFrame) -> list[Finding]:
    """Months without a row between the first and the last of a series of all goods, or of a publisher's own total."""
    totals = commodity.loc[commodity["level"].isin([CommodityLevel.TOTAL, CommodityLevel.AGGREGATE]), "commodity_id"]
    months = observation.loc[(observation["period_kind"] == PeriodKind.MONTH) & observation["commodity_id"].isin(list(totals))]
    number = months["period_start"].dt.year * MONTHS + months["period_start"].dt.month
    spans = (
        months.assign(number=number)
        .groupby(SERIES, as_index=False)
        .agg(
            first=("number", "min"),
            last=("number", "max"),
            count=("number", "nunique"),
            period_start=("period_start", "min"),
            period_end=("period_end", "max"),
        )
    )
    missing = spans["last"] - spans["first"] + 1 - spans["count"]
    return [
        Finding(
            "months_missing",
            Severity.WARNING,
            f"{_trade(row)}: {row['missing']} months of {row['commodity_id']} have no row between the ends of {_period(row)}.",
        )
        for row in spans.assign(missing=missing).loc[missing > 0].to_dict("records")
    ]


def _name(found: pd.DataFrame) -> pd.DataFrame:
    return found.assign(what=found["commodity_id"])


def _tell(found: pd.DataFrame, kind: str, problem: str) -> list[Finding]:
    """One finding for each source, reporter, partner and flow among the rows, and how many they are.

    It names one of them by its period and ``what``: that whose ``share`` is furthest from one, or the first where there is no such column.
    """
    share = found["share"] if "share" in found else pd.Series(1.0, index=found.index)
    ranked = found.assign(distance=share.where(share > 1, 1 / share)).sort_values(["distance", "period_start"], ascending=[False, True])
    findings: list[Finding] = []
    for _, rows in ranked.groupby(_TRADE, sort=True):
        worst = rows.iloc[0].to_dict()
        times = f"{len(rows)} times, {'furthest off' if 'share' in found else 'first'} " if len(rows) > 1 else ""
        ratio = f" ({100 * worst['share']:,.1f} %)" if "share" in found else ""
        text = f"{_trade(worst)}: {problem}: {times}{worst['what']} in {_period(worst)}{ratio}."
        findings.append(Finding(kind, Severity.WARNING, text))
    return findings


def _trade(row: Mapping[Hashable, Any]) -> str:
    preposition = "from" if row["flow"] == Flow.IMPORT else "to"
    return f"{row['source_code']}, {row['reporter_code']} {row['flow']} {preposition} {row['partner_code']}"


def _period(row: Mapping[Hashable, Any]) -> str:
    return format_period(row["period_start"].date(), row["period_end"].date())
