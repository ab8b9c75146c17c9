"""The make-up of farm imports.

Sources that give every chapter show groups by year; where only single products are given, these are shown. Pure: no
database, no page.
"""

import pandas as pd

from dashboard.subjects.trade.measures import PERIOD, SERIES, to_shares
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Side

PART_GROUPS = (
    "live_animals",
    "meat",
    "grain",
    "milling",
    "pulses",
    "oilseed",
    "vegetable_oil",
    "oil_meal",
    "other_agricultural",
)
WHOLE_GROUP = "agricultural"
MOST_PRODUCTS = 10


def group_shares(series: pd.DataFrame, member_count: int = 1) -> pd.DataFrame:
    """Part groups of farm trade with their share in the same source's total of HS chapters 01 to 24.

    Takes year rows of ``trade.groups_series`` for the part groups and the whole; gives the part rows with
    ``share_pct``, ``year`` and ``is_stand_in`` (nothing but a chapter that also holds other goods). Sums over fewer
    than ``member_count`` partners are left out, and so is a source that has no parts.
    """
    years = series[(series["period_kind"] == PeriodKind.YEAR) & (series["partner_count"] == member_count)]
    parts = years[years["group_code"] != WHOLE_GROUP]
    shares = to_shares(parts, years[years["group_code"] == WHOLE_GROUP], [*SERIES, "flow"])
    return shares.assign(
        year=shares["period_start"].dt.year, is_stand_in=shares["stand_in_count"] == shares["commodity_count"]
    )


def whole_without_parts(series: pd.DataFrame, member_count: int = 1) -> pd.DataFrame:
    """Totals of farm trade from sources that give no parts, by year; columns of ``groups_series`` and ``year``."""
    years = series[(series["period_kind"] == PeriodKind.YEAR) & (series["partner_count"] == member_count)]
    with_parts = set(years.loc[years["group_code"] != WHOLE_GROUP, "source_code"])
    whole = years[(years["group_code"] == WHOLE_GROUP) & ~years["source_code"].isin(with_parts)]
    return whole.assign(year=whole["period_start"].dt.year).reset_index(drop=True)


def largest_products(imports: pd.DataFrame, exports: pd.DataFrame, most: int = MOST_PRODUCTS) -> pd.DataFrame:
    """The largest single products of the newest year on either side.

    Takes rows of ``trade.group_commodities`` of one source: home's imports and the partner's exports. Gives the
    rows of the newest year for the ``most`` largest products, with ``side``. A product that only one side lists has no
    row of the other.
    """
    both = pd.concat([imports.assign(side=Side.HOME.value), exports.assign(side=Side.PARTNER.value)], ignore_index=True)
    known = both[(both["period_kind"] == PeriodKind.YEAR) & both["value_usd"].notna()]
    newest = known[known["period_end"] == known["period_end"].max()]
    largest = newest.groupby("commodity_id")["value_usd"].max().nlargest(most).index
    kept: pd.DataFrame = newest[newest["commodity_id"].isin(largest)]
    return kept.sort_values(["side", "commodity_id", *PERIOD], ignore_index=True)
