"""Work that is ended from outside, on both kinds of database."""

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.stopping import Stop, current_stop, working_for
from tests.conftest import LoadDatabase

ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(60)",
}


def test_a_question_that_is_asked_ends_when_the_stop_is_set(loaded_database: LoadDatabase, database_kind: str) -> None:
    url, stop, ended = loaded_database(), Stop(), threading.Event()

    def ask() -> None:
        with working_for(stop), read_only_engine(url).connect() as connection:
            begun.set()
            with pytest.raises(DBAPIError):
                connection.execute(text(ENDLESS[database_kind]))
        ended.set()

    begun = threading.Event()
    asking = threading.Thread(target=ask)
    asking.start()
    begun.wait(10)
    while not ended.wait(0.05):  # one that is not asked yet has nothing to be ended
        stop.set()
    asking.join()
    assert current_stop() is None


def test_a_connection_that_is_closed_is_left_alone_and_one_without_a_stop_too(loaded_database: LoadDatabase) -> None:
    url, stop = loaded_database(), Stop()
    with working_for(stop), read_only_engine(url).connect():
        assert len(stop._ends) == 1
    with read_only_engine(url).connect() as connection:
        stop.set()
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    assert stop._ends == {}


def test_what_begins_after_the_stop_was_set_is_ended_at_once() -> None:
    stop, ended = Stop(), []
    stop.set()
    stop.begin(1, lambda: ended.append("ended"))

    assert ended == ["ended"]
