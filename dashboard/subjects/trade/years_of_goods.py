"""Calendar years of single goods, as one source and reporter give them: which are named, and which come to most.

A good has its source's own years or, where it has none, the sums of its months; suspect figures are left out. By all
that is known they are read from ``year_trade``, where the build sums them; how many there are, and which of all goods
are the largest, from ``named_goods`` and ``largest_goods``. What was known on an earlier day is summed anew
(``years_as_known``): a sum of a year changes on each day on which a month comes to be known.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    RowMapping,
    Select,
    String,
    Subquery,
    and_,
    func,
    literal,
    select,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from dashboard.subjects.engine import day_of
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.subjects.trade.years_as_known import years_as_known
from dashboard.subjects.typed_rows import make_part, make_rows, read_rows
from etl.schema import commodity, commodity_group_member, goods_kind, largest_goods
from etl.schema import named_goods as named_goods_of_kinds
from etl.schema.reach import MOST_LARGEST
from etl.schema.stored import SERIES_KEY, series, year_trade
from etl.vocabulary.goods import ALL_GOODS, NO_PARTS, PARTS_OF_ALL, GroupBasis
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Valuation

_CODES = ("source_code", "reporter_code", "commodity_id")
_TRADE = ("reporter_code", "partner_code", "flow", "source_code")
_MARKS = ("is_doubtful", "is_derived", "is_estimated")
_OF_A_YEAR = ("year", "valuation", "value_usd", "net_weight_kg", "month_count", *_MARKS)
_TOLD = (*_CODES, *_OF_A_YEAR)
_VALUE = (*_CODES, "year", "valuation", "value_usd")


@dataclass(frozen=True)
class NamedGoods:
    """How many goods of a level a source names in a calendar year, with their value, and what they come to."""

    source_code: str
    year: int
    level: str
    goods_count: int
    value_usd: float


@dataclass(frozen=True)
class YearOfGood:
    """A good in a calendar year; a weight that is not known is None.

    ``month_count`` says how many months are summed, None of the source's own year. ``is_stand_in`` is of a chapter that
    stands in for the group that was asked for.
    """

    source_code: str
    reporter_code: str
    commodity_id: str
    year: int
    valuation: str
    value_usd: float
    net_weight_kg: float | None
    month_count: int | None
    is_doubtful: bool
    is_derived: bool
    is_estimated: bool
    is_stand_in: bool


def named_goods(connection: Connection, group_code: str, filters: TradeFilters) -> list[NamedGoods]:
    """What sources name of a group, or of sections, chapters and products of all goods, by source, year and level.

    Takes filters with one partner that is no group; of kinds of period, whole years alone or months too. Totals, goods
    without a value and what a third party reconciled are left out.
    """
    if day_of(connection.engine) is None:
        return read_rows(connection, _named_by_build(group_code, filters), NamedGoods)
    years = years_as_known(connection, group_code, filters, _VALUE)
    if years is None:
        return []
    told = _own_reports(years, group_code, _VALUE).subquery("told").c
    keys = (told.source_code, told.year, told.level)
    question = (
        select(*keys, func.count().label("goods_count"), func.sum(told.value_usd).label("value_usd"))
        .where(told.level.not_in(NO_PARTS))
        .group_by(*keys)
        .order_by(*keys)
    )
    return read_rows(connection, question, NamedGoods)


def _named_by_build(group_code: str, filters: TradeFilters) -> Select[Any]:
    told, kind = named_goods_of_kinds.c, goods_kind.c
    keys = (told.source_code, told.year, kind.level)
    return (
        select(*keys, func.sum(told.goods_count).label("goods_count"), func.sum(told.value_usd).label("value_usd"))
        .join(goods_kind, kind.kind == told.kind)
        .where(kind.group_code == group_code, kind.level.not_in(NO_PARTS), *_of_years(told, filters))
        .group_by(*keys)
        .order_by(*keys)
    )


def years_of_goods(
    connection: Connection,
    group_code: str,
    filters: TradeFilters,
    level: str | None = None,
    *,
    most: int | None = None,
    among: tuple[str, ...] | None = None,
) -> list[YearOfGood]:
    """Years of goods that ``named_goods`` counts, totals too unless a level is named, the largest by value first.

    At most ``most`` of them, or of those ``among`` some codes.
    """
    years: Subquery | None
    if day_of(connection.engine) is not None:
        if most is not None:
            among = _largest_as_known(connection, group_code, filters, level=level, most=most, among=among)
        years = years_as_known(connection, group_code, filters, _TOLD, among)
    elif group_code == ALL_GOODS and level is not None and most is not None and most <= MOST_LARGEST and among is None:
        years = _largest_by_build(filters, level)
    else:
        years = _summed_by_build(filters)
    if years is None:
        return []
    return make_rows(connection, _largest_first(years, group_code, _TOLD, level, among).limit(most), _year)


def _largest_as_known(
    connection: Connection,
    group_code: str,
    filters: TradeFilters,
    *,
    level: str | None,
    most: int,
    among: tuple[str, ...] | None,
) -> tuple[str, ...]:
    """The goods whose years come to most: only of these is more than the value summed."""
    years = years_as_known(connection, group_code, filters, _VALUE, among)
    if years is None:
        return ()
    found = connection.execute(_largest_first(years, group_code, _VALUE, level, among).limit(most))
    return tuple(dict.fromkeys(row.commodity_id for row in found))


def _largest_first(
    years: Subquery, group_code: str, names: tuple[str, ...], level: str | None, among: tuple[str, ...] | None
) -> Select[Any]:
    told = _own_reports(years, group_code, names).subquery("told").c
    question = select(*(told[name] for name in names), told.basis)
    if level is not None:
        question = question.where(told.level == level)
    if among is not None:
        question = question.where(told.commodity_id.in_(among))
    return question.order_by(told.value_usd.desc(), told.year, told.source_code, told.commodity_id, told.valuation)


def _year(row: RowMapping) -> YearOfGood:
    truths = {name: bool(row[name]) for name in _MARKS}
    return make_part(row, YearOfGood, **truths, is_stand_in=row["basis"] == GroupBasis.STAND_IN)


def _own_reports(years: Subquery, group_code: str, names: tuple[str, ...]) -> Select[Any]:
    """Of these the years of goods with a value, each with its level and basis, but what a third party reconciled."""
    goods = _goods(group_code).subquery("goods")
    told = years.c
    return (
        select(*(told[name] for name in names), goods.c.level, goods.c.basis)
        .join(goods, goods.c.commodity_id == told.commodity_id)
        .where(told.valuation != Valuation.RECONCILED, told.value_usd.is_not(None))
    )


def _goods(group_code: str) -> Select[Any]:
    """The commodities of a group, or the parts of all goods, with their level and how they stand for the group."""
    told, member = commodity.c, commodity_group_member.c
    if group_code == ALL_GOODS:
        parts = select(told.commodity_id, told.level, literal(None, String).label("basis"))
        return parts.where(told.classification.in_(PARTS_OF_ALL))
    return (
        select(member.commodity_id, told.level, member.basis)
        .join(commodity, told.commodity_id == member.commodity_id)
        .where(member.group_code == group_code)
    )


def _summed_by_build(filters: TradeFilters) -> Subquery:
    told = year_trade.c
    is_own = told.month_count.is_(None)
    conditions = [*filters.of_series(series.c), *_in_years(filters, told.year, is_own)]
    return _of_series(year_trade.join(series, told.series == series.c.series)).where(*conditions).subquery("years")


def _largest_by_build(filters: TradeFilters, level: str) -> Subquery:
    """The years of the goods that come to most of all goods at a level, as many of each source and year as are kept."""
    told, among = year_trade.c, largest_goods.c
    same_series = and_(*(series.c[name] == among[name] for name in SERIES_KEY))
    same_year = and_(told.series == series.c.series, told.year == among.year, told.valuation == among.valuation)
    rows = largest_goods.join(series, same_series).join(year_trade, same_year)
    return _of_series(rows).where(among.level == level, *_of_years(among, filters)).subquery("years")


def _of_series(rows: FromClause) -> Select[Any]:
    columns = (*(series.c[name] for name in _CODES), *(year_trade.c[name] for name in _OF_A_YEAR))
    return select(*columns).select_from(rows)


def _of_years(columns: ReadOnlyColumnCollection[str, Column[Any]], filters: TradeFilters) -> list[ColumnElement[bool]]:
    """The filters as conditions on a table that the build has summed by year."""
    return [*filters.of_series(columns), *_in_years(filters, columns.year, columns.is_own.is_(True))]


def _in_years(
    filters: TradeFilters, year: ColumnElement[int], is_own: ColumnElement[bool]
) -> list[ColumnElement[bool]]:
    years = [] if filters.years is None else [year.between(*filters.years)]
    return [*years, *([is_own] if filters.period_kinds == (PeriodKind.YEAR,) else [])]
