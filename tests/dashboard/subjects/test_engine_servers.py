"""Readers of servers of PostgreSQL that are started again, that lag behind, and that take too long."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, make_url, select, text
from sqlalchemy.exc import OperationalError

from dashboard.subjects import engine
from dashboard.subjects.engine import connect, current_build, read_only_engine
from etl.load import replace_database
from etl.schema import event
from etl.schema.address import ADDRESS_VARIABLE, READ_VARIABLE
from tests.factories import build_row, complete, event_row, frames
from tests.postgres_servers import PATIENCE, address_of, new_server, run, server, start

pytestmark = pytest.mark.postgres


def build(url: str, title: str) -> None:
    tables = complete(event=[event_row(title=title)], build=[build_row(build_id=title)])
    replace_database(url, frames(**tables))


def seen() -> tuple[str, str]:
    """The build that a reader is told of, and a title in it."""
    with connect() as connection:
        told = current_build(connection)
        assert told
        return told.build_id, connection.execute(select(event.c.title)).scalar_one()


@pytest.fixture(scope="module")
def primary() -> Iterator[Path]:
    """The folder of a server of its own."""
    with new_server() as folder:
        yield folder


@pytest.fixture
def replica(primary: Path) -> Iterator[Path]:
    """The folder of a server that follows the primary."""
    words = ("-h", primary.parent, "-U", "postgres", "-R", "-X", "stream", "-c", "fast", "--no-sync")
    with server(lambda files: run("pg_basebackup", "-D", files, *words)) as folder:
        yield folder


def test_the_next_question_after_a_server_was_killed_and_started_again_is_answered(
    primary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, address_of(primary))
    build(address_of(primary), "first")
    assert seen() == ("first", "first")

    run("pg_ctl", "stop", "-D", primary, "-m", "immediate")
    with pytest.raises(OperationalError):
        seen()
    start(primary)

    assert seen() == ("first", "first")


def test_a_replica_that_lags_behind_answers_with_its_own_build(
    primary: Path, replica: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, address_of(primary))
    monkeypatch.setenv(READ_VARIABLE, address_of(replica))
    build(address_of(primary), "first")
    wait_for(replica, primary)
    ask(replica, "SELECT pg_wal_replay_pause()")
    build(address_of(primary), "second")

    assert seen() == ("first", "first")

    ask(replica, "SELECT pg_wal_replay_resume()")
    wait_for(replica, primary)
    assert seen() == ("second", "second")


def ask(folder: Path, question: str) -> object:
    with create_engine(address_of(folder), poolclass=NullPool).connect() as connection:
        return connection.execute(text(question)).scalar()


def wait_for(replica: Path, primary: Path) -> None:
    """Wait until the replica has all that the primary has."""
    there, until = ask(primary, "SELECT pg_current_wal_lsn()"), time.monotonic() + PATIENCE
    while time.monotonic() < until:
        # Each time anew: a transaction that stays open would keep the replica waiting.
        if ask(replica, f"SELECT pg_last_wal_replay_lsn() >= '{there}'"):
            return
        time.sleep(0.05)
    pytest.fail("the replica never caught up")


def test_a_statement_that_takes_too_long_is_broken_off(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "LONGEST_STATEMENT", 1)
    address = make_url(postgres_url).update_query_dict({"application_name": "slow"}).render_as_string(False)

    with read_only_engine(address).connect() as connection, pytest.raises(OperationalError, match="statement timeout"):
        connection.execute(text("SELECT pg_sleep(20)"))
