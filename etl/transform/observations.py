"""Months out of January-to-month figures."""

from typing import NamedTuple

import pandas as pd

from etl.vocabulary import ObservationStatus, PeriodKind, Quality

SERIES = ["source_code", "reporter_code", "partner_code", "flow", "commodity_id"]
_MEASURES = ["value_usd", "net_weight_kg", "quantity"]
_DECIMALS = 3  # differences of floats carry noise far below a cent and a gram
_STATUS_ORDER = list(ObservationStatus)
_QUALITY_ORDER = list(Quality)


class DerivedMonths(NamedTuple):
    """Months got by difference, and the steps at which a January-to-month figure falls below the one before it."""

    months: pd.DataFrame
    falls: pd.DataFrame


def derive_months(observations: pd.DataFrame) -> DerivedMonths:
    """Give each month that is the difference of two neighbouring January-to-month values of one year.

    Takes observation rows of any kind and uses those that begin on 1 January and end with a month of the same year. A month comes out
    only where both neighbours are there, no row for that month is, and no measure falls; its status is the less settled and its quality
    the worse of the two. A measure that either neighbour lacks is missing. ``falls`` has the later row of each fall: a sign of a revision
    within the year.
    """
    ytd = _january_to_month(observations)
    later, earlier = _neighbours(ytd)
    differences = (later[_MEASURES] - earlier[_MEASURES]).round(_DECIMALS)
    differences = differences.assign(quantity=differences["quantity"].where(later["quantity_unit"] == earlier["quantity_unit"]))
    falls = (differences < 0).any(axis=1)
    months = later.assign(
        **{name: differences[name] for name in _MEASURES},
        period_start=later["period_end"].dt.to_period("M").dt.start_time.astype("datetime64[s]"),
        period_kind=str(PeriodKind.MONTH),
        is_derived=True,
        known_from=pd.concat([later["known_from"], earlier["known_from"]], axis=1).max(axis=1).astype("datetime64[s]"),
        status=_worse(later["status"], earlier["status"], _STATUS_ORDER),
        quality=_worse(later["quality"], earlier["quality"], _QUALITY_ORDER),
    )
    known = months[["value_usd", "net_weight_kg"]].notna().any(axis=1)
    months = _without_own(months.loc[known & ~falls], observations)
    return DerivedMonths(months[observations.columns].reset_index(drop=True), later.loc[falls, observations.columns].reset_index(drop=True))


def _january_to_month(observations: pd.DataFrame) -> pd.DataFrame:
    start, end = observations["period_start"], observations["period_end"]
    chosen: pd.DataFrame = observations.loc[
        (start.dt.month == 1) & (start.dt.day == 1) & (start.dt.year == end.dt.year) & end.dt.is_month_end
    ]
    return chosen.sort_values([*SERIES, "period_end"], kind="stable", ignore_index=True)


def _neighbours(ytd: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows that have the month before them in the same year, and those rows before, with the same index."""
    earlier = ytd.shift(1)
    follows = ytd["period_end"].dt.month - earlier["period_end"].dt.month == 1
    for name in (*SERIES, "period_start"):
        follows &= ytd[name] == earlier[name]
    return ytd.loc[follows], earlier.loc[follows]


def _worse(later: "pd.Series[str]", earlier: "pd.Series[str]", order: list[ObservationStatus] | list[Quality]) -> "pd.Series[str]":
    """The one of each pair that stands further down the list."""
    places = {str(member): place for place, member in enumerate(order)}
    return later.where(later.map(places) >= earlier.map(places), earlier)


def _without_own(months: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """Leave out months that the source gives itself."""
    key = [*SERIES, "period_start", "period_end"]
    own = months[key].merge(observations[key], how="left", on=key, indicator=True, validate="one_to_one")["_merge"] == "both"
    return months.loc[~own.to_numpy()]
