"""How far the rows of a table reach in time: their years, their newest period, and of which kinds their periods are."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from dashboard.rows.asking import asking, codes_of_rows
from dashboard.rows.pieces import MOST_GOODS, RowQuestion
from dashboard.rows.tables import RowFilters, RowTable
from dashboard.subjects.engine import day_of
from etl.vocabulary.periods import PeriodKind

Period = tuple[date, date]


def years_of(connection: Connection, table: RowTable) -> tuple[int, int] | None:
    """First and last year of a table's rows, or None where it has no periods or no rows."""
    if table.period is None:
        return None
    whole = select(func.min(table.period[0]), func.max(table.period[1])).select_from(table.rows)
    counted = table.counted or table.pieces
    first, last = connection.execute(counted.span() if counted else whole).one()
    return None if first is None else (first.year, last.year)


def newest_period(
    connection: Connection, table: RowTable, filters: RowFilters, until: date
) -> tuple[date, date] | None:
    """First and last day of the newest period of the rows that pass the filters, among those that end by a day.

    Of several that end together it is the shortest; None where no row has one.
    """
    if table.period is None or not table.is_dated:
        return None
    told, first, last = _newest_told(connection, table, filters), *table.period
    if told is None and table.pieces:
        return None
    if told and told[1] <= until and (table.pieces is None or _count(connection, table, filters, told, 1)):
        return told
    question = (
        select(first.label("first_day"), last.label("last_day"))
        .select_from(table.rows)
        .where(*filters.conditions(table), last <= until)
        .order_by(last.desc(), first.desc())
        .limit(1)
    )
    found = connection.execute(question).one_or_none()
    return None if found is None else (found.first_day, found.last_day)


def newest_rows_question(connection: Connection, table: RowTable, filters: RowFilters, most: int) -> RowQuestion:
    """The rows that pass the filters, the newest first, for so many of them.

    Where the newest period alone has as many, the question is of that period, whose rows are met in order. Else it is
    of as many of the newest years as have them.
    """
    told = _newest_told(connection, table, filters)
    if told is not None and _count(connection, table, filters, told, most) == most:
        question = table.question(filters, is_walked=True).where(*_is_of(table, told))
        return _of_one_period(table, filters, question)
    return RowQuestion(_of_newest_years(connection, table, filters, told, most) if told else _sorted(table, filters))


def _of_newest_years(
    connection: Connection, table: RowTable, filters: RowFilters, newest: Period, most: int
) -> Select[Any]:
    """The rows of as many of the newest years as have so many of them, the newest first; else of all years."""
    for years in (1, 2, 4, 8):
        recent = replace(filters, first_year=max(filters.first_year or 0, newest[1].year + 1 - years))
        of_years = _sorted(table, recent)
        there = RowQuestion(of_years, table.pieces, tuple(recent.conditions(table)))
        if there.count(asking(connection), most) == most:
            return of_years
    return _sorted(table, filters)


def _sorted(table: RowTable, filters: RowFilters) -> Select[Any]:
    return table.question(filters, newest_first=True)


def _newest_told(connection: Connection, table: RowTable, filters: RowFilters) -> Period | None:
    """The newest period that is told of the rows, of which pieces may have none."""
    counted = table.counted_among(filters, day_of(connection.engine))
    if counted:
        newest = counted.newest()
    elif table.pieces:
        newest = table.pieces.newest(filters.conditions(table))
    else:
        return None
    told = connection.execute(newest).one_or_none()
    return None if told is None else (told.newest_start, told.last_date)


def _count(connection: Connection, table: RowTable, filters: RowFilters, period: Period, most: int) -> int:
    """How many rows of a period pass the filters, counted up to so many."""
    of_period = table.question(filters).where(*_is_of(table, period))
    return _of_one_period(table, filters, of_period).count(asking(connection), most)


def _of_one_period(table: RowTable, filters: RowFilters, question: Select[Any]) -> RowQuestion:
    return RowQuestion(question, table.pieces, tuple(filters.conditions(table)), MOST_GOODS)


def _is_of(table: RowTable, period: Period) -> list[ColumnElement[bool]]:
    return [column == day for column, day in zip(table.period or (), period, strict=True)]


def period_kinds_of_rows(connection: Connection, table: RowTable, filters: RowFilters) -> list[str]:
    """Kinds of period that the rows which pass the filters are of, short ones first; empty where rows have none."""
    kind = table.period_kind
    if kind is None:
        return []
    return sorted(codes_of_rows(connection, table, kind, filters), key=list(PeriodKind).index)
