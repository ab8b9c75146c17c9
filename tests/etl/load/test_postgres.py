"""The swap on PostgreSQL.

Readers' transactions, their locks and their rights, over the views by which they ask for a day.
"""

import hashlib
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import date

import pytest
from sqlalchemy import Connection, NullPool, create_engine, inspect, make_url, select, text
from sqlalchemy.exc import DBAPIError

from dashboard.subjects.engine import current_build, read_only_engine
from etl import schema
from etl.errors import DatabaseBusy
from etl.load import one_builder, postgres, replace_database
from etl.load.verify import count_rows
from etl.schema.known import is_viewed, views
from etl.schema.reach import COUNTED_TRADES, SUMMED_GOODS
from etl.schema.stored import observed, series, year_trade
from etl.vocabulary.languages import LANGUAGES
from tests.databases import read_table
from tests.factories import complete, event_row, frames, observation_row, translation_row
from tests.postgres_servers import PATIENCE

DAY = date(2099, 5, 9)


def build(url: str, title: str) -> None:
    tables = complete(
        event=[event_row(title=title, known_from=DAY)], observation=[observation_row(note=title, known_from=DAY)]
    )
    replace_database(url, frames(**tables))


def event_title(connection: Connection) -> str:
    return connection.execute(select(schema.event.c.title)).scalar_one()


def observation_note(connection: Connection) -> str:
    return connection.execute(select(schema.observation.c.note)).scalar_one()


@contextmanager
def building(url: str, title: str) -> Iterator[None]:
    """Build in a thread of its own while the block runs, and wait for its end; what it raises is raised here."""
    with ThreadPoolExecutor() as pool:
        future = pool.submit(build, url, title)
        yield
        future.result(timeout=PATIENCE)


