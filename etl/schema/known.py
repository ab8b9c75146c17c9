"""As known on a day: the one filter by which any question is answered with what could be known then.

A row holds on a day from its ``known_from`` until, and without, its ``known_until``. Readers never ask the tables of
``etl.schema`` as they are stored: a connection is given views of the same names (``known_views``), so every question,
whoever asks it, meets the same filter. Tables without these columns say nothing that has a day: names, cards of
sources, and the accounts of the build.
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Column, ColumnElement, Date, MetaData, Table, case, func, select

from etl.schema import builds
from etl.schema.columns import metadata
from etl.schema.commitments import stage
from etl.schema.conclusions import judgement, standing
from etl.schema.events import event

EVER = date(9999, 12, 31)
"""Stands for no day: all that is known."""

_POSTGRES_SETTING = "khorgos.day"
_POSTGRES_DAY = f"COALESCE(NULLIF(current_setting('{_POSTGRES_SETTING}', true), ''), '{EVER.isoformat()}')::date"

_ANSWER = ("answered_by_event_id", "answer_extent", "answer_note")
# Columns that have a day of their own, as SQL of the row and of {day}, the day asked for.
_OF_THEIR_DAY = {
    (
        "official_figure",
        "is_shown",
    ): "shown_from IS NOT NULL AND shown_from <= {day} AND (shown_until IS NULL OR shown_until > {day})",
    **{("ask", name): f"CASE WHEN answer_known_from <= {{day}} THEN {name} END" for name in _ANSWER},
    ("commitment", "repeats_commitment_id"): "CASE WHEN repeats_known_from <= {day} THEN repeats_commitment_id END",
}
_HISTORIES = (stage, standing, judgement)

views = MetaData()


def _history(table: Table) -> Table:
    return Table(f"{table.name}_history", views, *(Column(column.name, column.type) for column in table.columns))


stage_history = _history(stage)
standing_history = _history(standing)
judgement_history = _history(judgement)
as_known = Table("as_known", views, Column("day", Date), Column("record_end", Date))
"""One row: the day asked for (NULL: none) and the latest day of the record that is known by then."""


def events_end(record_end: ColumnElement[date]) -> ColumnElement[date | None]:
    """The last day of the newest event, as SQL, and never later than the end of the record; NULL where there is none.

    ``record_end`` is that of ``as_known``, or of the build for a connection without views.
    """
    newest = select(func.max(event.c.end_date)).scalar_subquery()
    return case((newest < record_end, newest), (newest >= record_end, record_end))


def is_dated(table: Table) -> bool:
    """Whether a table's rows have a day from which they can be known."""
    return "known_from" in table.columns


def known_views(day: str, tables: str) -> Iterator[tuple[str, str]]:
    """Each view's name and its SELECT, for a reader who asks for what was known on a day.

    ``day`` is SQL for that day, ``EVER`` for no day; ``tables`` is the schema in which the tables lie (``main`` in
    SQLite). There is one view for every dated table, of the same name and columns; histories of some, with the rows of
    before, too; and ``as_known``.
    """
    for table in metadata.sorted_tables:
        if is_dated(table):
            yield table.name, _select(table, day, tables, f"{_is_known(day)}{_is_still(table, day)}")
    for table in _HISTORIES:
        yield f"{table.name}_history", _select(table, day, tables, _is_known(day))
    yield as_known.name, _as_known(day, tables)


def _is_known(day: str) -> str:
    return f"known_from <= {day}"


def _is_still(table: Table, day: str) -> str:
    return f" AND (known_until IS NULL OR known_until > {day})" if "known_until" in table.columns else ""


def _select(table: Table, day: str, tables: str, where: str) -> str:
    columns = ", ".join(_column(table, column.name, day) for column in table.columns)
    return f"SELECT {columns} FROM {tables}.{table.name} WHERE {where}"  # noqa: S608 (names of our own schema and a date)


def _column(table: Table, name: str, day: str) -> str:
    if name in {"known_until", "shown_until"}:  # what will be known later is not known yet
        return f"CASE WHEN {name} <= {day} THEN {name} END AS {name}"
    expression = _OF_THEIR_DAY.get((table.name, name))
    return f"{expression.format(day=day)} AS {name}" if expression else name


def _as_known(day: str, tables: str) -> str:
    asked = f"CASE WHEN {day} < '{EVER.isoformat()}' THEN {day} END"
    end = f"CASE WHEN record_end > {day} THEN {day} ELSE record_end END"
    return f"SELECT {asked} AS day, {end} AS record_end FROM {tables}.{builds.build.name}"  # noqa: S608 (as above)


def sqlite_statements(day: date | None) -> list[str]:
    """What a connection to a SQLite file runs first.

    Views of its own, which hide the tables, for what was known on ``day``.
    """
    literal = f"'{(day or EVER).isoformat()}'"
    return [f"CREATE TEMP VIEW {name} AS {question}" for name, question in known_views(literal, "main")]


def postgres_statements(tables: str, known: str) -> list[str]:
    """What a build runs to make the views over the schema ``tables`` in the schema ``known``.

    The day is a setting of the connection.
    """
    return [f"CREATE VIEW {known}.{name} AS {question}" for name, question in known_views(_POSTGRES_DAY, tables)]


def postgres_day(day: date | None) -> str:
    """The option of a connection by which the views of a PostgreSQL database know the day."""
    return f"-c{_POSTGRES_SETTING}={(day or EVER).isoformat()}"
