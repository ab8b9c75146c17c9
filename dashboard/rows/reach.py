"""How far the rows of a table reach in time: their years, their newest period, and of which kinds their periods are."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from dashboard.rows.asking import asking, codes_of_rows
from dashboard.rows.newest import NewestPairs, NewestRows, Period
from dashboard.rows.pieces import MOST_GOODS, RowQuestion, RowQuestions
from dashboard.rows.tables import RowFilters, RowTable
from dashboard.subjects.engine import day_of
from etl.vocabulary.periods import PeriodKind


def years_of(connection: Connection, table: RowTable) -> tuple[int, int] | None:
    """First and last year of a table's rows, or None where it has no periods or no rows."""
    if table.period is None:
        return None
    whole = select(func.min(table.period[0]), func.max(table.period[1])).select_from(table.rows)
    counted = next(iter(table.counted), table.pieces)
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


def newest_rows_questions(connection: Connection, table: RowTable, filters: RowFilters, most: int) -> RowQuestions:
    """The questions of the rows that pass the filters, the newest first, for so many of them.

    Where the newest period alone has as many, they are of that period, whose rows are met in order. Else they are of
    some months at a time.
    """
    if table.pieces:
        return NewestPairs(table, table.pieces, filters, most)
    counted = table.counted_among(filters, day_of(connection.engine), lambda one: one.has_years)
    told = _newest_told(connection, table, filters)
    if counted is None or told is None:
        return RowQuestion(table.question(filters, newest_first=True))
    there = _count(connection, table, filters, told, most)
    if there < most:
        return NewestRows(table, filters, counted, told, there, most)
    return RowQuestion(table.question(filters, is_walked=True).where(*_is_of(table, told)))


def _newest_told(connection: Connection, table: RowTable, filters: RowFilters) -> Period | None:
    """The newest period that is told of the rows, of which pieces may have none."""
    counted = table.counted_among(filters, day_of(connection.engine), lambda one: one.has_periods)
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
    there = RowQuestion(of_period, table.pieces, tuple(filters.conditions(table)), MOST_GOODS)
    return there.count(asking(connection), most)


def _is_of(table: RowTable, period: Period) -> list[ColumnElement[bool]]:
    return [column == day for column, day in zip(table.period or (), period, strict=True)]


def period_kinds_of_rows(connection: Connection, table: RowTable, filters: RowFilters) -> list[str]:
    """Kinds of period that the rows which pass the filters are of, short ones first; empty where rows have none."""
    kind = table.period_kind
    if kind is None:
        return []
    return sorted(codes_of_rows(connection, table, kind, filters), key=list(PeriodKind).index)
