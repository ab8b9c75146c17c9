"""What a build may replace: nothing but what a build made.

A database is Khorgos's own where it has the table ``build`` with the columns of ``MARK``, which every version of the
schema has had, and nothing that no build makes. What another edition's build made beside, a table that there is no more
or not yet, it has noted itself, in ``table_digest``.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from etl.errors import NotOurs
from etl.schema import build, metadata
from etl.schema.address import POSTGRES_SCHEMA
from etl.schema.known import as_known, views
from etl.schema.search import search_index
from etl.schema.stored import packed, passing, table_digest

MARK = frozenset({"build_id", "schema_version", "input_sha256"})
IN_USE = "2BP01"  # PostgreSQL's code for a drop that others' objects stand in the way of
APPLICATION_ID = 0x4B484F52  # "KHOR" in ASCII: what the header of a SQLite file says of whose it is
_SQLITE, _HEADER, _MARK_AT = b"SQLite format 3\x00", 100, slice(68, 72)
_SQLITES_OWN = ("sqlite_", f"{search_index.name}_")  # statistics, and the tables in which an index of words lies
_KINDS = {"r": "TABLE", "p": "TABLE", "v": "VIEW"}
_ELSEWHERE = "Name another address with --database, or move it away if nobody needs it."


def own_names() -> set[str]:
    """The names of all tables and views that a build makes, SQLite's index of words among them."""
    return {*metadata.tables, *packed.tables, *passing.tables, *views.tables, search_index.name, table_digest.name}


def require_own_file(target: Path, address: str) -> None:
    """Raise NotOurs where something lies at ``target`` that is no SQLite file of Khorgos's own making."""
    if not target.exists():
        return
    if target.is_dir():
        raise NotOurs(address, "a folder lies there", "Name a file in it.")
    if not target.is_file():
        raise NotOurs(address, "what lies there is no file", _ELSEWHERE)
    try:
        columns, names = _read_file(target)
    except sqlite3.DatabaseError as fault:
        if _has_our_mark(target):
            return  # damaged, and to be made anew
        raise NotOurs(address, f"what lies there is no SQLite file that can be read ({fault})", _ELSEWHERE) from fault
    if not columns >= MARK:
        raise NotOurs(address, "what lies there was not made by Khorgos", _ELSEWHERE)
    if strange := sorted(names - own_names()):
        raise NotOurs(address, f"it holds what Khorgos did not make ({', '.join(strange)})", "Move that away first.")


def _has_our_mark(target: Path) -> bool:
    """Whether a file begins as a SQLite file of ours: all that can be told of a damaged one."""
    with target.open("rb") as file:
        head = file.read(_HEADER)
    return head.startswith(_SQLITE) and head[_MARK_AT].endswith(APPLICATION_ID.to_bytes(4))


def _read_file(target: Path) -> tuple[set[str], set[str]]:
    """The columns of the table ``build``, and the names of all tables and views but those that the build noted."""
    # Immutable: neither a lock nor a journal that somebody left keeps us from looking.
    with closing(sqlite3.connect(f"{target.resolve().as_uri()}?immutable=1", uri=True)) as connection:
        columns = {name for (name,) in connection.execute(f"SELECT name FROM pragma_table_info('{build.name}')")}  # noqa: S608 (a name of our schema)
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
        found = {name for (name,) in names if not name.startswith(_SQLITES_OWN)}
        noted = connection.execute(_noted("main")).fetchall() if table_digest.name in found else []
        return columns, found - {name for (name,) in noted}


def require_own_schemas(connection: Connection, address: str, tables: Iterable[str], known: Iterable[str]) -> None:
    """Raise NotOurs where one of the schemas is there and a build did not make it, or others' objects rest on it.

    ``tables`` are names of schemas with tables, ``known`` of those with views. A schema that is not there is fine.
    """
    marks = dict.fromkeys(tables, build.name) | dict.fromkeys(known, as_known.name)
    there = [schema for schema in marks if _is_there(connection, schema)]
    for schema in there:
        if not _is_marked(connection, schema, marks[schema]):
            found = f"its schema {schema} was not made by Khorgos"
            raise NotOurs(address, found, "Name another database with --database, or rename that schema.")
    strange = [name for schema in there for name in _strange(connection, schema)]
    if strange or (strange := _dependents(connection, there)):
        raise _in_the_way(address, ", ".join(strange))


