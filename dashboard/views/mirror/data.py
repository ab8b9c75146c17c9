"""What the Both sides page asks the database for."""

from collections.abc import Sequence

import pandas as pd

from dashboard.database import ask
from dashboard.locale import title_of
from dashboard.names import area_names, authority_names, term_names
from dashboard.queries.mirror import stated_of_both
from dashboard.queries.reference import area_members
from dashboard.queries.sources import sources
from dashboard.queries.trade import TradeFilters, commodity_series, group_series
from dashboard.trade_points import stated_points, table_points
from dashboard.views.mirror.measures import STATED_SOURCE, SourceRank, to_reports
from dashboard.views.mirror.view import MirrorNames
from etl.vocabulary import FigureMeasure, Indicator, PeriodKind, Side, SourceKind, Valuation

HOME = "CN"
KINDS = (PeriodKind.YEAR, PeriodKind.MONTH)


def names_for(partner: str) -> MirrorNames:
    """Names for a page about China and a partner."""
    rows = ask(sources).to_dict("records")
    areas = area_names()
    return MirrorNames(
        home=areas.get(HOME, HOME),
        partner=areas.get(partner, partner),
        sources={row["source_code"]: title_of(row) for row in rows},
        publishers={row["source_code"]: row["publisher"] for row in rows},
        offices=authority_names(),
        valuations=term_names("valuation"),
    )


def source_ranks() -> dict[str, SourceRank]:
    """What speaks for each source as a default."""
    return {
        row["source_code"]: SourceRank(row["export_valuation"] != Valuation.NOT_STATED, row["sort_order"])
        for row in ask(sources).to_dict("records")
    }


def cited_codes(reports: pd.DataFrame) -> tuple[str, ...]:
    """Codes of the sources that reports are from; numbers that authorities stated are from every source of such."""
    tables = {source for source in reports["source"] if source != STATED_SOURCE}
    has_stated = len(tables) < reports["source"].nunique()
    return tuple(
        row["source_code"]
        for row in ask(sources).to_dict("records")
        if row["source_code"] in tables or (has_stated and row["kind"] == SourceKind.STATEMENTS)
    )


def source_notes(codes: Sequence[str]) -> dict[str, str]:
    """What a reader must know of each of these sources; one without a note is left out."""
    rows = ask(sources).to_dict("records")
    return {row["source_code"]: row["note"] for row in rows if row["source_code"] in codes and isinstance(row["note"], str)}


def reports_of_goods(partner: str, goods: str, *, is_product: bool) -> pd.DataFrame:
    """Both sides' reports of a commodity group or a single product, by year and by month, as ``mirror.to_reports`` gives them.

    A group of partners counts as reported by China where its report holds every member; members' own reports are never summed.
    """
    members = max(len(ask(area_members, partner)), 1)
    views = ((Side.HOME, HOME, partner, members), (Side.PARTNER, partner, HOME, 1))
    tables = [
        table_points(_series(goods, TradeFilters(other, reporters=(reporter,), period_kinds=KINDS), is_product=is_product), side, count)
        for side, reporter, other, count in views
    ]
    known = [frame for frame in (*tables, stated_points(_stated(partner, goods, is_product=is_product), HOME)) if not frame.empty]
    return to_reports(pd.concat(known, ignore_index=True) if known else tables[0])


def _series(goods: str, filters: TradeFilters, *, is_product: bool) -> pd.DataFrame:
    return ask(commodity_series, (goods,), filters) if is_product else ask(group_series, goods, filters)


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
    return figures[is_meant]
