"""The read-only way to a database that is there already."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, inspect, make_url, select
from sqlalchemy.exc import DatabaseError, OperationalError

from etl.errors import NoConnection, NoDatabase
from etl.schema import SCHEMA_VERSION, build
from etl.schema.address import POSTGRES_SCHEMA, shown_address


@contextmanager
def open_database(url: str) -> Iterator[Connection]:
    """Open the build in use, for reading.

    Raises NoDatabase where there is none of this schema's version, and NoConnection.
    """
    with connect(reading_engine(url)) as connection:
        require_schema(connection, url)
        yield connection


def reading_engine(url: str) -> Engine:
    """Make an engine that cannot write.

    Raises NoDatabase where a SQLite file is missing: opening it would make an empty one.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        options = f"-csearch_path={POSTGRES_SCHEMA} -cdefault_transaction_read_only=on"
        return create_engine(parsed, poolclass=NullPool, connect_args={"options": options})
    path = Path(parsed.database or "")
    if not path.is_file():
        raise NoDatabase(shown_address(url))
    return create_engine(f"sqlite:///{path.resolve().as_uri()}?mode=ro&uri=true", poolclass=NullPool)


@contextmanager
def connect(engine: Engine) -> Iterator[Connection]:
    """Open a connection. Raises NoConnection with what the server said where it does not let us in."""
    try:
        connection = engine.connect()
    except OperationalError as fault:
        said = " ".join(str(fault.orig).split()).rstrip("?.")
        raise NoConnection(engine.url.render_as_string(), said) from fault
    with connection:
        yield connection


def require_schema(connection: Connection, url: str) -> None:
    """Raise NoDatabase unless the database was built by this version of the schema."""
    try:
        there = inspect(connection).has_table(build.name)
        version = connection.execute(select(build.c.schema_version)).scalar() if there else None
    except DatabaseError as fault:
        raise NoDatabase(
            shown_address(url), f"What lies at {{address}} is no Khorgos database: {fault.orig}"
        ) from fault
    if version is None:
        raise NoDatabase(shown_address(url))
    if version != SCHEMA_VERSION:
        raise NoDatabase(
            shown_address(url),
            f"The database at {{address}} has schema version {version}, this Khorgos reads {SCHEMA_VERSION}",
            "Run 'python -m etl build' to make it anew."
            if version < SCHEMA_VERSION
            else "Run the edition of Khorgos that built it.",
        )