def drop_own_schema(connection: Connection, schema: str, address: str) -> None:
    """Drop a schema with all that a build made in it, if it is there.

    Raises NotOurs where anything else lies in it or rests on it: nothing is dropped along with it.
    """
    if not _is_there(connection, schema):
        return
    made = _names_made(connection)
    own = [(name, kind) for name, kind in _contents(connection, schema) if name in made]
    try:
        for kind in ("VIEW", "TABLE"):
            if names := sorted(f"{schema}.{name}" for name, is_of in own if is_of == kind):
                connection.execute(text(f"DROP {kind} {', '.join(names)}"))
        connection.execute(text(f"DROP SCHEMA {schema}"))
    except DBAPIError as fault:
        if getattr(fault.orig, "sqlstate", None) != IN_USE:
            raise
        detail = getattr(getattr(fault.orig, "diag", None), "message_detail", "") or str(fault.orig)
        raise _in_the_way(address, ", ".join(detail.splitlines())) from fault


def _in_the_way(address: str, named: str) -> NotOurs:
    found = f"something that Khorgos did not make lies in its schemas or rests on them ({named})"
    return NotOurs(address, found, "Drop it or move it away first; a view may be made again after the build.")


def _is_there(connection: Connection, schema: str) -> bool:
    query = "SELECT 1 FROM pg_namespace WHERE nspname = :schema"
    return connection.execute(text(query), {"schema": schema}).scalar() is not None


def _is_marked(connection: Connection, schema: str, mark: str) -> bool:
    """Whether a schema has the table or view by which a build's own are known."""
    query = """
        SELECT attname FROM pg_attribute
        WHERE attrelid = to_regclass(:name) AND attnum > 0 AND NOT attisdropped
    """
    columns = set(connection.execute(text(query), {"name": f"{schema}.{mark}"}).scalars())
    return columns >= (MARK if mark == build.name else set(as_known.columns.keys()))


def _contents(connection: Connection, schema: str) -> list[tuple[str, str]]:
    """Name and kind of what lies in a schema, but for what goes with its table: indexes, partitions, own sequences."""
    query = """
        SELECT relname, relkind FROM pg_class
        WHERE relnamespace = CAST(:schema AS regnamespace) AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
          AND NOT relispartition AND NOT (relkind = 'S' AND EXISTS (
            SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype IN ('a', 'i')))
        ORDER BY relname
    """
    rows = connection.execute(text(query), {"schema": schema})
    return [(name, _KINDS.get(kind, "")) for name, kind in rows]


def _strange(connection: Connection, schema: str) -> list[str]:
    """What lies in a schema and no build makes."""
    made = _names_made(connection)
    return [f"{schema}.{name}" for name, kind in _contents(connection, schema) if name not in made or not kind]


def _names_made(connection: Connection) -> set[str]:
    """The names of what a build makes, and of what the build in use noted that it made."""
    if table_digest.name not in dict(_contents(connection, POSTGRES_SCHEMA)):
        return own_names()
    return own_names() | set(connection.execute(text(_noted(POSTGRES_SCHEMA))).scalars())


def _noted(schema: str) -> str:
    return f"SELECT table_name FROM {schema}.{table_digest.name}"  # noqa: S608 (names of our schema)


def _dependents(connection: Connection, schemas: list[str]) -> list[str]:
    """Views and tables of other schemas that rest on tables or views of these."""
    query = """
        WITH ours AS (
            SELECT oid FROM pg_class WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname = ANY(:schemas))
        ), resting AS (
            SELECT ev_class AS oid FROM pg_rewrite JOIN pg_depend ON objid = pg_rewrite.oid
            WHERE classid = 'pg_rewrite'::regclass AND refclassid = 'pg_class'::regclass
              AND refobjid IN (SELECT oid FROM ours)
            UNION SELECT conrelid FROM pg_constraint WHERE contype = 'f' AND confrelid IN (SELECT oid FROM ours)
        )
        SELECT oid::regclass::text FROM resting WHERE oid NOT IN (SELECT oid FROM ours) ORDER BY 1
    """
    return list(connection.execute(text(query), {"schemas": schemas}).scalars())