def wait_for_swap(url: str) -> None:
    """Wait until a builder waits for a lock that a reader holds."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'")
    until = time.monotonic() + PATIENCE
    with create_engine(url, poolclass=NullPool).connect() as connection:
        while time.monotonic() < until:
            if connection.execute(waiting).scalar_one():
                return
            connection.rollback()
            time.sleep(0.02)
    pytest.fail("the builder never waited for the reader")


def test_the_lock_is_let_go_before_the_connection_ends(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # The server notices an ended connection a little later; one that is still open stands for that while.
    with ExitStack() as still_open:
        monkeypatch.setattr(postgres, "connect", lambda engine: nullcontext(still_open.enter_context(engine.connect())))
        with one_builder(postgres_url):
            pass
        with one_builder(postgres_url):
            pass


def test_a_builder_whose_connection_was_cut_has_let_go(postgres_url: str) -> None:
    with one_builder(postgres_url), create_engine(postgres_url, poolclass=NullPool).connect() as other:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        assert other.execute(text(others)).scalars().all() == [True]

    with one_builder(postgres_url):
        pass


def test_a_transaction_that_began_on_the_old_build_ends_on_it(old_postgres_url: str) -> None:
    with read_only_engine(old_postgres_url).connect() as reader, building(old_postgres_url, "new"):
        assert event_title(reader) == "old"
        wait_for_swap(old_postgres_url)

        assert observation_note(reader) == "old"  # a table it had not touched before the builder came

        reader.rollback()  # only now may the builder end
    with read_only_engine(old_postgres_url).connect() as reader:
        assert (event_title(reader), observation_note(reader)) == ("new", "new")


def test_neither_reader_nor_builder_is_broken_off_as_a_deadlock(old_postgres_url: str) -> None:
    with read_only_engine(old_postgres_url).connect() as reader, building(old_postgres_url, "new"):
        assert event_title(reader) == "old"
        wait_for_swap(old_postgres_url)

        counts = [
            count_rows(reader, table) for table in schema.metadata.sorted_tables
        ]  # some of them the builder has locked by now

        assert sum(counts) > 0
        reader.rollback()


def test_readers_never_see_a_mixture_and_never_fail_while_builds_follow_each_other(old_postgres_url: str) -> None:
    days = (None, DAY, date(2100, 1, 1))
    seen, done = {day: [("", "")] for day in days}, threading.Event()

    def read(day: date | None) -> None:
        engine = read_only_engine(old_postgres_url, day)
        while not done.wait(0.02):  # what a reader takes of the processor, builds lack
            with engine.connect() as connection:
                seen[day].append((event_title(connection), observation_note(connection)))

    with ThreadPoolExecutor() as pool:
        readers = [pool.submit(read, day) for day in days]
        try:
            for number in ("1", "2", "3"):
                build(old_postgres_url, number)
                while any(told[-1][0] != number for told in seen.values()) and not any(map(Future.done, readers)):
                    time.sleep(0.01)
        finally:
            done.set()
    for reader in readers:
        reader.result()

    assert [pair for told in seen.values() for pair in told if pair[0] != pair[1]] == []


def test_a_reader_that_never_ends_keeps_the_old_build(old_postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "READERS_TIMEOUT", 0.2)
    with read_only_engine(old_postgres_url).connect() as reader:
        assert event_title(reader) == "old"

        with pytest.raises(DatabaseBusy, match="Close long queries, then try again"):
            build(old_postgres_url, "new")

        assert observation_note(reader) == "old"
    assert inspect(read_only_engine(old_postgres_url)).get_schema_names() == [
        "information_schema",
        "khorgos",
        "khorgos_known",
        "public",
    ]
    build(old_postgres_url, "next")
    assert [row["title"] for row in read_table(old_postgres_url, schema.event)] == ["next"]


def test_a_role_that_may_only_read_reads_any_day_of_every_build(postgres_url: str) -> None:
    role = f"reader_{make_url(postgres_url).database}"
    grants = (
        f"CREATE ROLE {role} LOGIN",
        f"ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO {role}",
        f"ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO {role}",
    )
    with create_engine(postgres_url, poolclass=NullPool).begin() as connection:
        for grant in grants:
            connection.execute(text(grant))

    build(postgres_url, "first")
    build(postgres_url, "second")

    reader = make_url(postgres_url).set(username=role).render_as_string()
    for day, known in ((None, ["second"]), (DAY, ["second"]), (date(2099, 5, 8), [])):
        with read_only_engine(reader, day).connect() as connection:
            told = current_build(connection)
            assert list(connection.execute(select(schema.event.c.title)).scalars()) == known
        assert told is not None
        assert told.as_of == day


def test_a_reading_engine_cannot_write(old_postgres_url: str) -> None:
    with (
        read_only_engine(old_postgres_url).connect() as connection,
        pytest.raises(DBAPIError, match="read-only transaction"),
    ):
        connection.execute(schema.event.delete())


def test_tables_carry_their_meaning_and_their_indexes(old_postgres_url: str) -> None:
    inspector = inspect(read_only_engine(old_postgres_url))
    columns = {column["name"]: column["comment"] for column in inspector.get_columns("observation", schema="khorgos")}
    assert columns["value_usd"] == "US dollars, current"
    indexes = {index["name"] for index in inspector.get_indexes("series", schema="khorgos")}
    assert indexes == {index.name for index in series.indexes} != set()


def test_the_day_of_one_connection_is_no_other_connections(old_postgres_url: str) -> None:
    early, late = read_only_engine(old_postgres_url, date(2099, 5, 8)), read_only_engine(old_postgres_url, DAY)
    with early.connect() as before, late.connect() as after:
        assert [list(one.execute(select(schema.event.c.title)).scalars()) for one in (before, after)] == [[], ["old"]]


def test_views_have_the_columns_of_their_tables(old_postgres_url: str) -> None:
    inspector = inspect(read_only_engine(old_postgres_url))
    viewed = [*filter(is_viewed, schema.metadata.sorted_tables), observed, year_trade, *SUMMED_GOODS, *COUNTED_TRADES]
    columns = {
        table.name: [one["name"] for one in inspector.get_columns(table.name, schema="khorgos_known")]
        for table in viewed
    }
    assert columns == {table.name: list(table.columns.keys()) for table in viewed}
    assert set(inspector.get_view_names(schema="khorgos_known")) == {*columns, *views.tables}


def test_a_builder_that_fails_leaves_no_schema_of_its_own(
    old_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(tables: str, known: str) -> list[str]:
        return [f"CREATE VIEW {known}.event AS TABLE {tables}.nothing"]

    monkeypatch.setattr(postgres, "postgres_statements", broken)
    with pytest.raises(DBAPIError):
        build(old_postgres_url, "new")

    assert inspect(read_only_engine(old_postgres_url)).get_schema_names() == [
        "information_schema",
        "khorgos",
        "khorgos_known",
        "public",
    ]
    with read_only_engine(old_postgres_url).connect() as connection:
        assert event_title(connection) == "old"


def test_what_a_killed_builder_left_is_gone_after_the_next_build(old_postgres_url: str) -> None:
    with create_engine(old_postgres_url, poolclass=NullPool).begin() as connection:
        for statement in (
            "CREATE SCHEMA khorgos_building",
            "CREATE SCHEMA khorgos_known_building",
            "CREATE TABLE khorgos_building.build AS TABLE khorgos.build",
            "CREATE VIEW khorgos_known_building.as_known AS TABLE khorgos_known.as_known",
            "CREATE VIEW khorgos_known_building.event AS SELECT build_id FROM khorgos_building.build",
        ):
            connection.execute(text(statement))

    build(old_postgres_url, "new")

    assert inspect(read_only_engine(old_postgres_url)).get_schema_names() == [
        "information_schema",
        "khorgos",
        "khorgos_known",
        "public",
    ]


def test_a_reader_sees_our_texts_in_the_language_asked_for(postgres_url: str) -> None:
    # Longer than PostgreSQL's usual index takes, also when it is packed.
    long = " ".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(200))
    told = [translation_row(english=long, translation="双方会见。")]
    replace_database(postgres_url, frames(**complete(event=[event_row(note=long)], translation=told)))

    seen = {}
    for language in LANGUAGES:
        with read_only_engine(postgres_url, language=language).connect() as reader:
            seen[language] = reader.execute(select(schema.event.c.note)).scalar_one()
    assert seen == {"en": long, "zh": "双方会见。", "ru": long}
