"""What is asked of the rows of a table: how many there are, from which sources, and which codes they have."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, literal, select

from dashboard.rows.columns import ComputedPart
from dashboard.rows.pieces import Ask, RowQuestion
from dashboard.rows.row_filters import RowFilter
from dashboard.rows.tables import RowFilters, RowTable
from dashboard.subjects.engine import day_of
from dashboard.subjects.naming import names_in

MOST_COUNTED = 5_000
"""Up to how many rows are counted one by one where they are asked for piece by piece."""


@dataclass(frozen=True)
class RowCount:
    """How many rows there are, or, with ``is_more``, than how many there are more."""

    rows: int
    is_more: bool = False

    def __bool__(self) -> bool:
        return self.rows > 0


def count_rows(connection: Connection, table: RowTable, filters: RowFilters) -> RowCount:
    """How many rows pass the filters."""
    if table.pieces:
        conditions = filters.conditions(table)
        question = select(literal(1)).select_from(table.rows).where(*conditions)
        found = RowQuestion(question, table.pieces, conditions).count(asking(connection), MOST_COUNTED + 1)
        return RowCount(min(found, MOST_COUNTED), is_more=found > MOST_COUNTED)
    counted = table.counted_among(filters, day_of(connection.engine))
    counting = select(func.count()).select_from(table.rows).where(*filters.conditions(table))
    return RowCount(int(connection.execute(counted.count() if counted else counting).scalar_one()))


def sources_of_rows(connection: Connection, table: RowTable, filters: RowFilters) -> list[str]:
    """Codes of the sources that the rows which pass the filters are from; empty where the table does not say."""
    found: set[str] = set()
    for column in table.columns:
        if column.name.endswith("source_code") and column.code is None:
            found |= {code for code in codes_of_rows(connection, table, column.value, filters) if code}
    for part in table.computed:
        found |= _sources_of_part(connection, part, table, filters) if part.source_column else set()
    return sorted(found)


def asking(connection: Connection) -> Ask:
    """What asks a question over a connection."""
    return lambda question: connection.execute(question).all()


def codes_of_rows(
    connection: Connection, table: RowTable, column: ColumnElement[Any], filters: RowFilters
) -> list[Any]:
    """The codes that a column has in the rows which pass the filters, in order."""
    counted = table.counted_among(filters, day_of(connection.engine))
    if table.pieces:
        return _codes_told(connection, table, column, filters)
    if counted and column in counted.told:
        question = counted.codes(column).order_by("code")
    else:
        question = select(column).select_from(table.rows).where(*filters.conditions(table)).distinct().order_by(column)
    return list(connection.scalars(question))


def _codes_told(connection: Connection, table: RowTable, column: ColumnElement[Any], filters: RowFilters) -> list[Any]:
    """Of the codes that a column can have those for which there is a row.

    It is looked for where more is asked than is told.
    """
    ask, conditions = asking(connection), filters.conditions(table)
    can_be = ask(table.pieces.codes(column, conditions).order_by("code")) if table.pieces else []

    side = table.pieces.of_one_side.get(column) if table.pieces else None

    def is_there(code: str) -> bool:
        of_code = [*conditions, column == code]
        reports = side.among(of_code) if side else None
        if reports is not None:
            return bool(ask(reports.limit(1)))
        question = select(literal(1)).select_from(table.rows).where(*of_code)
        return RowQuestion(question, table.pieces, of_code).count(ask, 1) > 0

    is_told = table.pieces is not None and table.pieces.tells_all(conditions)
    return [code for (code,) in can_be if is_told or is_there(code)]


def _sources_of_part(connection: Connection, part: ComputedPart, table: RowTable, filters: RowFilters) -> set[str]:
    """Codes of the sources that the rule of a part draws on for the rows which pass the filters."""
    key = table.columns[0].selected
    question = select(key).select_from(table.rows).where(*filters.conditions(table)).distinct().order_by(key)
    given = part.compute([[dict(row) for row in connection.execute(one).mappings()] for one in part.questions])
    place = [column.name for column in part.columns].index(part.source_column)
    return {given[code][place] for code in connection.scalars(question) if code in given}


def occurring_codes(connection: Connection, row_filter: RowFilter, language: str) -> dict[str, str]:
    """Codes that a filter can be set to, with their names, in the order of the names' list.

    A code without a name shows itself.
    """
    if row_filter.occurring is None:
        return {}
    there = set(connection.execute(row_filter.occurring).scalars())
    names = names_in(connection, row_filter.names, language) if row_filter.names else {}
    return {code: name for code, name in names.items() if code in there} | {
        code: code for code in sorted(there - names.keys())
    }
