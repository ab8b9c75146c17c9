"""How far the rows of a table reach in time: their years, their newest period, and of which kinds their periods are."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, func, select

from dashboard.rows.tables import RowFilters, RowTable, codes_of_rows
from dashboard.subjects.engine import day_of
from etl.vocabulary.periods import PeriodKind


def years_of(connection: Connection, table: RowTable) -> tuple[int, int] | None:
    """First and last year of a table's rows, or None where it has no periods or no rows."""
    if table.period is None:
        return None
    whole = select(func.min(table.period[0]), func.max(table.period[1])).select_from(table.rows)
    first, last = connection.execute(table.counted.span() if table.counted else whole).one()
    return None if first is None else (first.year, last.year)


def newest_period(
    connection: Connection, table: RowTable, filters: RowFilters, until: date
) -> tuple[date, date] | None:
    """First and last day of the newest period of the rows that pass the filters, among those that end by a day.

    Of several that end together it is the shortest; None where no row has one.
    """
    if table.period is None or not table.is_dated:
        return None
    counted = table.counted_among(filters, day_of(connection.engine))
    if counted and (told := connection.execute(counted.newest()).one_or_none()) and told.last_date <= until:
        return told.newest_start, told.last_date
    first, last = table.period
    question = (
        select(first.label("first_day"), last.label("last_day"))
        .select_from(table.rows)
        .where(*filters.conditions(table), last <= until)
        .order_by(last.desc(), first.desc())
        .limit(1)
    )
    found = connection.execute(question).one_or_none()
    return None if found is None else (found.first_day, found.last_day)


def newest_rows_question(connection: Connection, table: RowTable, filters: RowFilters, most: int) -> Select[Any]:
    """The rows that pass the filters, the newest first, for so many of them.

    Where the newest period alone has as many, the question is of that period, whose rows are looked up in order.
    """
    counted = table.counted_among(filters, day_of(connection.engine))
    told = connection.execute(counted.newest()).one_or_none() if counted else None
    if told is not None and table.period is not None:
        first, last = table.period
        is_newest = (first == told.newest_start, last == told.last_date)
        there = table.question(filters).where(*is_newest).order_by(None).limit(most).subquery()
        if connection.scalar(select(func.count()).select_from(there)) == most:
            return table.question(filters, is_walked=True).where(*is_newest)
    return table.question(filters, newest_first=True)


def period_kinds_of_rows(connection: Connection, table: RowTable, filters: RowFilters) -> list[str]:
    """Kinds of period that the rows which pass the filters are of, short ones first; empty where rows have none."""
    kind = table.period_kind
    if kind is None:
        return []
    return sorted(codes_of_rows(connection, table, kind, filters), key=list(PeriodKind).index)
