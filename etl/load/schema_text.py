"""The tables of PostgreSQL as SQL to read, and to run where a build alone does not do it: on Citus, and for a role."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Table, make_url
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateSchema, CreateTable, ExecutableDDLElement

from etl.schema import metadata, observation
from etl.schema.address import POSTGRES_SCHEMA
from etl.schema.stored import SERIES_KEY, observed, packed, plain_view, series, series_trait, stored_tables, year_trade

LONGEST_STATEMENT = "60s"
_DIALECT = make_url("postgresql+psycopg://").get_dialect()()
_OF_SERIES = (year_trade, series_trait)


def table_statements() -> Iterator[str]:
    """What makes the tables, keys, indexes and the view as a build does; partitions come with rows."""
    yield _sql(CreateSchema(POSTGRES_SCHEMA))
    yield from (_sql(CreateTable(table, include_foreign_key_constraints=[])) for table in stored_tables())
    yield from _indexes(stored_tables())
    yield from _references()
    yield _view()


def citus_statements(years: Iterable[int]) -> Iterator[str]:
    """The same on Citus: rows, sums and series lie on the node of their series, what they refer to on every node.

    All keys of a distributed table hold the column by which it is distributed, so that of the codes of a series has its
    number at its end. Citus knows one kind of partition in a distributed table: a part has all partners' rows of one of
    the ``years``. Other tables stay on the coordinator.
    """
    yield _sql(CreateSchema(POSTGRES_SCHEMA))
    for table in stored_tables():
        made = _sql(CreateTable(table, include_foreign_key_constraints=[]))
        yield made.replace("PARTITION BY LIST (partner_code)", "PARTITION BY RANGE (period_start)")
    for year in years:
        yield (
            f"CREATE TABLE {_name(observed)}_{year} PARTITION OF {_name(observed)} "
            f"FOR VALUES FROM ('{year:04}-01-01') TO ('{year + 1:04}-01-01')"
        )
    yield from (
        f"SELECT create_reference_table('{_name(table)}')" for table in stored_tables() if _is_everywhere(table)
    )
    yield f"SELECT create_distributed_table('{_name(series)}', 'series')"
    for table in (observed, *_OF_SERIES):
        yield f"SELECT create_distributed_table('{_name(table)}', 'series', colocate_with => '{_name(series)}')"
    yield f"CREATE UNIQUE INDEX ix_series_key ON {_name(series)} ({', '.join((*SERIES_KEY, 'series'))})"
    yield from _indexes(stored_tables(), but="ix_series_key")
    yield from _references()
    yield _view()


def reader_statements(role: str, owner: str) -> Iterator[str]:
    """What makes a role that reads what ``owner`` builds, this build and every later one, and can do nothing else.

    To be run in the database by a role that may make roles; the role has no password and no rights of its own.
    """
    reader, builder = (_DIALECT.identifier_preparer.quote(name) for name in (role, owner))
    yield f"CREATE ROLE {reader} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE"
    yield f"ALTER ROLE {reader} SET default_transaction_read_only = on"
    yield f"ALTER ROLE {reader} SET statement_timeout = '{LONGEST_STATEMENT}'"
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    this = "quote_ident(current_database())"
    yield f"DO $$ BEGIN EXECUTE 'REVOKE TEMPORARY ON DATABASE ' || {this} || ' FROM PUBLIC'; END $$"
    yield f"ALTER DEFAULT PRIVILEGES FOR ROLE {builder} GRANT USAGE ON SCHEMAS TO {reader}"
    yield f"ALTER DEFAULT PRIVILEGES FOR ROLE {builder} GRANT SELECT ON TABLES TO {reader}"


def _sql(statement: ExecutableDDLElement) -> str:
    compiled = statement.compile(
        dialect=_DIALECT, schema_translate_map={None: POSTGRES_SCHEMA}, render_schema_translate=True
    )
    return str(compiled).strip()


def _name(table: Table) -> str:
    return f"{POSTGRES_SCHEMA}.{table.name}"


def _indexes(tables: Iterable[Table], but: str = "") -> Iterator[str]:
    for table in tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            if index.name != but:
                yield _sql(CreateIndex(index))


def _references() -> Iterator[str]:
    for table in stored_tables():
        for key in sorted(table.foreign_key_constraints, key=lambda key: str(key.name)):
            yield _sql(AddConstraint(key, isolate_from_table=False))


def _view() -> str:
    return f"CREATE VIEW {_name(observation)} AS {plain_view(observation, POSTGRES_SCHEMA)}"


def _is_everywhere(table: Table) -> bool:
    """Whether rows or series refer to a table, or one of these does."""
    return table not in {series, observed, *_OF_SERIES} and (
        table.metadata is packed or table in _referred({*packed.tables.values()})
    )


def _referred(tables: set[Table]) -> set[Table]:
    """The tables of ``etl.schema`` that some refer to, and those that these refer to, and so on."""
    near = {key.column.table for table in tables for key in table.foreign_keys} & {*metadata.tables.values()}
    return near if near <= tables else near | _referred(tables | near)
