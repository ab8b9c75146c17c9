"""Exports and imports as sources' tables give them, a typed row for each flow of each period."""

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from dashboard.subjects.trade.series import Period, Series
from dashboard.subjects.trade.trade import GROUP_COLUMNS, SERIES_KEYS, TradeFilters, measures
from dashboard.subjects.typed_rows import make_rows
from etl.schema import group_trade, observation

SERIES_COLUMNS = tuple(str(column.key) for column in SERIES_KEYS)


@dataclass(frozen=True)
class ReportedFlow:
    """What one source's table gives for one flow and period; an amount that is not known is None.

    ``partner_count`` says how many members of a group of partners are in it, and ``is_at_least`` that it is a sum over
    the products that the source names; ``is_stand_in`` that chapters in it also hold other goods, and ``is_derived``
    that it was got as a difference of running totals.
    """

    series: Series
    flow: str
    valuation: str
    period: Period
    value_usd: float | None
    net_weight_kg: float | None
    partner_count: int = 1
    is_at_least: bool = False
    is_doubtful: bool = False
    is_estimated: bool = False
    is_stand_in: bool = False
    is_derived: bool = False


def flows_by_group(
    connection: Connection, group_codes: tuple[str, ...], filters: TradeFilters
) -> dict[str, list[ReportedFlow]]:
    """The flows of each of these commodity groups, by source, reporter, flow and period; a group may have none."""
    names = ("group_code", *SERIES_COLUMNS)
    keys = [group_trade.c[name] for name in names]
    question = (
        select(*keys, *(group_trade.c[name] for name in GROUP_COLUMNS))
        .where(group_trade.c.group_code.in_(group_codes), *filters.of_groups())
        .order_by(*keys)
    )
    found: dict[str, list[ReportedFlow]] = {code: [] for code in group_codes}
    for code, flow in make_rows(connection, question, lambda row: (row["group_code"], flow_of_row(row))):
        found[code].append(flow)
    return found


def flows_of_group(connection: Connection, group_code: str, filters: TradeFilters) -> list[ReportedFlow]:
    """The flows of one commodity group, by source, reporter, flow and period."""
    return flows_by_group(connection, (group_code,), filters)[group_code]


def flows_of_commodity(connection: Connection, commodity_id: str, filters: TradeFilters) -> list[ReportedFlow]:
    """The flows of one commodity, by source, reporter, flow and period; none of them is a lower bound."""
    question = (
        select(*SERIES_KEYS, *measures())
        .where(observation.c.commodity_id == commodity_id, *filters.conditions(connection))
        .group_by(*SERIES_KEYS)
        .order_by(*SERIES_KEYS)
    )
    return make_rows(connection, question, flow_of_row)


def flow_of_row(row: RowMapping) -> ReportedFlow:
    """A row of the series and its measures as a flow."""
    return ReportedFlow(
        series=Series(row["source_code"], row["reporter_code"]),
        flow=row["flow"],
        valuation=row["valuation"],
        period=Period(row["period_kind"], row["period_start"], row["period_end"]),
        value_usd=row["value_usd"],
        net_weight_kg=row["net_weight_kg"],
        partner_count=row["partner_count"],
        is_at_least=bool(row.get("is_at_least")),
        is_doubtful=row["doubtful_count"] > 0,
        is_estimated=row["estimated_count"] > 0,
        is_stand_in=bool(row.get("stand_in_count")),
        is_derived=row["derived_count"] > 0,
    )
