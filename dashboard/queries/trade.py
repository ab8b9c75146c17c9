"""Trade series, each as one source gives it, by commodity group or by commodity.

A group is summed from the codes at the level that its source gives in full (``source.detail_level``), or is the source's own total. Sources
that give a selection of products, or only cells above a threshold, have no group sums: their commodities are asked for one by one.

``partner`` may be a group such as C5: its members' rows are then summed within one source and reporter, and ``partner_count`` says how
many of them were reported. Reporters are never summed. Rows of suspect quality stay out unless asked for. A value or weight is NULL
where any part of it is unknown, since the sum of some parts is no total.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, case, func, or_, select

from etl.schema import area_member, commodity, commodity_group_member, observation, source
from etl.vocabulary import CommodityLevel, Coverage, GroupBasis, ObservationStatus, PeriodKind, Quality

WHOLE_COVERAGE = (Coverage.ALL, Coverage.TOTAL_ONLY)

SERIES_KEYS = (
    observation.c.source_code,
    observation.c.reporter_code,
    observation.c.flow,
    observation.c.valuation,
    observation.c.period_kind,
    observation.c.period_start,
    observation.c.period_end,
)


@dataclass(frozen=True)
class TradeFilters:
    """Which observations are meant; an empty tuple is no restriction."""

    partner: str
    reporters: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    period_kinds: tuple[str, ...] = (PeriodKind.YEAR,)
    with_suspect: bool = False

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same as SQL conditions on ``observation``."""
        members = select(area_member.c.area_code).where(area_member.c.group_code == self.partner)
        conditions = [or_(observation.c.partner_code == self.partner, observation.c.partner_code.in_(members))]
        for values, column in (
            (self.reporters, observation.c.reporter_code),
            (self.flows, observation.c.flow),
            (self.sources, observation.c.source_code),
            (self.period_kinds, observation.c.period_kind),
        ):
            if values:
                conditions.append(column.in_(values))
        if not self.with_suspect:
            conditions.append(observation.c.quality != Quality.SUSPECT)
        return conditions


def _known_sum(column: ColumnElement[float]) -> ColumnElement[float]:
    """The sum where every part is known, else NULL."""
    return case((func.count(column) == func.count(), func.sum(column)))


def measures() -> list[ColumnElement[Any]]:
    """What is summed over the rows of one point of a series, and how many of them carry a mark."""
    return [
        _known_sum(observation.c.value_usd).label("value_usd"),
        _known_sum(observation.c.net_weight_kg).label("net_weight_kg"),
        func.count(observation.c.partner_code.distinct()).label("partner_count"),
        func.sum(case((observation.c.quality != Quality.OK, 1), else_=0)).label("doubtful_count"),
        func.sum(case((observation.c.is_derived, 1), else_=0)).label("derived_count"),
        func.sum(case((observation.c.status == ObservationStatus.ESTIMATED, 1), else_=0)).label("estimated_count"),
    ]


def _members(*group_codes: str) -> Subquery:
    """Commodities of groups with the level of each."""
    return (
        select(commodity.c.commodity_id, commodity.c.level, commodity_group_member.c.group_code, commodity_group_member.c.basis)
        .join(commodity_group_member, commodity_group_member.c.commodity_id == commodity.c.commodity_id)
        .where(commodity_group_member.c.group_code.in_(group_codes))
        .subquery("member")
    )


def _whole_at_its_level(member: Subquery) -> ColumnElement[bool]:
    """Members that may be summed for a source: at its level of detail where that is complete, or all goods."""
    return or_(
        member.c.level == CommodityLevel.TOTAL,
        and_(member.c.level == source.c.detail_level, source.c.coverage.in_(WHOLE_COVERAGE)),
    )


def groups_series(connection: Connection, group_codes: tuple[str, ...], filters: TradeFilters) -> pd.DataFrame:
    """Series of commodity groups, one row a group, source, reporter, flow and period.

    Columns: group_code, source_code, reporter_code, flow, valuation, period_kind, period_start, period_end, value_usd, net_weight_kg,
    partner_count, doubtful_count, derived_count, estimated_count (parts that carry a mark), stand_in_count (chapters that also hold other
    goods), commodity_count.
    """
    member = _members(*group_codes)
    keys = (member.c.group_code, *SERIES_KEYS)
    question = (
        select(
            *keys,
            *measures(),
            func.sum(case((member.c.basis == GroupBasis.STAND_IN, 1), else_=0)).label("stand_in_count"),
            func.count(observation.c.commodity_id.distinct()).label("commodity_count"),
        )
        .join(member, member.c.commodity_id == observation.c.commodity_id)
        .join(source, source.c.source_code == observation.c.source_code)
        .where(*filters.conditions(), _whole_at_its_level(member))
        .group_by(*keys)
        .order_by(*keys)
    )
    return read_series(connection, question)


