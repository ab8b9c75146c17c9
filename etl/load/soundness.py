"""Whether a database is still what its build put there: its pages, by the database's own check, and its rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select, text
from sqlalchemy.exc import DBAPIError

from etl.errors import KhorgosError
from etl.load.digests import Digests
from etl.load.packing import StoredBatch
from etl.load.reading import open_database
from etl.load.reading_rows import UNREADABLE, ReadRows, rows_reader
from etl.schema import build
from etl.schema.address import POSTGRES_SCHEMA, shown_address
from etl.schema.stored import stored_tables, table_digest

Noted = dict[str, tuple[int, str]]  # by table, the number of its rows and their digest
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
            noted, of_rows = _look_at_rows(url)
    except (DBAPIError, *UNREADABLE) as fault:
        raise DatabaseDamaged(address, [f"it cannot be read: {_said(fault)}"]) from fault
    if findings or of_rows:
        raise DatabaseDamaged(address, findings + of_rows)
    return Looked(build_id, len(noted), sum(rows for rows, _ in noted.values()), pages)


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


def _look_at_rows(url: str) -> tuple[Noted, list[str]]:
    """What the build noted of each table, and a sentence where its rows are not those."""
    with rows_reader(url) as read_rows:
        noted = {
            row["table_name"]: (row["row_count"], row["digest"])
            for batch in read_rows(table_digest)
            for row in batch.to_pylist()
        }
        tables = (table for table in stored_tables() if table is not table_digest)
        return noted, [finding for table in tables for finding in _look_at_table(read_rows, table, noted)]


def _look_at_table(read_rows: ReadRows, table: Table, noted: Noted) -> list[str]:
    if table.name not in noted:
        return [f"table {table.name}: its build noted nothing of it"]
    digests = Digests()
    try:
        for rows in read_rows(table):
            digests.add(StoredBatch(table, rows))
    except UNREADABLE as fault:
        return [f"table {table.name}: a row cannot be read: {_said(fault)}"]
    rows, digest = digests.of(table.name)
    if (rows, digest) == noted[table.name]:
        return []
    return [f"table {table.name}: its {rows:,} rows are not the {noted[table.name][0]:,} that were put there"]


def _said(fault: Exception) -> str:
    return " ".join(str(fault.orig if isinstance(fault, DBAPIError) else fault).split())
