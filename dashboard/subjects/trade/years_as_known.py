"""Calendar years of single goods as they were known on an earlier day, summed from the observations themselves.

By the rule of ``year_trade``: a good has its source's own years or, where it has none, the sums of its months; suspect
figures are left out. How a trade is counted is asked first, and each source, kind of period and valuation is summed on
its own: its series are met in the order of their goods, so that nothing is sorted before it is summed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    Subquery,
    case,
    cast,
    extract,
    func,
    literal,
    null,
    select,
    union_all,
)

from dashboard.subjects.trade.trade import TradeFilters, known_sum
from etl.schema import commodity_group_member, group_reach
from etl.schema.stored import observed, series, trait
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Valuation


@dataclass(frozen=True)
class _Count:
    """How a source counts a trade; ``has_own_years`` says that some of its goods have years of the source's own."""

    reporter: str
    flow: str
    source: str
    period_kind: str
    valuation: str
    has_own_years: bool


def _has_trait(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    # Traits are few and looked through once, where a join would look up one for each row.
    return observed.c.trait.in_(select(trait.c.trait).where(*conditions))


def _of_any(mark: ColumnElement[bool]) -> ColumnElement[int]:
    return func.max(case((_has_trait(mark), 1), else_=0))


_ROWS = series.join(observed, observed.c.series == series.c.series)
_SUMMED: dict[str, ColumnElement[Any]] = {
    "value_usd": known_sum(observed.c.value_usd),
    "net_weight_kg": known_sum(observed.c.net_weight_kg),
    "is_doubtful": _of_any(trait.c.quality != Quality.OK),
    "is_derived": _of_any(trait.c.is_derived.is_(True)),
    "is_estimated": _of_any(trait.c.status == ObservationStatus.ESTIMATED),
}


def years_as_known(
    connection: Connection,
    group_code: str,
    filters: TradeFilters,
    names: Collection[str],
    among: tuple[str, ...] | None = None,
) -> Subquery | None:
    """Years of the goods of a group, or of all goods, or of no more than those ``among`` some codes.

    ``names`` are those of the columns that are wanted, of ``year_trade`` and of the codes of its series: each that is
    summed is one more to sum in every row. What a third party reconciled is left out; None where nothing was counted.
    """
    goods: list[ColumnElement[bool]]
    goods = _of_goods(group_code) if among is None else [series.c.commodity_id.in_(among)]
    parts = [_sum_years(count, goods, filters, names) for count in _counts(connection, group_code, filters)]
    return union_all(*parts).subquery("years") if parts else None


def _counts(connection: Connection, group_code: str, filters: TradeFilters) -> list[_Count]:
    told = group_reach.c
    names = (told.reporter_code, told.flow, told.source_code, told.period_kind, told.valuation)
    kinds = told.period_kind.in_((PeriodKind.YEAR, PeriodKind.MONTH))
    of_goods = (told.group_code == group_code, kinds, *filters.of_series(told))
    found = connection.execute(select(*names).where(*of_goods).distinct().order_by(*names)).all()
    by_year = {tuple(row[:3]) for row in found if row.period_kind == PeriodKind.YEAR}
    is_asked_by_year = filters.period_kinds == (PeriodKind.YEAR,)
    return [
        _Count(*row, has_own_years=tuple(row[:3]) in by_year)
        for row in found
        if row.valuation != Valuation.RECONCILED and (row.period_kind == PeriodKind.YEAR or not is_asked_by_year)
    ]


def _sum_years(
    count: _Count, goods: list[ColumnElement[bool]], filters: TradeFilters, names: Collection[str]
) -> Select[Any]:
    is_by_month = count.period_kind == PeriodKind.MONTH
    year, by_year = _year(filters)
    told: dict[str, ColumnElement[Any]] = {
        "source_code": literal(count.source, String),
        "reporter_code": literal(count.reporter, String),
        "commodity_id": series.c.commodity_id,
        "year": year,
        "valuation": literal(count.valuation, String),
        "month_count": func.count() if is_by_month else cast(null(), Integer),
        **_SUMMED,
    }
    return (
        select(*(told[name].label(name) for name in names))
        .select_from(_ROWS)
        .where(*_of_count(count, filters), *goods)
        .where(observed.c.partner_code == filters.partner, *_begins_in(filters))
        .where(_has_trait(*_is_counted(count.period_kind), trait.c.valuation == count.valuation))
        .where(*([~_has_own_years()] if is_by_month and count.has_own_years else []))
        .group_by(series.c.commodity_id, *by_year)
    )


def _year(filters: TradeFilters) -> tuple[ColumnElement[int], list[ColumnElement[int]]]:
    """The year of a row, and what rows are parted by: nothing more where it is one year alone."""
    if filters.years and filters.years[0] == filters.years[1]:
        return literal(filters.years[0], Integer), []
    year = cast(extract("year", observed.c.period_start), Integer)  # PostgreSQL extracts a decimal number
    return year, [year]


def _begins_in(filters: TradeFilters) -> list[ColumnElement[bool]]:
    """In which years a row begins: a month or a calendar year ends in the same."""
    if filters.years is None:
        return []
    first, last = filters.years
    return [observed.c.period_start.between(date(first, 1, 1), date(last, 12, 31))]


def _of_count(count: _Count, filters: TradeFilters) -> list[ColumnElement[bool]]:
    told = series.c
    return [
        told.source_code == count.source,
        told.reporter_code == count.reporter,
        told.partner_code == filters.partner,
        told.flow == count.flow,
    ]


def _of_goods(group_code: str) -> list[ColumnElement[bool]]:
    if group_code == ALL_GOODS:
        return []
    member = commodity_group_member.c
    return [series.c.commodity_id.in_(select(member.commodity_id).where(member.group_code == group_code))]


def _is_counted(period_kind: str) -> list[ColumnElement[bool]]:
    return [trait.c.period_kind == period_kind, trait.c.quality != Quality.SUSPECT]


def _has_own_years() -> ColumnElement[bool]:
    """Whether a series has a year of the source's own."""
    rows = observed.alias("own")
    own = select(rows.c.trait).join(trait, trait.c.trait == rows.c.trait).where(*_is_counted(PeriodKind.YEAR))
    return (
        own.where(rows.c.series == series.c.series, rows.c.partner_code == series.c.partner_code)
        .correlate(series)
        .exists()
    )
