"""Trade around the date of a meeting: which lines there are, what of them is shown, and where each ends.

Pure: no database, no page.

A line is one source's figures of one reporter on one thing: a whole group, or a product where a source gives single
products only. Lines are never added or joined; a period that a source does not give is a hole in its line.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure
from etl.vocabulary.periods import PeriodKind

WHOLE = ""  # the goods of a line that is the whole group
WIDE_GROUPS = ("agricultural", "all_goods")  # their products are shown with the groups they belong to
LINE = ["goods", "source_code", "reporter_code"]
MARKS = ["doubtful_count", "estimated_count", "derived_count"]
ROW = [
    "group_code",
    *LINE,
    "flow",
    "valuation",
    "period_kind",
    "period_start",
    "period_end",
    "value_usd",
    "net_weight_kg",
    "stand_in_count",
    *MARKS,
]
MONTHS_AROUND = 24
MONTHS_AFTER_TO_SHOW = 6
YEARS_AROUND = 10
MOST_GOODS = 3
STATED_AS = {"value_usd": (FigureMeasure.VALUE, "USD"), "net_weight_kg": (FigureMeasure.WEIGHT, "t")}
FREQUENCY = {PeriodKind.MONTH: "M", PeriodKind.YEAR: "Y"}


@dataclass(frozen=True)
class Window:
    """The time that a picture shows, in whole months or years."""

    period_kind: str
    first: pd.Timestamp
    last: pd.Timestamp

    def holds(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of this kind of period that lie in the window."""
        is_meant = (
            (rows["period_kind"] == self.period_kind)
            & (rows["period_start"] >= self.first)
            & (rows["period_end"] <= self.last)
        )
        kept: pd.DataFrame = rows[is_meant]
        return kept


def window(period_kind: str, start: date, end: date, today: date) -> Window:
    """Two years before and after by month, ten by year.

    Never past the month or year of ``today``, where no figure can be.
    """
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    if period_kind == PeriodKind.MONTH:
        months = pd.DateOffset(months=MONTHS_AROUND)
        month_end = pd.offsets.MonthEnd(0)
        return Window(
            period_kind, (first - months).replace(day=1), min(last + months, max(last, pd.Timestamp(today))) + month_end
        )
    last_year = min(last.year + YEARS_AROUND, max(last.year, today.year))
    return Window(period_kind, pd.Timestamp(first.year - YEARS_AROUND, 1, 1), pd.Timestamp(last_year, 12, 31))


def join_lines(wholes: pd.DataFrame, products: pd.DataFrame) -> pd.DataFrame:
    """Rows of the lines of groups.

    Takes rows of ``trade.groups_series`` and ``around.products_of_groups``. Gives ``ROW``; ``goods`` is
    ``WHOLE`` or a commodity id. A wide group has no products here: they are shown with the groups they belong to.
    """
    single = (
        products[~products["group_code"].isin(WIDE_GROUPS)]
        .rename(columns={"commodity_id": "goods"})
        .assign(stand_in_count=0)
    )
    return pd.concat([wholes.assign(goods=WHOLE)[ROW], single[ROW]], ignore_index=True)


def with_measure(rows: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The rows whose measure is known, as ``amount``: US dollars, or tonnes for the net weight."""
    known = rows[rows[measure].notna()]
    return known.assign(amount=known[measure] / (1000 if measure == "net_weight_kg" else 1))


def has_months_around(rows: pd.DataFrame, months: Window, start: date, end: date) -> bool:
    """Whether some line goes by month from before the meeting to half a year after it.

    ``months`` is the window by month.
    """
    inside = months.holds(rows)
    late_enough = inside["period_end"] > pd.Timestamp(end) + pd.DateOffset(months=MONTHS_AFTER_TO_SHOW)
    return bool((inside["period_end"] < pd.Timestamp(start)).any() and late_enough.any())


def shown_lines(rows: pd.DataFrame, shown: Window) -> pd.DataFrame:
    """Rows to draw: in the window, the whole group and the largest products.

    Takes rows of named lines with ``amount``.
    """
    inside = shown.holds(rows)
    kept: pd.DataFrame = inside[(inside["goods"] == WHOLE) | inside["goods_name"].isin(largest_goods(inside))]
    return kept


def largest_goods(rows: pd.DataFrame, most: int = MOST_GOODS) -> list[str]:
    """Names of the products with the largest amounts, the largest first.

    Takes rows with ``goods_name`` and ``amount``.
    """
    peaks = (
        rows[rows["goods"] != WHOLE].groupby("goods_name")["amount"].max().sort_values(ascending=False, kind="stable")
    )
    return [str(name) for name in peaks.index[:most]]


def add_holes(line: pd.DataFrame, period_kind: str) -> pd.DataFrame:
    """Put a row without an amount wherever a period is missing inside a line, so that nothing is drawn over the hole.

    Takes and gives rows of one line with ``amount``, oldest first; none is added before its first or after its last
    period.
    """
    periods = pd.PeriodIndex(line["period_start"], freq=FREQUENCY[PeriodKind(period_kind)])
    whole = pd.period_range(periods.min(), periods.max(), freq=periods.freq)
    by_period = line.set_axis(periods, axis="index").reindex(whole)
    return by_period.assign(period_start=whole.start_time, period_end=whole.end_time.normalize()).reset_index(drop=True)


def end_of_lines(rows: pd.DataFrame, shown: Window) -> pd.DataFrame:
    """Where the lines that are drawn end; beside a picture by year also where the whole group ends by month.

    Takes rows of named lines with ``amount``. Where nothing is drawn, all lines are told of. Gives ``LINE``, their
    names, period_kind and last, the last day of the last period known, whatever the window.
    """
    drawn = set(shown_lines(rows, shown)["line_name"])
    last = rows.groupby(
        [*LINE, "goods_name", "whose_name", "line_name", "period_kind"], as_index=False, sort=False
    ).agg(last=("period_end", "max"))
    is_drawn = (last["period_kind"] == shown.period_kind) & last["line_name"].isin(drawn)
    is_by_month = (last["period_kind"] == PeriodKind.MONTH) & (last["goods"] == WHOLE)
    kept = last[is_drawn | is_by_month] if drawn else last
    return kept.sort_values(
        ["period_kind", "reporter_code", "source_code", "last"], ascending=[False, True, True, True], ignore_index=True
    )


def about_groups(figures: pd.DataFrame) -> pd.DataFrame:
    """Stated figures on groups or on goods in them; of a wide group only what is about the whole of it.

    Takes rows of ``around.stated_about_groups``; adds ``goods``: ``WHOLE``, or a commodity id, and
    ``is_doubtful``, where the confidence is less than high.
    """
    is_whole = figures["group_code"] == figures["about_group"]
    kept = figures[is_whole | ~figures["about_group"].isin(WIDE_GROUPS)]
    goods = kept["commodity_id"].where(kept["group_code"] != kept["about_group"], WHOLE)
    return kept.assign(goods=goods, is_doubtful=kept["confidence"] != Confidence.HIGH)


def in_measure(figures: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Stated figures in the unit of a measure, as ``amount``: US dollars, or tonnes. No other unit is converted."""
    kind, unit = STATED_AS[measure]
    kept = figures[(figures["measure"] == kind) & (figures["unit"] == unit)]
    return kept.assign(amount=kept["value"])
