"""The SQL that is printed does what it says on a real server."""

from collections.abc import Iterable
from datetime import date

import pytest
from sqlalchemy import Connection, NullPool, create_engine, make_url, select, text
from sqlalchemy.exc import DBAPIError

from etl import schema
from etl.load import replace_database
from etl.load.packing import stored_batches
from etl.load.schema_text import citus_statements, reader_statements, table_statements
from etl.schema.known import is_viewed
from tests.factories import complete, event_row, frames, observation_row

YEARS = (2098, 2099)
ROWS = [observation_row(period_start=date(year, 1, 1), period_end=date(year, 12, 31)) for year in YEARS]
REFUSED = (
    "CREATE TABLE public.letter (words text)",
    "CREATE TEMPORARY TABLE letter (words text)",
    "CREATE SCHEMA letters",
    "CREATE TABLE khorgos.letter (words text)",
    "INSERT INTO khorgos.event SELECT * FROM khorgos.event",
    "UPDATE khorgos.build SET build_id = 'mine'",
    "DELETE FROM khorgos.observed",
    "DROP TABLE khorgos.event",
)


def run(url: str, statements: Iterable[str]) -> None:
    with create_engine(url, poolclass=NullPool).begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def keys_of(connection: Connection, table: str) -> list[set[str]]:
    """The columns of each unique index of a table."""
    query = """
        SELECT array_agg(attname::text) FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)
        WHERE indrelid = CAST(:table AS regclass) AND indisunique GROUP BY indexrelid
    """
    return [set(names) for names in connection.scalars(text(query), {"table": f"khorgos.{table}"})]


def test_the_tables_are_those_of_a_build(postgres_url: str, old_postgres_url: str) -> None:
    run(postgres_url, table_statements())

    columns = "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = 'khorgos' AND NOT starts_with(table_name, 'observed_')"
    told = []
    for url in (postgres_url, old_postgres_url):
        with create_engine(url, poolclass=NullPool).connect() as connection:
            told.append(set(connection.exec_driver_sql(columns).all()))
    printed, built = told
    assert printed == built != set()


def test_what_citus_distributes_has_its_column_in_every_key_and_joins_by_it(postgres_url: str) -> None:
    statements = list(citus_statements(YEARS))
    calls = [statement for statement in statements if "create_" in statement]
    run(postgres_url, (statement for statement in statements if statement not in calls))
    tables = frames(**complete(observation=ROWS))
    engine = create_engine(postgres_url, poolclass=NullPool)
    with engine.execution_options(schema_translate_map={None: "khorgos"}).connect() as connection:
        for table in schema.metadata.sorted_tables:
            for stored in stored_batches(table, tables.get(table.name, frames(**{table.name: []})[table.name])):
                if len(stored.rows):
                    connection.execute(stored.table.insert(), stored.rows.to_pylist())

        found = connection.execute(select(schema.observation).order_by(schema.observation.c.period_start)).mappings()
        assert [dict(row) for row in found] == ROWS
        for table in ("series", "observed", "year_trade"):
            assert [keys for keys in keys_of(connection, table) if "series" not in keys] == []
        plan = "EXPLAIN SELECT value_usd FROM khorgos.observation WHERE period_start >= '2099-01-01' AND period_end < '2100-01-01'"
        told = "\n".join(connection.exec_driver_sql(plan).scalars())
        assert "observed_2099" in told
        assert "observed_2098" not in told
    assert calls[-4:] == [
        "SELECT create_distributed_table('khorgos.series', 'series')",
        "SELECT create_distributed_table('khorgos.observed', 'series', colocate_with => 'khorgos.series')",
        "SELECT create_distributed_table('khorgos.year_trade', 'series', colocate_with => 'khorgos.series')",
        "SELECT create_distributed_table('khorgos.series_trait', 'series', colocate_with => 'khorgos.series')",
    ]
    assert {"SELECT create_reference_table('khorgos.trait')", "SELECT create_reference_table('khorgos.area')"} <= {
        *calls
    }


def test_a_role_made_to_read_reads_every_build_and_can_write_and_create_nothing(old_postgres_url: str) -> None:
    role = f"only_{make_url(old_postgres_url).database}"
    run(old_postgres_url, reader_statements(role, "postgres"))
    replace_database(old_postgres_url, frames(**complete(event=[event_row(title="second")], observation=ROWS)))
    reader = make_url(old_postgres_url).set(username=role).render_as_string(hide_password=False)

    with create_engine(reader, poolclass=NullPool).connect() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar_one() == "1min"
        for name in ("khorgos.event", "khorgos_known.event"):
            assert connection.exec_driver_sql(f"SELECT title FROM {name}").scalars().all() == ["second"]  # noqa: S608 - a name of our own
        assert is_viewed(schema.event)
        connection.rollback()
        for statement in REFUSED:
            # A role may lift its own limit to reading; what it has no right to stays refused.
            connection.exec_driver_sql("SET default_transaction_read_only = off")
            connection.commit()
            with pytest.raises(DBAPIError, match=r"permission denied|must be owner"):
                connection.exec_driver_sql(statement)
            connection.rollback()
