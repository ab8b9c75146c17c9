"""As known on a day and in a language: what stands between a reader and the tables, for every question alike.

A row holds on a day from its ``known_from`` until, and without, its ``known_until``. Readers never ask the tables of
``etl.schema`` as they are stored: a connection is given views of the same names (``known_views``), so every question,
whoever asks it, meets the same filter. Tables without these columns say nothing that has a day: names, cards of
sources, and the accounts of the build.

Our own texts (``etl.schema.columns.our_text``) are in these views what they are in the reader's language, and English
where they have no translation. So no question has to ask for a translation, and none can forget to.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from sqlalchemy import Column, ColumnElement, Date, MetaData, Table, case, func, select

from etl.schema import builds
from etl.schema.columns import metadata, our_texts
from etl.schema.commitments import stage
from etl.schema.conclusions import judgement, standing
from etl.schema.events import event
from etl.schema.reach import COUNTED_TRADES, SUMMED_GOODS, trade_reach
from etl.schema.stored import observed, stored_column, stored_rows, year_trade
from etl.schema.translations import translation
from etl.vocabulary.languages import SOURCE_LANGUAGE

EVER = date(9999, 12, 31)
"""Stands for no day: all that is known."""

_POSTGRES_SETTING = "khorgos.day"
_POSTGRES_DAY = f"COALESCE(NULLIF(current_setting('{_POSTGRES_SETTING}', true), ''), '{EVER.isoformat()}')::date"
_POSTGRES_LANGUAGE_SETTING = "khorgos.language"
_POSTGRES_LANGUAGE = f"current_setting('{_POSTGRES_LANGUAGE_SETTING}', true)"

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


def is_viewed(table: Table) -> bool:
    """Whether a reader sees a table through a view: one that is dated, or that has texts of ours."""
    return is_dated(table) or bool(our_texts(table))


def known_views(
    day: str, language: str | None, tables: str, *, has_day: bool | None = None
) -> Iterator[tuple[str, str]]:
    """Each view's name and its SELECT, for a reader who asks for what was known on a day, in a language.

    ``day`` is SQL for that day, ``EVER`` for no day, ``language`` SQL for the language's code, None for English;
    ``tables`` is the schema in which the tables lie (``main`` in SQLite), and ``has_day`` says whether a day is asked
    for, None where only a connection knows. There is one view for every table of ``is_viewed``, of the same name and
    columns, one for the stored rows of observations, one for sums of years and counts of goods, which are of all that
    is known and have no row for a day, and one for counts of trades, which have for a day those that were counted by
    day; histories of some, with the rows of before, too; and ``as_known``.
    """
    for table in filter(is_viewed, metadata.sorted_tables):
        where = f"{_is_known(day)}{_is_still(table, day)}" if is_dated(table) else ""
        yield table.name, _select(table, day, language, tables, where)
    yield observed.name, _select(observed, day, None, tables, f"{_is_known(day)}{_is_still(observed, day)}")
    for table in (year_trade, *SUMMED_GOODS):
        yield table.name, _select(table, day, None, tables, _is_no_day(day))
    for table in COUNTED_TRADES:
        yield table.name, _counted(table, day, tables, has_day)
    for table in _HISTORIES:
        yield f"{table.name}_history", _select(table, day, language, tables, _is_known(day))
    yield as_known.name, _as_known(day, tables)


def _is_known(day: str) -> str:
    return f"known_from <= {day}"


def _is_still(table: Table, day: str) -> str:
    return f" AND (known_until IS NULL OR known_until > {day})" if "known_until" in table.columns else ""


def _is_no_day(day: str) -> str:
    return f"{day} >= '{EVER.isoformat()}'"


def _counted(table: Table, day: str, tables: str, has_day: bool | None) -> str:
    """Counts of all that is known or, for a day, what was counted by day until then, which comes to the same."""
    as_known = ", ".join("row_change AS row_count" if one.name == "row_count" else one.name for one in table.columns)
    held = _select(table, day, None, tables, _is_no_day(day))
    known = f"SELECT {as_known} FROM {tables}.{trade_reach.name} WHERE {_is_known(day)}"  # noqa: S608 (as below)
    if has_day is None:
        return f"{held} UNION ALL {known} AND NOT {_is_no_day(day)}"
    return known if has_day else held


def _select(table: Table, day: str, language: str | None, tables: str, where: str = "") -> str:
    ours = our_texts(table) if language is not None else []
    told = {column.name: _as_of(table, column.name, day) for column in table.columns}
    told |= {name: _translated(told[name], str(language), tables) for name in ours}
    columns = ", ".join(f"{expression} AS {name}" for name, expression in told.items())
    rows = f"{stored_rows(table, tables)}{f' WHERE {where}' if where else ''}"
    return f"SELECT {columns} FROM {rows}"  # noqa: S608 (names of our own schema, a date and a language)


def _as_of(table: Table, name: str, day: str) -> str:
    """What a column says on the day."""
    if name in {"known_until", "shown_until"}:  # what will be known later is not known yet
        return f"CASE WHEN {name} <= {day} THEN {name} END"
    return _OF_THEIR_DAY.get((table.name, name), stored_column(table, name)).format(day=day)


def _translated(text: str, language: str, tables: str) -> str:
    """A text of ours in the language, English where it has no translation."""
    is_it = f"translated.english = {text} AND translated.language = {language}"
    told = f"SELECT translated.translation FROM {tables}.{translation.name} AS translated WHERE {is_it}"  # noqa: S608 (as above)
    return f"COALESCE(({told}), {text})"


def _as_known(day: str, tables: str) -> str:
    asked = f"CASE WHEN {day} < '{EVER.isoformat()}' THEN {day} END"
    end = f"CASE WHEN record_end > {day} THEN {day} ELSE record_end END"
    return f"SELECT {asked} AS day, {end} AS record_end FROM {tables}.{builds.build.name}"  # noqa: S608 (as above)


@lru_cache(maxsize=64)
def sqlite_statements(day: date | None, language: str = SOURCE_LANGUAGE) -> tuple[str, ...]:
    """What a connection to a SQLite file runs first.

    Views of its own, which hide the tables, for what was known on ``day``, in ``language``.
    """
    literal = f"'{(day or EVER).isoformat()}'"
    spoken = None if language == SOURCE_LANGUAGE else f"'{language}'"
    return tuple(
        f"CREATE TEMP VIEW {name} AS {question}"
        for name, question in known_views(literal, spoken, "main", has_day=day is not None)
    )


def postgres_statements(tables: str, known: str) -> list[str]:
    """What a build runs to make the views over the schema ``tables`` in the schema ``known``.

    Day and language are settings of the connection.
    """
    return [
        f"CREATE VIEW {known}.{name} AS {question}"
        for name, question in known_views(_POSTGRES_DAY, _POSTGRES_LANGUAGE, tables)
    ]


def postgres_options(day: date | None, language: str = SOURCE_LANGUAGE) -> str:
    """The options of a connection by which the views of a PostgreSQL database know the day and the language."""
    return f"-c{_POSTGRES_SETTING}={(day or EVER).isoformat()} -c{_POSTGRES_LANGUAGE_SETTING}={language}"
