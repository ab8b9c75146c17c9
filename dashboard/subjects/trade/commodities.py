"""What there is on each commodity group.

Which sources, how far they reach, and what a source gives that lies in no group.
"""

import pandas as pd
from sqlalchemy import Connection, and_, case, func, literal, or_, select, union, union_all

from dashboard.subjects.trade.figures import FigureFilters, figure_of_row
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from dashboard.subjects.trade.trade import SERIES_KEYS, TradeFilters, measures, read_series
from dashboard.subjects.typed_rows import make_rows
from etl.schema import commodity, commodity_group_member, observation, official_figure, source
from etl.schema.columns import name_columns_of
from etl.vocabulary.goods import Classification, CommodityLevel
from etl.vocabulary.sources import WHOLE_COVERAGE
from etl.vocabulary.trade import Valuation

ALL_GOODS = "all_goods"
# Chapters and sections are parts of all goods without being in the group of that name, which holds the publishers'
# totals only.
PARTS_OF_ALL = (Classification.HS, Classification.HS_SECTION, Classification.SITC, Classification.WITS)


def reach_of_groups(connection: Connection, filters: TradeFilters) -> pd.DataFrame:
    """How far each source reaches in each group, whatever the filters' kinds of period.

    Columns: group_code, source_code, coverage, reporter_code, period_kind, level (of the commodities), first_date,
    last_date, row_count, month_count (different months of the year), weight_count (rows with a weight), partner_count
    (different partners), is_reconciled (1 where a third party weighed both sides' reports into one), is_whole (1 where
    a group sum can be made of them). Sources of whole trade are listed for all goods with their chapters or sections
    too, which are never summed to a total.
    """
    in_groups = select(commodity_group_member.c.group_code, commodity_group_member.c.commodity_id)
    in_all = select(literal(ALL_GOODS), commodity.c.commodity_id).where(commodity.c.classification.in_(PARTS_OF_ALL))
    member = union_all(in_groups, in_all).subquery("member")
    keys = (
        member.c.group_code,
        observation.c.source_code,
        source.c.coverage,
        observation.c.reporter_code,
        observation.c.period_kind,
        commodity.c.level,
    )
    is_total = commodity.c.level == CommodityLevel.TOTAL
    is_whole_level = and_(source.c.coverage.in_(WHOLE_COVERAGE), commodity.c.level == source.c.detail_level)
    question = (
        select(
            *keys,
            func.min(observation.c.period_start).label("first_date"),
            func.max(observation.c.period_end).label("last_date"),
            func.count().label("row_count"),
            func.count(func.extract("month", observation.c.period_start).distinct()).label("month_count"),
            func.count(observation.c.net_weight_kg).label("weight_count"),
            func.count(observation.c.partner_code.distinct()).label("partner_count"),
            func.max(case((observation.c.valuation == Valuation.RECONCILED, 1), else_=0)).label("is_reconciled"),
            func.max(case((or_(is_total, and_(is_whole_level, member.c.group_code != ALL_GOODS)), 1), else_=0)).label(
                "is_whole"
            ),
        )
        .join(member, member.c.commodity_id == observation.c.commodity_id)
        .join(commodity, commodity.c.commodity_id == observation.c.commodity_id)
        .join(source, source.c.source_code == observation.c.source_code)
        .where(
            *filters.conditions(),
            or_(member.c.group_code != ALL_GOODS, is_total, source.c.coverage.in_(WHOLE_COVERAGE)),
        )
        .group_by(*keys, source.c.sort_order)
        .order_by(member.c.group_code, source.c.sort_order, *keys)
    )
    return read_series(connection, question)


def parts_of_all_goods(connection: Connection, filters: TradeFilters) -> pd.DataFrame:
    """Series of sections, chapters and products of all trade.

    Columns: as ``trade.group_commodities``, basis is missing.
    """
    titles = [commodity.c.parent_id, *name_columns_of(commodity)]
    keys = [observation.c.commodity_id, commodity.c.level, *titles]
    question = (
        select(*keys, *SERIES_KEYS, *measures())
        .join(commodity, commodity.c.commodity_id == observation.c.commodity_id)
        .where(commodity.c.classification.in_(PARTS_OF_ALL), *filters.conditions())
        .group_by(*keys, *SERIES_KEYS)
        .order_by(observation.c.commodity_id, *SERIES_KEYS)
    )
    return read_series(connection, question).assign(basis=None)


def members_of_group(connection: Connection, group_code: str) -> pd.DataFrame:
    """The codes of a group. Columns: commodity_id, level, basis, reason."""
    member = commodity_group_member.c
    question = (
        select(member.commodity_id, commodity.c.level, member.basis, member.reason)
        .join(commodity, commodity.c.commodity_id == member.commodity_id)
        .where(member.group_code == group_code)
        .order_by(member.commodity_id)
    )
    return pd.read_sql(question, connection)


def figures_by_group(connection: Connection, filters: FigureFilters) -> list[GroupFigure]:
    """Official figures beside every group that they tell of, whole or by one of its commodities, oldest period first.

    A figure of wheat is in grain and in all agricultural goods.
    """
    of_groups = select(official_figure.c.figure_code, official_figure.c.group_code.label("in_group")).where(
        official_figure.c.group_code.is_not(None)
    )
    of_goods = select(official_figure.c.figure_code, commodity_group_member.c.group_code.label("in_group")).join(
        commodity_group_member, commodity_group_member.c.commodity_id == official_figure.c.commodity_id
    )
    told = union(of_groups, of_goods).subquery("told")
    question = (
        select(told.c.in_group, official_figure)
        .join(told, told.c.figure_code == official_figure.c.figure_code)
        .where(*filters.conditions())
        .order_by(
            official_figure.c.period_end, official_figure.c.period_start, official_figure.c.figure_code, told.c.in_group
        )
    )
    return make_rows(connection, question, lambda row: GroupFigure(row["in_group"], figure_of_row(row)))
