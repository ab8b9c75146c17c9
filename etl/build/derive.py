"""Months out of January-to-month figures."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from etl.values.row_numbers import count_rows
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.periods import PeriodKind

SERIES = ["source_code", "reporter_code", "partner_code", "flow", "commodity_id"]
_MEASURES = ["value_usd", "net_weight_kg", "quantity"]
_DECIMALS = 3  # differences of floats carry noise far below a cent and a gram
_MONTHS = 14  # of a year, and the one after them
_STATUS_ORDER = list(ObservationStatus)
_QUALITY_ORDER = list(Quality)


class DerivedMonths(NamedTuple):
    """Months got by difference, and the steps at which a January-to-month figure falls below the one before it."""

    months: pd.DataFrame
    falls: pd.DataFrame


def derive_months(observations: pd.DataFrame) -> DerivedMonths:
    """Give each month that is the difference of two neighbouring January-to-month values of one year.

    It holds for as long as both of them do. Takes observation rows of any kind, superseded ones too, with their days of
    knowledge, and uses those that begin on 1 January and end with a month of the same year. A month comes out only
    where both neighbours are there, until the source gives that month itself, and where no measure falls; its status is
    the less settled and its quality the worse of the two. A measure that either neighbour lacks is missing. Where a
    neighbour was revised, one month follows the other. ``falls`` has the later row of each fall among the values that
    still hold: a sign of a revision within the year.
    """
    later, earlier = _neighbours(_january_to_month(observations))
    if later.empty:
        return DerivedMonths(later[observations.columns], later[observations.columns])
    differences = (later[_MEASURES] - earlier[_MEASURES]).round(_DECIMALS)
    differences = differences.assign(quantity=differences["quantity"].where(_is_one_unit(later, earlier)))
    falls = (differences < 0).any(axis=1)
    since, until = _both(later, earlier, "known_from").max(axis=1), _both(later, earlier, "known_until").min(axis=1)
    months = later.assign(
        **{name: differences[name] for name in _MEASURES},
        period_start=later["period_end"].dt.to_period("M").dt.start_time.astype("datetime64[s]"),
        period_kind=str(PeriodKind.MONTH),
        is_derived=True,
        known_from=since.astype("datetime64[s]"),
        known_until=until.astype("datetime64[s]"),
        is_known_from_assumed=_both(later, earlier, "is_known_from_assumed").any(axis=1),
        status=_worse(later["status"], earlier["status"], _STATUS_ORDER),
        quality=_worse(later["quality"], earlier["quality"], _QUALITY_ORDER),
    )
    known = months[["value_usd", "net_weight_kg"]].notna().any(axis=1)
    months = _until_own(months.loc[known & ~falls, observations.columns], observations)
    still = falls & until.isna()
    return DerivedMonths(
        _held(months).reset_index(drop=True), later.loc[still, observations.columns].reset_index(drop=True)
    )


def _is_one_unit(later: pd.DataFrame, earlier: pd.DataFrame) -> "pd.Series[bool]":
    return later["quantity_unit"].astype("str") == earlier["quantity_unit"].astype("str")


def _both(later: pd.DataFrame, earlier: pd.DataFrame, name: str) -> pd.DataFrame:
    return pd.concat([later[name], earlier[name]], axis=1)


def _january_to_month(observations: pd.DataFrame) -> pd.DataFrame:
    start = observations["period_start"].to_numpy().astype("datetime64[D]")
    from_january = observations.loc[start == start.astype("datetime64[Y]")]
    start, end = (from_january[name].to_numpy().astype("datetime64[D]") for name in ("period_start", "period_end"))
    after = end + np.timedelta64(1, "D")
    is_month_end = after == after.astype("datetime64[M]")
    chosen: pd.DataFrame = from_january.loc[(start == end.astype("datetime64[Y]")) & is_month_end]
    return chosen.reset_index(drop=True)


def _neighbours(ytd: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows and the rows of the month before them in the same year, each pair by one index.

    Every two that hold on a common day.
    """
    years, _ = count_rows(ytd, [*SERIES, "period_start"])
    months = years * _MONTHS + ytd["period_end"].dt.month.to_numpy()
    rows = pd.DataFrame({"month": months, "place": range(len(ytd))})
    before = rows.assign(month=months + 1)
    pairs = rows.merge(before, on="month", suffixes=("", "_before"), validate="many_to_many")
    later, earlier = (ytd.iloc[pairs[name]].reset_index(drop=True) for name in ("place", "place_before"))
    until = _both(later, earlier, "known_until").min(axis=1)
    is_common = until.isna() | ~(_both(later, earlier, "known_from").max(axis=1) >= until)
    return later.loc[is_common], earlier.loc[is_common]


def _worse(
    later: "pd.Series[str]", earlier: "pd.Series[str]", order: list[ObservationStatus] | list[Quality]
) -> "pd.Series[str]":
    """The one of each pair that stands further down the list."""
    places = {str(member): place for place, member in enumerate(order)}
    own, other = (side.astype("str") for side in (later, earlier))
    return own.where(own.map(places) >= other.map(places), other)


def _until_own(months: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """Months that end on the day from which the source gives them itself."""
    if months.empty:
        return months
    key = [*SERIES, "period_start", "period_end"]
    own = observations.groupby(key, as_index=False, observed=True).agg(own=("known_from", "min"))
    first = months[key].merge(own, how="left", on=key, validate="many_to_one")["own"].set_axis(months.index)
    return months.assign(
        known_until=pd.concat([months["known_until"], first], axis=1).min(axis=1).astype("datetime64[s]")
    )


def _held(months: pd.DataFrame) -> pd.DataFrame:
    """Those that hold on any day."""
    return months.loc[months["known_until"].isna() | (months["known_from"] < months["known_until"])]
