"""Rows put to the schema itself, on a SQLite in memory: which rule of a table refuses them."""

from functools import cache

from sqlalchemy import Engine, StaticPool, Table, create_engine
from sqlalchemy.exc import IntegrityError

from etl.load.packing import stored_batches
from etl.load.sqlite import make_indexes, make_tables
from tests.factories import FACTORIES, Row, frames


@cache
def _database() -> Engine:
    """An empty database; SQLite heeds foreign keys only where it is told to, so that a row needs no other."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        make_tables(connection)
        make_indexes(connection)
    return engine


def refusal(table: Table, *rows: Row) -> str:
    """What the database says of rows that are put in together; empty where it takes them."""
    with _database().connect() as connection:
        try:
            for stored in stored_batches(table, frames(**{table.name: rows})[table.name]):
                for row in stored.rows.to_pylist():
                    connection.execute(stored.table.insert(), [row])
        except IntegrityError as fault:
            return str(fault.orig)
        finally:
            connection.rollback()
    return ""


def made(table: Table, **told: object) -> Row:
    """A made-up row of a table."""
    return FACTORIES[table.name](**told)


def refused_word(table: Table, column: str) -> str:
    """What is said of a made-up row with a word that is in no closed list."""
    return refusal(table, made(table, **{column: "no_such_word"}))


def of_list(table: Table, column: str) -> str:
    """What is said where a word must be in a closed list."""
    return f"CHECK constraint failed: ck_{table.name}_{column}"
