"""What a new database must show before it takes the place of the old one."""

from collections.abc import Iterable, Mapping

import pandas as pd
from sqlalchemy import Connection, Table, func, select, text

from etl import schema
from etl.errors import VerificationFailed


def require_sound(connection: Connection, tables: Mapping[str, pd.DataFrame]) -> None:
    """Raise VerificationFailed with every finding unless the database holds ``tables`` whole, tied together, by one build."""
    findings = [*broken_references(connection), *wrong_counts(connection, tables), *wrong_build(connection), *unbalanced_files(connection)]
    if findings:
        raise VerificationFailed(findings)


def broken_references(connection: Connection) -> Iterable[str]:
    """Give a sentence for each row that refers to nothing. PostgreSQL refuses such rows as they come in; SQLite has to be asked."""
    if connection.dialect.name == "sqlite":
        for table, row, target, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"table {table}: row {row} refers to a row of {target} that is not there"


def wrong_counts(connection: Connection, tables: Mapping[str, pd.DataFrame]) -> Iterable[str]:
    """Give a sentence for each table whose rows are not as many as were handed over."""
    for table in schema.metadata.sorted_tables:
        handed = len(tables.get(table.name, ()))
        held = count_rows(connection, table)
        if held != handed:
            yield f"table {table.name}: {handed} rows were handed over and {held} are there"


def wrong_build(connection: Connection) -> Iterable[str]:
    """Give a sentence unless the table of builds names exactly one."""
    builds = count_rows(connection, schema.build)
    if builds != 1:
        yield f"table build: there must be one row and there are {builds}"


def unbalanced_files(connection: Connection) -> Iterable[str]:
    """Give a sentence where the files' counts do not add up to the build's: loaded + rejected = read."""
    columns = ("rows_read", "rows_loaded", "rows_rejected")
    files = connection.execute(select(*(func.coalesce(func.sum(schema.build_file.c[name]), 0) for name in columns))).one()
    for build in connection.execute(select(*(schema.build.c[name] for name in columns))):
        if tuple(build) != tuple(files):
            yield f"table build: read, loaded, rejected are {tuple(build)}, the files' sums are {tuple(files)}"
        if build.rows_loaded + build.rows_rejected != build.rows_read:
            yield f"table build: {build.rows_loaded} loaded + {build.rows_rejected} rejected are not the {build.rows_read} read"


def count_rows(connection: Connection, table: Table) -> int:
    """Count the rows of a table."""
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
