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
MOST_LINES = 6
YEARS_WEIGHED = 5


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
    own = rows[rows["period_kind"] == PeriodKind.YEAR]
    with_years = own[LINE].drop_duplicates()
    months = rows[rows["period_kind"] == PeriodKind.MONTH].merge(
        with_years, on=LINE, how="left", indicator="_has", validate="many_to_one"
    )
    months = months[months["_has"] == "left_only"].drop(columns="_has")
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


def months_without_year(rows: pd.DataFrame) -> list[int]:
    """Years of which a line has months but no year of its own, where its other years are the source's own."""
    own = rows[rows["period_kind"] == PeriodKind.YEAR]
    months = rows[rows["period_kind"] == PeriodKind.MONTH]
    return sorted(set(months["period_start"].dt.year) - set(own["period_start"].dt.year)) if len(own) else []


def in_years(points: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
    """Points that end in one of these years."""
    is_meant = points["period_end"].dt.year.between(first, last)
    return pd.DataFrame(points[is_meant])


def largest_lines(points: pd.DataFrame, most: int = MOST_LINES) -> pd.DataFrame:
    """The points of the largest lines, by what they sum to in the last years that there are, the largest line first.

    No others.
    """
    if points.empty:
        return points
    recent = points[points["period_end"].dt.year > points["period_end"].dt.year.max() - YEARS_WEIGHED]
    measure = "value_usd" if points["value_usd"].notna().any() else "net_weight_kg"
    sizes = recent.groupby(LINE, as_index=False)[measure].sum()
    kept = points[LINE].drop_duplicates().merge(sizes, on=LINE, how="left", validate="one_to_one")
    largest = kept.sort_values(measure, ascending=False, na_position="last", kind="stable")[LINE].head(most)
    return largest.merge(points, on=LINE, validate="one_to_many")


def with_gaps(line: pd.DataFrame, by: By) -> pd.DataFrame:
    """Put an unknown point where a period is missing inside one line, so that nothing spans it.

    One stands between two years of running totals too.
    """
    if line.empty:
        return line
    if by == By.RUNNING:
        years = sorted(set(line["period_end"].dt.year))[1:]
        starts = pd.DatetimeIndex([pd.Timestamp(year, 1, 1) for year in years])
        holes = pd.DataFrame({"period_start": starts, "period_end": starts})
    else:
        step, end = ("MS", pd.offsets.MonthEnd(0)) if by == By.MONTH else ("YS", pd.offsets.YearEnd(0))
        every = pd.date_range(line["period_start"].min(), line["period_start"].max(), freq=step)
        missing = every.difference(pd.DatetimeIndex(line["period_start"]))
        holes = pd.DataFrame({"period_start": missing, "period_end": missing + end})
    return (
        pd.concat([line, holes], ignore_index=True).sort_values("period_end", ignore_index=True) if len(holes) else line
    )


def latest_by_commodity(points: pd.DataFrame, totals: pd.DataFrame) -> pd.DataFrame:
    """The latest year of every commodity, the largest first.

    Takes year points of single commodities and of the whole group (may be empty). Columns: those of a point, then
    first_year and share_pct, per cent of the group's value in the same source and year; NaN where the source has no
    total of the group.
    """
    keys = [name for name in LINE if name != "commodity_id"]
    ordered = points.sort_values("period_end")
    latest = ordered.drop_duplicates(LINE, keep="last")
    firsts = ordered.groupby(LINE, as_index=False).agg(first_start=("period_start", "min"))
    joined = latest.merge(firsts, on=LINE, validate="one_to_one")
    whole = totals[[*keys, "period_start", "value_usd"]].rename(columns={"value_usd": "_total"})
    joined = joined.merge(whole, on=[*keys, "period_start"], how="left", validate="many_to_one")
    shares = joined["value_usd"] / joined["_total"].where(joined["_total"] > 0) * 100
    named = joined.assign(first_year=joined["first_start"].dt.year, share_pct=shares).drop(
        columns=["_total", "first_start"]
    )
    return named.sort_values(["value_usd", "net_weight_kg"], ascending=False, kind="stable", ignore_index=True)
