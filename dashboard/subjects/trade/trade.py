"""Trade series, each as one source gives it, by commodity group or by commodity.

Groups are read from ``group_trade``, where the build sums them: whole groups, and, where they are asked for, lower
bounds from sources that name only some products, marked ``is_at_least`` and never joined to a whole. Single commodities
are summed here over the members of a group of partners such as C5, within one source and reporter; ``partner_count``
says how many of them were reported. Reporters are never summed. A value or weight is NULL where any part of a whole is
unknown, since the sum of some parts is no total.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Column, ColumnElement, Connection, Select, case, func, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from etl.schema import area_member, group_reach, group_trade, observation
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.periods import PeriodKind

GROUP_COLUMNS = (
    *("is_at_least", "value_usd", "net_weight_kg", "partner_count"),
    *("doubtful_count", "derived_count", "estimated_count", "stand_in_count", "commodity_count"),
)

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
    """Which trade is meant; an empty tuple is no restriction.

    ``with_suspect`` and ``years``, the first and the last in which periods lie, are of single commodities only,
    ``with_at_least`` of groups.
    """

    partner: str
    reporters: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    period_kinds: tuple[str, ...] = (PeriodKind.YEAR,)
    with_suspect: bool = False
    with_at_least: bool = False
    years: tuple[int, int] | None = None

    def of_groups(self) -> list[ColumnElement[bool]]:
        """The same as SQL conditions on ``group_trade``, in which suspect figures never are."""
        columns = group_trade.c
        is_whole = [] if self.with_at_least else [columns.is_at_least.is_(False)]
        return [columns.partner_code == self.partner, *self._among(columns), *is_whole]

    def of_reach(self, connection: Connection) -> list[ColumnElement[bool]]:
        """The same as SQL conditions on ``group_reach``, in which suspect figures never are."""
        return self._of_trade(connection, group_reach.c)

    def conditions(self, connection: Connection) -> list[ColumnElement[bool]]:
        """The same as SQL conditions on ``observation``."""
        is_fit = [] if self.with_suspect else [observation.c.quality != Quality.SUSPECT]
        return [*self._of_trade(connection, observation.c), *is_fit, *self._in_years()]

    def of_series(self, columns: ReadOnlyColumnCollection[str, Column[Any]]) -> list[ColumnElement[bool]]:
        """Of these what bears on the codes of a series, of a partner that is no group."""
        return [columns.partner_code == self.partner, *self._among_codes(columns)]

    def _of_trade(
        self, connection: Connection, columns: ReadOnlyColumnCollection[str, Column[Any]]
    ) -> list[ColumnElement[bool]]:
        # Members are asked beforehand: only by codes PostgreSQL leaves out the partitions of others as it plans.
        members = select(area_member.c.area_code).where(area_member.c.group_code == self.partner)
        partners = (self.partner, *connection.scalars(members.order_by(area_member.c.area_code)))
        return [columns.partner_code.in_(partners), *self._among(columns)]

    def _in_years(self) -> list[ColumnElement[bool]]:
        if self.years is None:
            return []
        first, last = date(self.years[0], 1, 1), date(self.years[1], 12, 31)
        return [observation.c.period_start.between(first, last), observation.c.period_end <= last]

    def _among(self, columns: ReadOnlyColumnCollection[str, Column[Any]]) -> list[ColumnElement[bool]]:
        kinds = [columns.period_kind.in_(self.period_kinds)] if self.period_kinds else []
        return [*self._among_codes(columns), *kinds]

    def _among_codes(self, columns: ReadOnlyColumnCollection[str, Column[Any]]) -> list[ColumnElement[bool]]:
        named = (
            (self.reporters, columns.reporter_code),
            (self.flows, columns.flow),
            (self.sources, columns.source_code),
        )
        return [column.in_(values) for values, column in named if values]


def known_sum(column: ColumnElement[float]) -> ColumnElement[float]:
    """The sum where every part is known, else NULL."""
    return case((func.count(column) == func.count(), func.sum(column)))


def measures() -> list[ColumnElement[Any]]:
    """What is summed over the rows of one point of a series, and how many of them carry a mark."""
    return [
        known_sum(observation.c.value_usd).label("value_usd"),
        known_sum(observation.c.net_weight_kg).label("net_weight_kg"),
        func.count(observation.c.partner_code.distinct()).label("partner_count"),
        func.sum(case((observation.c.quality != Quality.OK, 1), else_=0)).label("doubtful_count"),
        func.sum(case((observation.c.is_derived, 1), else_=0)).label("derived_count"),
        func.sum(case((observation.c.status == ObservationStatus.ESTIMATED, 1), else_=0)).label("estimated_count"),
    ]


def groups_series(connection: Connection, group_codes: tuple[str, ...], filters: TradeFilters) -> pd.DataFrame:
    """Series of commodity groups, one row a group, source, reporter, flow and period.

    Columns: group_code, source_code, reporter_code, flow, valuation, period_kind, period_start, period_end,
    is_at_least, value_usd, net_weight_kg, partner_count, doubtful_count, derived_count, estimated_count (parts that
    carry a mark), stand_in_count (chapters that also hold other goods), commodity_count.
    """
    keys = [group_trade.c[name] for name in ("group_code", *(key.key for key in SERIES_KEYS))]
    told = [group_trade.c[name] for name in GROUP_COLUMNS]
    question = (
        select(*keys, *told).where(group_trade.c.group_code.in_(group_codes), *filters.of_groups()).order_by(*keys)
    )
    return read_series(connection, question)


def group_series(connection: Connection, group_code: str, filters: TradeFilters) -> pd.DataFrame:
    """Series of one commodity group. Columns: those of ``groups_series`` without group_code."""
    return groups_series(connection, (group_code,), filters).drop(columns="group_code")


def commodity_series(connection: Connection, commodity_ids: tuple[str, ...], filters: TradeFilters) -> pd.DataFrame:
    """Series of named commodities, one row a commodity, source, reporter, flow and period.

    Columns: commodity_id, source_code, reporter_code, flow, valuation, period_kind, period_start, period_end,
    value_usd, net_weight_kg, partner_count, doubtful_count, derived_count, estimated_count.
    """
    question = (
        select(observation.c.commodity_id, *SERIES_KEYS, *measures())
        .where(observation.c.commodity_id.in_(commodity_ids), *filters.conditions(connection))
        .group_by(observation.c.commodity_id, *SERIES_KEYS)
        .order_by(observation.c.commodity_id, *SERIES_KEYS)
    )
    return read_series(connection, question)


def read_series(connection: Connection, question: Select[tuple[object, ...]]) -> pd.DataFrame:
    """Read a question with values as numbers, unknown as NaN, and days as timestamps."""
    frame = pd.read_sql_query(question, connection)
    numbers = {name: "float64" for name in ("value_usd", "net_weight_kg") if name in frame.columns}
    dates = {
        name: pd.to_datetime(frame[name])
        for name in ("period_start", "period_end", "first_date", "last_date")
        if name in frame.columns
    }
    truths = {name: "bool" for name in ("is_at_least",) if name in frame.columns}
    return frame.astype(numbers | truths).assign(**dates)
