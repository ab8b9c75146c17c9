"""Trade in goods as lines, by month, by year or as running totals. Pure: no database, no page.

A *line* is what one reporter told through one source of its trade in one group or commodity with one country; nothing
joins two of them.
"""

import pandas as pd

from dashboard.screens.commodities.choices import By
from dashboard.subjects.trade.measures import add_unit_value, to_years
from etl.vocabulary.periods import PeriodKind

LINE = ["source_code", "reporter_code", "partner_code", "commodity_id"]
MARKS = ["doubtful_count", "derived_count", "estimated_count", "stand_in_count"]
MEASURES = {"value": "value_usd", "weight": "net_weight_kg", "unit_value": "unit_value_usd_per_t"}


def to_points(rows: pd.DataFrame, by: By) -> pd.DataFrame:
    """Rows of lines become points of one kind of period, with ``unit_value_usd_per_t`` and ``month_count``.

    Takes rows with the columns of ``LINE`` and ``MARKS``, valuation, is_at_least, the period's and the two measures. By
    year a line has the source's own years, or where it has none the sums of its months; ``month_count`` says how many,
    and is NaN for a year of its own.
    """
    if by == By.YEAR:
        points = _years(rows)
    elif by == By.MONTH:
        points = rows[rows["period_kind"] == PeriodKind.MONTH]
    else:
        begins = (rows["period_start"].dt.month == 1) & (rows["period_start"].dt.year == rows["period_end"].dt.year)
        points = rows[begins & ((rows["period_kind"] != PeriodKind.MONTH) | (rows["period_end"].dt.month == 1))]
    if "month_count" not in points.columns:
        points = points.assign(month_count=float("nan"))
    return add_unit_value(points).sort_values([*LINE, "period_end", "period_start"], ignore_index=True)


def _years(rows: pd.DataFrame) -> pd.DataFrame:
    is_own = rows["period_kind"] == PeriodKind.YEAR
    own, months = rows[is_own], rows[rows["period_kind"] == PeriodKind.MONTH]
    months = months[~_lines_of(months).isin(_lines_of(own))]
    if months.empty:
        return own
    keys = [*LINE, "flow", "valuation", "is_at_least"]
    marks = months.assign(year=months["period_start"].dt.year).groupby([*keys, "year"], as_index=False)[MARKS].sum()
    summed = to_years(months, keys).merge(marks, on=[*keys, "year"], validate="one_to_one")
    starts = pd.to_datetime(summed["year"].astype(str) + "-01-01")
    dated = summed.assign(
        period_kind=PeriodKind.YEAR.value, period_start=starts, period_end=starts + pd.offsets.YearEnd(0)
    )
    parts: list[pd.DataFrame] = [own, dated.drop(columns="year")]
    return pd.concat([part for part in parts if len(part)], ignore_index=True)


def _lines_of(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[LINE])
