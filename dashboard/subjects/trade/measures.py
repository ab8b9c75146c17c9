"""Frames become measures: turnover, change on the year, unit value, the gap between two reports.

Pure: no database, no page.
"""

import math
from dataclasses import dataclass

import pandas as pd

from etl.vocabulary.trade import KG_PER_TONNE, Flow

SERIES = ["source_code", "reporter_code"]
PERIOD = ["period_kind", "period_start", "period_end"]


def add_unit_value(frame: pd.DataFrame) -> pd.DataFrame:
    """Add ``unit_value_usd_per_t`` = value_usd / net weight in tonnes.

    NaN where either is unknown or the weight is zero.
    """
    tonnes = frame["net_weight_kg"].where(frame["net_weight_kg"] > 0) / KG_PER_TONNE
    return frame.assign(unit_value_usd_per_t=frame["value_usd"] / tonnes)


def to_turnover(flows: pd.DataFrame) -> pd.DataFrame:
    """Exports and imports of one source become turnover and balance.

    Takes rows of ``trade.group_series`` for one partner; gives one row a source, reporter and period with
    ``export_usd``, ``import_usd``, ``turnover_usd`` = export + import and ``balance_usd`` = export - import. Where one
    flow is unknown, so are these two.
    """
    keys = [*SERIES, *PERIOD]
    sides = [
        flows.loc[flows["flow"] == flow, [*keys, "value_usd"]].rename(columns={"value_usd": f"{flow}_usd"})
        for flow in (Flow.EXPORT, Flow.IMPORT)
    ]
    both = sides[0].merge(sides[1], on=keys, how="outer", validate="one_to_one")
    return (
        both.assign(
            turnover_usd=both["export_usd"] + both["import_usd"], balance_usd=both["export_usd"] - both["import_usd"]
        )
        .sort_values(keys)
        .reset_index(drop=True)
    )


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
