"""What a new database must show before it takes the place of the old one."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain

from sqlalchemy import Connection, Subquery, Table, func, select, text, union_all

from etl import schema
from etl.errors import VerificationFailed
from etl.schema.stored import asked_name, observed, rows_table, trait

AT_ONCE = 2  # checks; a builder gathers statistics besides
Check = Callable[[Connection], Iterable[str]]
Opened = Callable[[], AbstractContextManager[Connection]]  # gives a connection to the new database


def require_sound(opened: Opened, handed: Mapping[str, int]) -> None:
    """Raise VerificationFailed with every finding unless the database is sound.

    A sound one holds the rows ``handed`` over, counted by table, tied together, by one build. What takes long is looked
    at by several at once, each with a connection that ``opened`` gives.
    """
    checks: list[Check] = [broken_references, partial(wrong_counts, handed=handed), wrong_builds, missing_rows]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        findings = list(chain.from_iterable(threads.map(partial(look, opened), checks)))
    if findings:
        raise VerificationFailed(findings)


def look(opened: Opened, check: Check) -> list[str]:
    """Everything that a check finds."""
    with opened() as connection:
        return list(check(connection))


def broken_references(connection: Connection) -> Iterable[str]:
    """Give a sentence for each row that refers to nothing.

    PostgreSQL has refused such rows before; SQLite has to be asked.
    """
    if connection.dialect.name == "sqlite":
        for table, row, target, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"table {asked_name(table)}: row {row} refers to a row of {target} that is not there"


def wrong_counts(connection: Connection, handed: Mapping[str, int]) -> Iterable[str]:
    """Give a sentence for each table whose rows are not as many as were handed over."""
    for table in schema.metadata.sorted_tables:
        due, held = handed.get(table.name, 0), count_rows(connection, table)
        if held != due:
            yield f"table {table.name}: {due} rows were handed over and {held} are there"


def wrong_builds(connection: Connection) -> Iterable[str]:
    """Give a sentence for each fault of the build's own tables."""
    yield from wrong_build(connection)
    yield from unbalanced_files(connection)


def wrong_build(connection: Connection) -> Iterable[str]:
    """Give a sentence unless the table of builds names exactly one."""
    builds = count_rows(connection, schema.build)
    if builds != 1:
        yield f"table build: there must be one row and there are {builds}"


def unbalanced_files(connection: Connection) -> Iterable[str]:
    """Give a sentence where the files' counts do not add up to the build's: loaded + rejected = read."""
    columns = ("rows_read", "rows_loaded", "rows_rejected")
    files = connection.execute(
        select(*(func.coalesce(func.sum(schema.build_file.c[name]), 0) for name in columns))
    ).one()
    for build in connection.execute(select(*(schema.build.c[name] for name in columns))):
        if tuple(build) != tuple(files):
            yield f"table build: read, loaded, rejected are {tuple(build)}, the files' sums are {tuple(files)}"
        if build.rows_loaded + build.rows_rejected != build.rows_read:
            yield (
                f"table build: {build.rows_loaded} loaded + {build.rows_rejected} rejected are not the "
                f"{build.rows_read} read"
            )


def missing_rows(connection: Connection) -> Iterable[str]:
    """Give a sentence for each file of figures, and each note, whose rows are not all there.

    There must be as many as its count says were loaded. Rows that were replaced or added up are no longer there; months
    that the build derived come on top of what a file gave.
    """
    files, held = schema.build_file, union_all(select(rows_by_figure_file()), select(rows_by_note())).subquery()
    rows = func.coalesce(held.c.rows, 0)
    counted = held.c.file.is_not(None) | files.c.file.like("%.md")
    due = (files.c.rows_loaded - files.c.rows_absorbed).label("due")
    query = select(files.c.file, due, rows.label("rows")).outerjoin_from(files, held, held.c.file == files.c.file)
    for row in connection.execute(query.where(counted & (rows != due)).order_by(files.c.file)):
        yield f"{row.file}: {row.due} rows were loaded and {row.rows} are there"


def rows_by_figure_file() -> Subquery:
    """Rows of figures by the file they are from; 0 for a file that arrived and gave none."""
    # Rows are counted by their trait first: there are thousands of these, and each of all rows would look its own up.
    held = (
        select(observed.c.trait, func.count().label("rows"))
        .where(observed.c.known_until.is_(None))
        .group_by(observed.c.trait)
        .subquery()
    )
    published = (
        select(trait.c.snapshot_code, func.sum(held.c.rows).label("rows"))
        .join_from(trait, held, held.c.trait == trait.c.trait)
        .where(~trait.c.is_derived)
        .group_by(trait.c.snapshot_code)
    )
    beside = (
        select(table.c.snapshot_code, func.count().label("rows")).group_by(table.c.snapshot_code)
        for table in (schema.price, schema.exchange_rate, schema.production)
    )
    stated = select(schema.official_figure.c.source_code, func.count().label("rows"))
    observations = union_all(published, *beside).subquery()
    figures = stated.group_by(schema.official_figure.c.source_code).subquery()
    arrival = schema.snapshot
    rows = func.coalesce(observations.c.rows, 0) + func.coalesce(figures.c.rows, 0)
    return (
        select(arrival.c.file, rows.label("rows"))
        .outerjoin_from(arrival, observations, observations.c.snapshot_code == arrival.c.snapshot_code)
        .outerjoin(figures, figures.c.source_code == arrival.c.source_code)
        .subquery()
    )


def rows_by_note() -> Subquery:
    """Events by the note they are from."""
    return select(schema.event.c.file, func.count().label("rows")).group_by(schema.event.c.file).subquery()


def count_rows(connection: Connection, table: Table) -> int:
    """Count the rows of a table."""
    return connection.execute(select(func.count()).select_from(rows_table(table))).scalar_one()
