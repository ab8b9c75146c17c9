"""A reader sees the old build or the new, never a mixture; a failed or killed build leaves the old one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, inspect, make_url, select

from etl import schema
from etl.errors import DatabaseLocked
from etl.load import one_builder, replace_database
from etl.load.reading import open_database, reading_engine
from etl.schema.address import POSTGRES_SCHEMA, POSTGRES_VIEWS
from tests.databases import by_key, read_tables
from tests.factories import Row, complete, event_row, frames, observation_row, snapshot_row
from tests.loading import OLD
from tests.postgres_servers import PATIENCE

ROOT = Path(__file__).parents[3]
SLOW_BUILDER = """
import sys, time
from etl.load import one_builder
from tests.factories import complete, event_row, frames, observation_row

def say(table):
    print(table, flush=True)
    if table == sys.argv[2]:
        time.sleep(3600)

tables = complete(observation=[observation_row(value_usd=2.0)], event=[event_row(title="new")])
with one_builder(sys.argv[1]) as new:
    new.replace(frames(**tables), say)
"""


def tables_of(title: str) -> dict[str, list[Row]]:
    return complete(event=[event_row(title=title)], observation=[observation_row(note=title)])


def seen_by(connection: Connection) -> tuple[str, str]:
    """What a reader finds in two tables."""
    return connection.execute(select(schema.event.c.title)).scalar_one(), connection.execute(
        select(schema.observation.c.note)
    ).scalar_one()


@pytest.fixture
def slow_builder(old_url: str) -> Callable[[str], subprocess.Popen[str]]:
    """Start a builder in a process of its own that stops for long at a table; given back when it is there."""
    started = []

    def start(table: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", SLOW_BUILDER, old_url, table],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout
        assert table in (line.strip() for line in process.stdout)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def build_when_unlocked(url: str, tables: dict[str, list[Row]]) -> None:
    """Build as soon as the server has noticed that a killed builder is gone."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            replace_database(url, frames(**tables))
        except DatabaseLocked:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the killed builder's lock was never given back")


def leftovers(url: str) -> list[str]:
    """Names of what is beside the database and should not be."""
    if url.startswith("sqlite"):
        path = Path(str(make_url(url).database))
        return sorted(file.name for file in path.parent.iterdir() if file.name not in {path.name, f"{path.name}.lock"})
    names = inspect(reading_engine(url)).get_schema_names()
    return sorted(
        name for name in names if name.startswith(POSTGRES_SCHEMA) and name not in {POSTGRES_SCHEMA, POSTGRES_VIEWS}
    )


@pytest.mark.parametrize("table", ["area", "observation"])
def test_a_killed_builder_leaves_the_old_database_as_it_was(
    old_url: str, table: str, slow_builder: Callable[[str], subprocess.Popen[str]]
) -> None:
    process = slow_builder(table)
    process.send_signal(signal.SIGKILL)
    process.wait()

    assert read_tables(old_url) == by_key(OLD)
    assert leftovers(old_url) != []  # or nothing was under way when it was killed
    build_when_unlocked(old_url, tables_of("next"))
    assert read_tables(old_url) == by_key(tables_of("next"))
    assert leftovers(old_url) == []


def test_the_second_builder_is_told_who_holds_the_lock(database_url: str) -> None:
    with (
        one_builder(database_url),
        pytest.raises(DatabaseLocked, match=r"is being built by .*Wait for it to end") as locked,
    ):
        replace_database(database_url, frames(**tables_of("mine")))

    assert f"process {os.getpid()} on" in locked.value.holder


def test_a_connection_that_was_open_sees_the_old_build_or_the_new(old_url: str) -> None:
    engine = reading_engine(old_url)
    with engine.connect() as connection:
        assert seen_by(connection) == ("old", "old")
        connection.rollback()

        replace_database(old_url, frames(**tables_of("new")))

        seen = seen_by(connection)
    assert seen == (("old", "old") if old_url.startswith("sqlite") else ("new", "new"))
    with open_database(old_url) as connection:
        assert seen_by(connection) == ("new", "new")


def test_a_failure_between_loading_and_swap_leaves_nothing_behind(old_url: str) -> None:
    def fail(table: str) -> None:
        if table == "observation":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), one_builder(old_url) as new:
        new.replace(frames(**tables_of("new")), fail)

    assert read_tables(old_url) == by_key(OLD)
    assert leftovers(old_url) == []


def test_tables_that_nobody_filled_are_there_and_empty(database_url: str) -> None:
    replace_database(database_url, frames(**complete()))

    with open_database(database_url) as connection:
        counts = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar()
            for table in schema.metadata.sorted_tables
        }
    assert counts == {table.name: int(table.name == "build") for table in schema.metadata.sorted_tables}


def test_a_file_of_more_bytes_than_four_of_them_count_is_loaded(database_url: str) -> None:
    large = snapshot_row(bytes=2**31)

    replace_database(database_url, frames(**complete(snapshot=[large])))

    with open_database(database_url) as connection:
        assert connection.execute(select(schema.snapshot.c.bytes)).scalars().all() == [2**31]
