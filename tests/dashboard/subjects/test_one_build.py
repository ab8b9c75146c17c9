"""What is told is of one build, on both kinds of database."""

import pytest
from sqlalchemy import func, select

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.one_build import BuildReplaced, of_one_build, read_build_id, require_build
from etl.load import replace_database
from etl.schema import event
from tests.factories import build_row, complete, event_row, frames


def test_another_build_is_refused_and_the_same_is_not(sqlite_url: str) -> None:
    replace_database(sqlite_url, frames(**complete()))
    with read_only_engine(sqlite_url).connect() as connection:
        require_build(connection, read_build_id(connection))
        with pytest.raises(BuildReplaced):
            require_build(connection, "another")


def test_a_connection_that_told_its_build_answers_of_it_while_the_next_one_comes(sqlite_url: str) -> None:
    counted = select(func.count()).select_from(event)
    replace_database(sqlite_url, frames(**complete(event=[event_row()])))
    with read_only_engine(sqlite_url).connect() as reading:
        told = read_build_id(reading)
        replace_database(sqlite_url, frames(**complete(build=[build_row(build_id="another")])))
        assert (told, reading.execute(counted).scalar_one()) == ("0123456789ab", 1)
    with read_only_engine(sqlite_url).connect() as afterwards:
        assert (read_build_id(afterwards), afterwards.execute(counted).scalar_one()) == ("another", 0)


def test_a_transaction_of_postgresql_sees_one_state_of_the_database(postgres_url: str) -> None:
    engine = read_only_engine(postgres_url)
    with engine.connect() as connection:
        seen = [connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in SETTINGS]

    assert dict(zip(SETTINGS, seen, strict=True)) == SETTINGS


SETTINGS = {"transaction_isolation": "repeatable read", "transaction_read_only": "on"}


def test_what_met_another_build_is_asked_again_from_its_beginning_and_not_for_ever() -> None:
    tries = []

    def answer(replaced: int) -> str:
        tries.append(replaced)
        if len(tries) <= replaced:
            raise BuildReplaced
        return "answer"

    assert of_one_build(lambda: answer(2)) == "answer"
    assert len(tries) == 3
    tries.clear()
    with pytest.raises(BuildReplaced):
        of_one_build(lambda: answer(99))
    assert len(tries) == 3
