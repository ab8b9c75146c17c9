"""What there is on each commodity group.

Which sources, how far they reach, and what a source gives that lies in no group.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, case, func, or_, select, union

from dashboard.subjects.trade.figures import FigureFilters, figure_of_row
from dashboard.subjects.trade.goods_of_groups import GroupFigure
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.subjects.typed_rows import make_part, make_rows, read_rows
from etl.schema import commodity, commodity_group_member, group_reach, observation, official_figure, source
from etl.vocabulary.goods import ALL_GOODS, NO_PARTS, PARTS_OF_ALL, CommodityLevel
from etl.vocabulary.sources import WHOLE_COVERAGE
from etl.vocabulary.trade import Valuation


@dataclass(frozen=True)
class SourceReach:
    """How far one source reaches in one group, by reporter, kind of period and level of the commodities.

    ``month_count`` is of different months of the year and ``partner_count`` of different partners. ``is_reconciled``
    says that a third party weighed both sides' reports into one, ``is_whole`` that a group sum can be made of the rows.
    """

    group_code: str
    source_code: str
    coverage: str
    reporter_code: str
    period_kind: str
    level: str
    first_date: date
    last_date: date
    month_count: int
    partner_count: int
    has_weight: bool
    is_reconciled: bool
    is_whole: bool


def reach_of_groups(connection: Connection, filters: TradeFilters) -> list[SourceReach]:
    """How far each source reaches in each group, in the sources' order.

    Sources of whole trade are listed for all goods with their chapters or sections too, which are never summed to a
    total.
    """
    told = group_reach.c
    keys = (*(told.group_code, told.source_code, source.c.coverage, told.reporter_code, told.period_kind, told.level),)
    is_total = told.level == CommodityLevel.TOTAL
    is_whole_level = and_(source.c.coverage.in_(WHOLE_COVERAGE), told.level == source.c.detail_level)
    question = (
        select(
            *keys,
            func.min(told.first_date).label("first_date"),
            func.max(told.last_date).label("last_date"),
            func.count(told.start_month.distinct()).label("month_count"),
            _one_is(told.has_weight).label("has_weight"),
            func.count(told.partner_code.distinct()).label("partner_count"),
            _one_is(told.valuation == Valuation.RECONCILED).label("is_reconciled"),
            _one_is(or_(is_total, and_(is_whole_level, told.group_code != ALL_GOODS))).label("is_whole"),
        )
        .join(source, source.c.source_code == told.source_code)
        .where(
            *filters.of_reach(connection),
            or_(told.group_code != ALL_GOODS, is_total, source.c.coverage.in_(WHOLE_COVERAGE)),
        )
        .group_by(*keys, source.c.sort_order)
        .having(func.sum(told.row_change) > 0)
        .order_by(told.group_code, source.c.sort_order, *keys)
    )
    return make_rows(connection, question, _reach)


def _one_is(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.max(case((condition, 1), else_=0))


def _reach(row: RowMapping) -> SourceReach:
    truths = {name: bool(row[name]) for name in ("has_weight", "is_reconciled", "is_whole")}
    return make_part(row, SourceReach, **truths)


@dataclass(frozen=True)
class ProductsReach:
    """How far the products of a group reach in one source, in periods of one kind."""

    source_code: str
    period_kind: str
    first_date: date
    last_date: date


def reach_of_products(connection: Connection, group_code: str, filters: TradeFilters) -> list[ProductsReach]:
    """How far each source reaches in the products of a group, or of all goods, by source and kind of period.

    Totals are no products.
    """
    told = group_reach.c
    keys = (told.source_code, told.period_kind)
    question = (
        select(*keys, func.min(told.first_date).label("first_date"), func.max(told.last_date).label("last_date"))
        .where(told.group_code == group_code, told.level.not_in(NO_PARTS), *filters.of_reach(connection))
        .group_by(*keys)
        .having(func.sum(told.row_change) > 0)
        .order_by(*keys)
    )
    return read_rows(connection, question, ProductsReach)


def traded_goods(connection: Connection, group_code: str, filters: TradeFilters) -> list[str]:
    """Commodities of a group, or sections, chapters and products of all goods, of which there is trade; in order."""
    goods = (
        select(commodity.c.commodity_id).where(commodity.c.classification.in_(PARTS_OF_ALL))
        if group_code == ALL_GOODS
        else select(commodity_group_member.c.commodity_id).where(commodity_group_member.c.group_code == group_code)
    )
    (code,) = goods.selected_columns
    traded = (
        select(observation.c.flow).where(observation.c.commodity_id == code, *filters.conditions(connection)).exists()
    )
    return list(connection.scalars(goods.where(traded).order_by(code)))


@dataclass(frozen=True)
class GroupMember:
    """A commodity of a group; ``reason`` tells what else it holds where it stands in for the group."""

    commodity_id: str
    level: str
    basis: str
    reason: str | None


def members_of_group(connection: Connection, group_code: str) -> list[GroupMember]:
    """The codes of a group, in their order."""
    member = commodity_group_member.c
    question = (
        select(member.commodity_id, commodity.c.level, member.basis, member.reason)
        .join(commodity, commodity.c.commodity_id == member.commodity_id)
        .where(member.group_code == group_code)
        .order_by(member.commodity_id)
    )
    return read_rows(connection, question, GroupMember)


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
