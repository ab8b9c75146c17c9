"""What the Both sides page asks the database for."""

from collections.abc import Sequence

import pandas as pd

from dashboard.screens.both_sides.measures import line_of, to_reports
from dashboard.subjects.reference import area_members
from dashboard.subjects.sources import sources
from dashboard.subjects.trade.headline import headline_pairs
from dashboard.subjects.trade.mirror import stated_of_both
from dashboard.subjects.trade.trade import TradeFilters, commodity_series, group_series
from dashboard.subjects.trade.trade_points import sides_of_pair, stated_points, table_points
from dashboard.ui.database import ask
from etl.vocabulary.events import Confidence
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.sources import ReportKind
from etl.vocabulary.trade import Side

HOME = "CN"
KINDS = (PeriodKind.YEAR, PeriodKind.MONTH)


def source_order() -> dict[str, int]:
    """The place of each source's table among the sources."""
    return {row["source_code"]: row["sort_order"] for row in ask(sources).to_dict("records")}


def headline_pair_lines(partner: str, goods: str, direction: str) -> tuple[str, str] | None:
    """The line of each side in the newest year that both count.

    None where the build names none, as for single goods.
    """
    pairs = ask(headline_pairs, HOME, partner)
    is_meant = (pairs["group_code"] == goods) & (pairs["direction"] == direction) & (pairs["unit"] == "USD")
    for pair in pairs[is_meant].to_dict("records"):
        home, other = sides_of_pair(pair)
        return line_of(home), line_of(other)
    return None


def directions_by_pair(partner: str, goods: str) -> list[str]:
    """Directions that have a headline pair: those with a gap first, then the newest year first."""
    pairs = ask(headline_pairs, HOME, partner)
    of_goods = pairs[(pairs["group_code"] == goods) & (pairs["unit"] == "USD")]
    ordered = of_goods.assign(_has_gap=of_goods["gap"].notna()).sort_values(
        ["_has_gap", "period_end"], ascending=False, kind="stable"
    )
    return [str(direction) for direction in ordered["direction"]]


def cited_codes(reports: pd.DataFrame) -> tuple[str, ...]:
    """Codes of the sources that reports are from, in the sources' order."""
    return tuple(code for code in source_order() if code in set(reports["source_code"]))


def source_notes(codes: Sequence[str]) -> dict[str, str]:
    """What a reader must know of each of these sources; one without a note is left out."""
    rows = ask(sources).to_dict("records")
    return {
        row["source_code"]: row["note"] for row in rows if row["source_code"] in codes and isinstance(row["note"], str)
    }


def reports_of_goods(partner: str, goods: str, *, is_product: bool) -> pd.DataFrame:
    """Both sides' reports of a commodity group or a single product, by year and by month.

    The columns are those that ``mirror.to_reports`` gives. A group of partners counts as reported by China where its
    report holds every member; members' own reports are never summed.
    """
    members = max(len(ask(area_members, partner)), 1)
    views = ((Side.HOME, HOME, partner, members), (Side.PARTNER, partner, HOME, 1))
    tables = []
    for side, reporter, other, count in views:
        filters = TradeFilters(other, reporters=(reporter,), period_kinds=KINDS, with_at_least=True)
        tables.append(table_points(_own_reports(_series(goods, filters, is_product=is_product)), side, count))
    known = [
        frame
        for frame in (*tables, stated_points(_stated(partner, goods, is_product=is_product), HOME))
        if not frame.empty
    ]
    return to_reports(pd.concat(known, ignore_index=True) if known else tables[0])


def _series(goods: str, filters: TradeFilters, *, is_product: bool) -> pd.DataFrame:
    return ask(commodity_series, (goods,), filters) if is_product else ask(group_series, goods, filters)


def _own_reports(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of tables that are a side's own report."""
    of_nobody = [
        row["source_code"] for row in ask(sources).to_dict("records") if row["report_kind"] == ReportKind.NO_REPORT
    ]
    kept: pd.DataFrame = rows[~rows["source_code"].isin(of_nobody)]
    return kept


def _stated(partner: str, goods: str, *, is_product: bool) -> pd.DataFrame:
    figures = ask(stated_of_both, HOME, partner)
    is_meant = (
        (figures["commodity_id" if is_product else "group_code"] == goods)
        & (figures["indicator"] == Indicator.GOODS_TRADE)
        & (figures["measure"] == FigureMeasure.VALUE)
        & (figures["unit"] == "USD")
        & figures["place_code"].isna()
        & figures["period_kind"].isin(KINDS)
    )
    of_lines = figures[is_meant]
    # The one that charts show comes first, and of several the surer: it is what the line tells.
    first = of_lines.assign(
        _hidden=~of_lines["is_shown"].astype("bool"), _unsure=of_lines["confidence"] != Confidence.HIGH
    )
    return first.sort_values(["_hidden", "_unsure", "figure_code"], kind="stable").drop(columns=["_hidden", "_unsure"])
