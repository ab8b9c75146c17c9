"""Tables of search: what can be found, by which words, and how things are called that a question may name.

Either kind of database finds by an index of its own: SQLite by FTS5, PostgreSQL by its full-text search. Both hold the
words that ``search_words`` made, as they are, and know nothing of letters or languages, so they find the same.
"""

from sqlalchemy import ColumnElement, Connection, FromClause, Index, Table, column, event, func, literal_column, table

from etl.schema.columns import day, key, known_from_key, known_until, metadata, one_of, ref, text
from etl.vocabulary.search import SearchKind

WHOLE = "whole"
"""The part of what has no parts."""

search_entry = Table(
    "search_entry",
    metadata,
    key("kind"),
    key("code"),
    key("part"),
    known_from_key(),
    day("start_date", nullable=True),
    day("end_date", nullable=True, comment="last day of the event or period; NULL: it has no time"),
    ref("place_code", "place.place_code", nullable=True),
    text("title", comment="what it is called, a line a language"),
    text("promises", nullable=True, comment="promises made there, one a line"),
    text("body", nullable=True, comment="what else it is found by, one thing a line"),
    text("title_words", comment="words of title, parted by spaces"),
    text("promise_words", nullable=True, comment="words of promises"),
    text("words", comment="words of title, promises and body"),
    known_until(),
    one_of("kind", SearchKind),
    comment="What a search finds, by kind and code; a person has a part for each role. Words are those of "
    "etl.schema.search_words.",
)
search_name = Table(
    "search_name",
    metadata,
    key("name_key"),
    key("list_name"),
    key("code"),
    comment="How a place, person, good or word of the trade is written in any language; name_key is that of "
    "etl.schema.search_words.",
)
search_index = table(
    "search_index", column("kind"), column("code"), column("part"), column("known_from"), column("search_index")
)
"""SQLite's index of ``search_entry.words``; it is found by ``search_index MATCH`` and gives the keys of entries."""


def word_vector(rows: FromClause) -> ColumnElement[object]:
    """The words of an entry as PostgreSQL's full-text search takes them: as they are, read by no parser."""
    return func.array_to_tsvector(func.string_to_array(rows.c.words, literal_column("' '")))


# Rows come once, all together. With a list of rows that are still to be put into it, as is usual, an index looks so
# costly to PostgreSQL that it reads every row instead.
Index(
    "ix_search_entry_words", word_vector(search_entry), postgresql_using="gin", postgresql_with={"fastupdate": "off"}
).ddl_if(dialect="postgresql")
# The tokenizer "ascii" parts words at spaces and leaves letters of other scripts alone; "detail=none" keeps no places.
_SQLITE_INDEX = (
    "CREATE VIRTUAL TABLE search_index USING fts5(kind UNINDEXED, code UNINDEXED, part UNINDEXED, "
    "known_from UNINDEXED, words, content='search_entry', tokenize='ascii', detail=none)",
    "CREATE TRIGGER search_entry_indexed AFTER INSERT ON search_entry BEGIN "
    "INSERT INTO search_index (rowid, kind, code, part, known_from, words) "
    "VALUES (new.rowid, new.kind, new.code, new.part, new.known_from, new.words); END",
)


@event.listens_for(search_entry, "after_create")
def _make_sqlite_index(_table: Table, connection: Connection, **_given: object) -> None:
    if connection.dialect.name == "sqlite":
        for statement in _SQLITE_INDEX:
            connection.exec_driver_sql(statement)
