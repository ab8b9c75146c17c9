"""Frames become measures: turnover, change on the year, unit value, the gap between two reports, shares.

Pure: no database, no page.
"""

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


def add_change_on_year(frame: pd.DataFrame, value: str, keys: list[str]) -> pd.DataFrame:
    """Add ``change_pct``: per cent against the same period a year before in the same series.

    ``keys`` name the series. A period whose like a year before is not there stays NaN; nothing is carried over a gap.
    """
    year = pd.DateOffset(years=1)
    earlier = frame[[*keys, *PERIOD, value]].rename(columns={value: "_before"})
    ends = earlier["period_end"] + year
    # A leap year's February ends a day later: the end of a month a year later is the end of that month.
    ends = ends.where(~earlier["period_end"].dt.is_month_end, ends + pd.offsets.MonthEnd(0))
    shifted = earlier.assign(period_start=earlier["period_start"] + year, period_end=ends)
    joined = frame.merge(shifted, on=[*keys, *PERIOD], how="left", validate="one_to_one")
    before = joined["_before"].where(joined["_before"] > 0)
    return joined.drop(columns="_before").assign(change_pct=(joined[value] / before - 1) * 100)


def add_gap(pairs: pd.DataFrame, prefix: str = "") -> pd.DataFrame:
    """Add ``gap``, home's value less the partner's, ``gap_pct`` and ``ratio``.

    ``gap_pct`` is of the larger of the two, ``ratio`` is home's value by the partner's. Takes ``home_value`` and
    ``partner_value``, which may carry a ``prefix`` that the new columns then carry too. All three are unknown where
    either value is unknown, an estimate (``home_is_estimated``) or a lower bound (``home_is_at_least``), where these
    columns are there; the per cent also where both are zero, the ratio where the partner's is.
    """
    is_report = pd.Series(True, index=pairs.index)
    for mark in ("is_estimated", "is_at_least"):
        for side in ("home", "partner"):
            if f"{side}_{mark}" in pairs:
                is_report &= ~pairs[f"{side}_{mark}"]
    home, partner = (pairs[f"{prefix}{side}_value"].where(is_report) for side in ("home", "partner"))
    gap = home - partner
    larger = home.where(home >= partner, partner)
    measures = {"gap": gap, "gap_pct": gap / larger.where(larger > 0) * 100, "ratio": home / partner.where(partner > 0)}
    return pairs.assign(**{f"{prefix}{name}": values for name, values in measures.items()})


def to_shares(parts: pd.DataFrame, total: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Add to each part ``share_pct`` of the total of the same ``keys`` and period; NaN where the total is unknown."""
    whole = total[[*keys, *PERIOD, "value_usd"]].rename(columns={"value_usd": "_total"})
    joined = parts.merge(whole, on=[*keys, *PERIOD], how="left", validate="many_to_one")
    return joined.assign(share_pct=joined["value_usd"] / joined["_total"].where(joined["_total"] > 0) * 100).drop(
        columns="_total"
    )


def to_years(months: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sum the months of each year within a series, where all are of the same source.

    Takes rows with ``period_start``, ``value_usd`` and ``net_weight_kg``; gives ``year``, the two sums (unknown where
    any month's is) and ``month_count``, since a month that is not there may be a month without trade or without a
    report: a page must say how many were summed.
    """

    def known_sum(values: pd.Series) -> float:
        return float(values.sum(min_count=len(values)))

    return (
        months.assign(year=months["period_start"].dt.year)
        .groupby([*keys, "year"], as_index=False, dropna=False)
        .agg(
            value_usd=("value_usd", known_sum),
            net_weight_kg=("net_weight_kg", known_sum),
            month_count=("period_start", "nunique"),
        )
    )
