"""Whether a database is still what its build put there: its pages, by the database's own check, and its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, Row, Table, select, text
from sqlalchemy.exc import DBAPIError

from etl.errors import KhorgosError
from etl.load.arrow import arrow_schema
from etl.load.digests import Digests
from etl.load.packing import StoredRows
from etl.load.reading import open_database
from etl.schema import build
from etl.schema.address import POSTGRES_SCHEMA, shown_address
from etl.schema.stored import stored_tables, table_digest

_BATCH = 50_000  # rows that are looked at together
_MOST_TOLD = 20


class DatabaseDamaged(KhorgosError):
    """A database is not what its build put there; ``findings`` are sentences."""

    def __init__(self, address: str, findings: list[str]) -> None:
        self.address = address
        self.findings = findings
        listed = "\n".join(findings)
        super().__init__(f"{address} is damaged. Run 'python -m etl build' to make it anew.\n{listed}")


@dataclass(frozen=True)
class Looked:
    """What was looked at: the build, and how many tables and rows; ``pages`` says how the pages were."""

    build_id: str
    tables: int
    rows: int
    pages: str


def require_undamaged(url: str) -> Looked:
    """Look at every page and row of the database at ``url``. Raises DatabaseDamaged, NoDatabase and NoConnection."""
    address = shown_address(url)
    try:
        with open_database(url) as connection:
            build_id = str(connection.execute(select(build.c.build_id)).scalar_one())
            pages, findings = _look_at_pages(connection)
            held = _noted(connection)
            for table in stored_tables():
                if table is not table_digest:
                    findings += _look_at_rows(connection, table, held)
    except DBAPIError as fault:
        raise DatabaseDamaged(address, [f"it cannot be read: {_said(fault)}"]) from fault
    if findings:
        raise DatabaseDamaged(address, findings)
    return Looked(build_id, len(held), sum(rows for rows, _ in held.values()), pages)


def _noted(connection: Connection) -> dict[str, tuple[int, str]]:
    """Rows and digest of each table, as the build noted them."""
    noted = connection.execute(select(table_digest).order_by(table_digest.c.table_name))
    return {row.table_name: (row.row_count, row.digest) for row in noted}


def _look_at_pages(connection: Connection) -> tuple[str, list[str]]:
    """How the pages were looked at, and what is wrong with them."""
    if connection.dialect.name == "sqlite":
        said = list(connection.execute(text(f"PRAGMA integrity_check({_MOST_TOLD})")).scalars())
        return "by PRAGMA integrity_check", [] if said == ["ok"] else [f"pages: {one}" for one in said]
    has_check = "SELECT extname FROM pg_extension WHERE extname = 'amcheck'"
    if connection.execute(text(has_check)).scalar() is None:
        return "not by themselves, as the extension amcheck is not there", []
    return "by amcheck", list(_ask_amcheck(connection))


def _ask_amcheck(connection: Connection) -> Iterator[str]:
    of_ours = "relnamespace = CAST(:schema AS regnamespace)"
    tables = f"""
        SELECT relname, msg FROM pg_class, LATERAL verify_heapam(pg_class.oid)
        WHERE {of_ours} AND relkind = 'r' LIMIT {_MOST_TOLD}
    """  # noqa: S608 (words of ours)
    for name, said in connection.execute(text(tables), {"schema": POSTGRES_SCHEMA}):
        yield f"pages: table {name}: {said}"
    indexes = f"""
        SELECT pg_class.relname, bt_index_check(pg_class.oid, true)
        FROM pg_class JOIN pg_am ON pg_am.oid = relam
        WHERE {of_ours} AND relkind = 'i' AND amname = 'btree'
    """  # noqa: S608 (words of ours)
    connection.execute(text(indexes), {"schema": POSTGRES_SCHEMA}).all()


def _look_at_rows(connection: Connection, table: Table, noted: dict[str, tuple[int, str]]) -> list[str]:
    """A sentence where the rows of a table are not those that its build put there."""
    if table.name not in noted:
        return [f"table {table.name}: its build noted nothing of it"]
    digests = Digests()
    try:
        for rows in _batches(connection, table):
            digests.add(StoredRows(table, rows))
    except (pa.ArrowException, DBAPIError) as fault:
        return [f"table {table.name}: a row cannot be read: {_said(fault)}"]
    rows, digest = digests.of(table.name)
    if (rows, digest) == noted[table.name]:
        return []
    return [f"table {table.name}: its {rows:,} rows are not the {noted[table.name][0]:,} that were put there"]


def _said(fault: Exception) -> str:
    return " ".join(str(fault.orig if isinstance(fault, DBAPIError) else fault).split())


def _batches(connection: Connection, table: Table) -> Iterator[pa.Table]:
    """The rows of a table as the driver gives them, in the types of its columns."""
    columns = ", ".join(column.name for column in table.columns)
    query = text(f"SELECT {columns} FROM {table.name}")  # noqa: S608 (names of our own schema)
    streamed = connection.execution_options(stream_results=True, max_row_buffer=_BATCH).execute(query)
    for rows in streamed.partitions(_BATCH):
        yield _to_table(rows, arrow_schema(table))


def _to_table(rows: Sequence[Row[Any]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True)
    typed = [_to_type(values, wanted.type) for values, wanted in zip(columns, schema, strict=True)]
    return pa.table(typed, schema=schema)


def _to_type(values: Sequence[Any], wanted: pa.DataType) -> pa.Array:
    """Values in the type of their column; SQLite gives flags as numbers, days and moments as text."""
    if pa.types.is_boolean(wanted):
        return pa.array(values).cast(wanted)
    if pa.types.is_temporal(wanted) and any(isinstance(value, str) for value in values):
        return pa.array(values, pa.string()).cast(wanted)
    return pa.array(values, wanted)
