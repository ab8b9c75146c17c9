"""Reading engines and the build in use, for pages and for programs without one.

A reader asks for what was known on a day, in a language: the connection then has views in the place of the tables
(``etl.schema.known``), and every question that it is asked is answered as of that day and in that language.
"""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

from dashboard.locale import language as spoken_language
from dashboard.subjects.kept_connections import POOL, keep_while_in_place
from dashboard.subjects.stopping import End, Stop, current_stop
from dashboard.subjects.unreadable import require_edition
from etl.schema import build
from etl.schema.address import POSTGRES_SCHEMA, POSTGRES_VIEWS, read_url
from etl.schema.known import as_known, events_end, postgres_options, sqlite_statements

AS_OF = "khorgos_as_of"
"""The execution option of an engine that says for which day it asks."""
LANGUAGE = "khorgos_language"
"""The execution option of an engine that says in which language our own texts are."""
_STOP = "khorgos_stop"
LONGEST_STATEMENT = 60
"""Seconds after which PostgreSQL breaks off a statement of a page or of an answer that is no stream."""

WAITING = {
    "connect_timeout": "10",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
}
"""How long PostgreSQL may be silent, in settings of libpq, where an address does not say so itself.

A connection that is not made within ten seconds, or behind which no machine answers for half a minute, is given up: by
the defaults of a network a reader would wait two hours for a server that went without a word.
"""


@dataclass(frozen=True)
class Build:
    """The build that the database is; ``as_of`` is the day whose knowledge is asked for, None for all that is known.

    ``record_end`` is the latest day of the record that is known by then: "now" for all that is judged. None in an empty
    record. ``events_end`` is where the record of events ends; None where there is none, or where the day asked for lies
    within the record, which goes on behind it.
    """

    build_id: str
    built_at: datetime
    as_of: date | None = None
    record_end: date | None = None
    events_end: date | None = None


def read_only_engine(address: str, as_of: date | None = None, language: str | None = None) -> Engine:
    """Engine on the database at ``address`` that cannot write.

    It gives what was known on the day ``as_of``, or all that is known, in a language, that of the run if none is given.
    A SQLite file is opened with ``mode=ro``, so a missing one is an error and not a new empty file.
    """
    return _engine(address, as_of, language or spoken_language())


@lru_cache(maxsize=64)
def _engine(address: str, as_of: date | None, language: str) -> Engine:
    url, told = make_url(address), {AS_OF: as_of, LANGUAGE: language}
    if url.get_backend_name() == "sqlite" and url.database:
        path = Path(url.database).resolve()
        engine = create_engine(
            f"sqlite:///file:{path.as_posix()}?mode=ro&uri=true", poolclass=QueuePool, **POOL, execution_options=told
        )
        keep_while_in_place(engine, path)
        statements = sqlite_statements(as_of, language)

        @event.listens_for(engine, "connect")
        def see_what_was_known(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
            cursor = connection.cursor()
            for statement in statements:
                cursor.execute(statement)
            cursor.close()

        return _stoppable(engine)
    url = url.update_query_dict({name: value for name, value in WAITING.items() if name not in url.query})
    options = {"options": libpq_options(as_of, language, LONGEST_STATEMENT)}
    return _stoppable(create_engine(url, poolclass=NullPool, connect_args=options, execution_options=told))


def _stoppable(engine: Engine) -> Engine:
    """The engine, whose connections are broken off where the stop is set in which they were taken."""

    @event.listens_for(engine, "checkout")
    def note(connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: object) -> None:
        stop = current_stop()
        if stop is not None:
            entry.info[_STOP] = stop
            stop.begin(id(entry), _end_of(connection))

    @event.listens_for(engine, "close")
    def forget(_connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> Stop | None:
        stop: Stop | None = entry.info.pop(_STOP, None)
        if stop is not None:
            stop.finish(id(entry))
        return stop

    @event.listens_for(engine, "checkin")
    def give_back(connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        stop = forget(connection, entry)
        if stop is not None and stop.is_set:
            entry.invalidate()  # what was broken off may not be over in it: nobody else is to have it

    return engine


def _end_of(connection: DBAPIConnection) -> End:
    if isinstance(connection, sqlite3.Connection):
        return connection.interrupt
    if isinstance(connection, psycopg.Connection):
        return connection.cancel_safe
    message = f"{type(connection)} is no connection of SQLite or PostgreSQL"
    raise TypeError(message)


def libpq_options(as_of: date | None, language: str, longest: int) -> str:
    """The options of a connection to PostgreSQL that cannot write, and that sees one state of the database to its end.

    It is for what was known on a day, in a language; ``longest`` is how many seconds a statement may take, 0 for as
    long as it takes, as a file of all rows does.
    """
    schemas = f"-csearch_path={POSTGRES_VIEWS},{POSTGRES_SCHEMA}"
    reading = r"-cdefault_transaction_read_only=on -cdefault_transaction_isolation=repeatable\ read"
    return f"{schemas} {reading} -cstatement_timeout={longest}s {postgres_options(as_of, language)}"


def connect(as_of: date | None = None, language: str | None = None) -> Connection:
    """Open one read-only connection to the database that the environment names.

    It is for what was known on a day, in a language (that of the run if none is given), and the caller closes it.
    Raises OperationalError where there is no database.
    """
    return read_only_engine(read_url(), as_of, language).connect()


def day_of(engine: Engine) -> date | None:
    """The day for which an engine of ``read_only_engine`` asks; None for all that is known."""
    day: date | None = engine.get_execution_options().get(AS_OF)
    return day


def language_of(engine: Engine) -> str:
    """The language in which an engine of ``read_only_engine`` gives our own texts."""
    return str(engine.get_execution_options()[LANGUAGE])


def current_build(connection: Connection) -> Build | None:
    """Which build this database is, or None where nothing was built yet.

    Raises OtherEdition where it is of another version of the schema.
    """
    row = connection.execute(
        select(build.c.build_id, build.c.built_at, build.c.schema_version).order_by(build.c.built_at.desc())
    ).first()
    if row is None:
        return None
    require_edition(row.schema_version)
    ends = events_end(as_known.c.record_end).label("events_end")
    known = connection.execute(select(as_known.c.day, as_known.c.record_end, ends)).one()
    is_within = known.day and known.record_end and known.day <= known.record_end
    return Build(row.build_id, row.built_at, known.day, known.record_end, None if is_within else known.events_end)