def group_series(connection: Connection, group_code: str, filters: TradeFilters) -> pd.DataFrame:
    """Series of one commodity group. Columns: those of ``groups_series`` without group_code."""
    return groups_series(connection, (group_code,), filters).drop(columns="group_code")


def group_commodities(connection: Connection, group_code: str, filters: TradeFilters) -> pd.DataFrame:
    """Series of every commodity in a group, from sources of any coverage.

    Columns: commodity_id, level, basis, parent_id, title_en, title_zh, title_ru, then those of ``group_series`` up to estimated_count.
    """
    titles = [commodity.c.parent_id, commodity.c.title_en, commodity.c.title_zh, commodity.c.title_ru]
    keys = [observation.c.commodity_id, commodity.c.level, commodity_group_member.c.basis, *titles]
    question = (
        select(*keys, *SERIES_KEYS, *measures())
        .join(commodity, commodity.c.commodity_id == observation.c.commodity_id)
        .join(commodity_group_member, commodity_group_member.c.commodity_id == observation.c.commodity_id)
        .where(commodity_group_member.c.group_code == group_code, *filters.conditions())
        .group_by(*keys, *SERIES_KEYS)
        .order_by(observation.c.commodity_id, *SERIES_KEYS)
    )
    return read_series(connection, question)


def commodity_series(connection: Connection, commodity_ids: tuple[str, ...], filters: TradeFilters) -> pd.DataFrame:
    """Series of named commodities. Columns: commodity_id, then those of ``group_series`` up to estimated_count."""
    question = (
        select(observation.c.commodity_id, *SERIES_KEYS, *measures())
        .where(observation.c.commodity_id.in_(commodity_ids), *filters.conditions())
        .group_by(observation.c.commodity_id, *SERIES_KEYS)
        .order_by(observation.c.commodity_id, *SERIES_KEYS)
    )
    return read_series(connection, question)


def sources_of_group(connection: Connection, group_code: str, filters: TradeFilters) -> pd.DataFrame:
    """Which sources have anything on a group, and how far they reach, whatever the kind of period.

    Columns: source_code, title_en, title_zh, title_ru, coverage, detail_level, reporter_code, flow, valuation, period_kind, first_date,
    last_date, row_count, is_whole (1 where a group sum exists, 0 where only single products are given).
    """
    member = _members(group_code)
    keys = [
        observation.c.source_code,
        source.c.title_en,
        source.c.title_zh,
        source.c.title_ru,
        source.c.coverage,
        source.c.detail_level,
        observation.c.reporter_code,
        observation.c.flow,
        observation.c.valuation,
        observation.c.period_kind,
    ]
    question = (
        select(
            *keys,
            func.min(observation.c.period_start).label("first_date"),
            func.max(observation.c.period_end).label("last_date"),
            func.count().label("row_count"),
            func.max(case((_whole_at_its_level(member), 1), else_=0)).label("is_whole"),
        )
        .join(member, member.c.commodity_id == observation.c.commodity_id)
        .join(source, source.c.source_code == observation.c.source_code)
        .where(*filters.conditions())
        .group_by(*keys, source.c.sort_order)
        .order_by(source.c.sort_order, *keys)
    )
    return read_series(connection, question)


def read_series(connection: Connection, question: Select[tuple[object, ...]]) -> pd.DataFrame:
    """Read a question with values as numbers, unknown as NaN, and days as timestamps."""
    frame = pd.read_sql(question, connection)
    numbers = {name: "float64" for name in ("value_usd", "net_weight_kg") if name in frame.columns}
    dates = {
        name: pd.to_datetime(frame[name]) for name in ("period_start", "period_end", "first_date", "last_date") if name in frame.columns
    }
    return frame.astype(numbers).assign(**dates)
