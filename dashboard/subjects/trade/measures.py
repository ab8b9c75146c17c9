"""Frames become measures: turnover, change on the year, unit value, the gap between two reports.

Pure: no database, no page.
"""

import math
from dataclasses import dataclass

import pandas as pd

from etl.vocabulary.trade import KG_PER_TONNE

SERIES = ["source_code", "reporter_code"]


def add_unit_value(frame: pd.DataFrame) -> pd.DataFrame:
    """Add ``unit_value_usd_per_t`` = value_usd / net weight in tonnes.

    NaN where either is unknown or the weight is zero.
    """
    tonnes = frame["net_weight_kg"].where(frame["net_weight_kg"] > 0) / KG_PER_TONNE
    return frame.assign(unit_value_usd_per_t=frame["value_usd"] / tonnes)


@dataclass(frozen=True)
class Gap:
    """How far two sides' values lie apart: home's less the partner's, in per cent of the larger, and as a ratio.

    ``ratio`` is home's value by the partner's. Each is None where it is not known.
    """

    value: float | None = None
    pct: float | None = None
    ratio: float | None = None


def gap_between(home: float | None, partner: float | None) -> Gap:
    """The gap of two values.

    Unknown where either is; the per cent also where both are zero, the ratio where the partner's is.
    """
    if home is None or partner is None or math.isnan(home) or math.isnan(partner):
        return Gap()
    larger = max(home, partner)
    return Gap(
        value=home - partner,
        pct=(home - partner) / larger * 100 if larger > 0 else None,
        ratio=home / partner if partner > 0 else None,
    )


def to_years(months: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sum the months of each year within a series, where all are of the same source.

    Takes rows with ``period_start``, ``value_usd`` and ``net_weight_kg``; gives ``year``, the two sums (unknown where
    any month's is) and ``month_count``, since a month that is not there may be a month without trade or without a
    report: a page must say how many were summed.
    """
    by_year = months.assign(year=months["period_start"].dt.year).groupby([*keys, "year"], as_index=False, dropna=False)
    summed = by_year.agg(
        value_usd=("value_usd", "sum"),
        net_weight_kg=("net_weight_kg", "sum"),
        value_count=("value_usd", "count"),
        weight_count=("net_weight_kg", "count"),
        row_count=("period_start", "size"),
        month_count=("period_start", "nunique"),
    )
    known = {"value_usd": "value_count", "net_weight_kg": "weight_count"}
    whole = {name: summed[name].where(summed[count] == summed["row_count"]) for name, count in known.items()}
    return summed.assign(**whole)[[*keys, "year", "value_usd", "net_weight_kg", "month_count"]]
