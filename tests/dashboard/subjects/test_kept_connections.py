"""Connections that wait for the next question, and files that are put in the place of those they opened."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import OperationalError

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.kept_connections import POOL, Keepers
from dashboard.subjects.stopping import Stop, working_for
from etl.schema import event
from tests.factories import event_row
from tests.loading import load_file, swap_file

EARLY, LATE = date(2098, 5, 9), date(2099, 5, 9)
TALKS = [event_row(event_id="a", known_from=EARLY), event_row(event_id="b", known_from=LATE)]
NEW_TALKS = [event_row(event_id="c", known_from=EARLY)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with ``TALKS``."""
    path = tmp_path / "khorgos.db"
    load_file(f"sqlite:///{path}", event=TALKS)
    return path


def engine_on(path: Path, as_of: date | None = None) -> Engine:
    return read_only_engine(f"sqlite:///{path}", as_of)


def talks(connection: Connection) -> list[str]:
    return list(connection.scalars(select(event.c.event_id).order_by(event.c.event_id)))


def asked(engine: Engine) -> tuple[list[str], object]:
    """What a connection of the engine tells, and which one it is."""
    with engine.connect() as connection:
        return talks(connection), connection.connection.dbapi_connection


def deleted_files_held(path: Path) -> list[str]:
    """Files once at ``path`` or aside of it that are deleted and open yet."""
    held = []
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            held.append(str(descriptor.readlink()))
        except FileNotFoundError:  # the listing's own
            continue
    return [one for one in held if one.startswith(str(path.parent)) and one.endswith("(deleted)")]


def test_the_next_question_is_put_to_the_connection_that_was_given_back_in_any_thread(path: Path) -> None:
    first = asked(engine_on(path))
    with ThreadPoolExecutor(1) as another:
        second = another.submit(asked, engine_on(path)).result()

    assert (first[0], second[0]) == (["a", "b"], ["a", "b"])
    assert second[1] is first[1]


def test_two_days_at_once_have_connections_of_their_own(path: Path) -> None:
    days = (None, EARLY, LATE)
    with engine_on(path).connect() as whole, engine_on(path, EARLY).connect() as early:
        assert (talks(whole), talks(early)) == (["a", "b"], ["a"])

    assert [asked(engine_on(path, day))[0] for day in days * 2] == [["a", "b"], ["a"], ["a", "b"]] * 2


def test_another_file_in_its_place_is_read_at_once_and_the_deleted_one_held_by_no_connection_of_any_day(
    path: Path,
) -> None:
    with engine_on(path).connect(), engine_on(path).connect(), engine_on(path, EARLY).connect():
        pass
    swap_file(f"sqlite:///{path}", event=NEW_TALKS)
    assert len(deleted_files_held(path)) == 3

    assert asked(engine_on(path))[0] == ["c"]
    assert deleted_files_held(path) == []
    assert asked(engine_on(path, EARLY))[0] == ["c"]


def test_where_nobody_asks_the_deleted_file_is_let_go_and_a_connection_at_work_reads_on(path: Path) -> None:
    keepers = Keepers()
    asked(engine_on(path))
    keepers.note(engine_on(path))
    with engine_on(path, EARLY).connect() as at_work:
        before = talks(at_work)
        swap_file(f"sqlite:///{path}", event=NEW_TALKS)
        keepers.let_go_if_unasked()
        assert len(deleted_files_held(path)) == 2, "somebody has asked since the last look"
        keepers.let_go_if_unasked()
        assert len(deleted_files_held(path)) == 1
        assert talks(at_work) == before == ["a"]
    assert deleted_files_held(path) == []

    assert asked(engine_on(path))[0] == ["c"]


def test_a_connection_at_work_reads_the_old_file_to_its_end_and_is_not_kept(path: Path) -> None:
    asked(engine_on(path, EARLY))
    with engine_on(path).connect() as connection:
        before = talks(connection)
        swap_file(f"sqlite:///{path}", event=NEW_TALKS)
        with engine_on(path).connect() as beside:
            assert (before, talks(connection), talks(beside)) == (["a", "b"], ["a", "b"], ["c"])
    assert deleted_files_held(path) == []

    assert asked(engine_on(path))[0] == ["c"]


def test_a_file_that_is_written_over_is_opened_anew(path: Path) -> None:
    asked(engine_on(path))
    load_file(f"sqlite:///{path}", event=NEW_TALKS)

    assert asked(engine_on(path))[0] == ["c"]


def test_a_file_that_is_gone_is_an_error_and_is_read_again_once_it_is_back(path: Path) -> None:
    asked(engine_on(path))
    path.unlink()
    for _attempt in range(2):
        with pytest.raises(OperationalError, match="unable to open database file"):
            engine_on(path).connect()
    assert not path.exists()

    load_file(f"sqlite:///{path}", event=NEW_TALKS)
    assert asked(engine_on(path))[0] == ["c"]


def test_a_stop_that_comes_after_the_connection_was_given_back_ends_nobody_else(path: Path) -> None:
    stop = Stop()
    with working_for(stop):
        first = asked(engine_on(path))[1]
    with engine_on(path).connect() as connection:
        rows = connection.execute(select(event.c.event_id))
        stop.set()
        assert len(rows.all()) == 2
        assert connection.connection.dbapi_connection is first


def test_a_kept_connection_is_broken_off_for_the_stop_in_which_it_was_taken_and_used_no_more(path: Path) -> None:
    first = asked(engine_on(path))[1]
    stop = Stop()
    with working_for(stop), engine_on(path).connect() as connection:
        assert connection.connection.dbapi_connection is first
        rows = connection.exec_driver_sql(LONG)
        stop.set()
        with pytest.raises(OperationalError, match="interrupted"):
            rows.all()

    told, second = asked(engine_on(path))
    assert (told, second is first) == (["a", "b"], False)


LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 1000000"


def test_the_engines_that_were_asked_last_keep_connections_and_no_others(path: Path) -> None:
    engines = [engine_on(path, day) for day in (None, EARLY, LATE)]
    keepers = Keepers(most=2)
    for engine in (engines[0], engines[1], engines[0], engines[2]):
        asked(engine)
        keepers.note(engine)

    assert [_kept(engine) for engine in engines] == [1, 0, 1]


def test_of_many_connections_at_once_two_are_kept(path: Path) -> None:
    engine = engine_on(path)
    held = [engine.connect() for _ in range(20)]
    for connection in held:
        connection.close()

    assert _kept(engine) == POOL["pool_size"]


def _kept(engine: Engine) -> int:
    return int(engine.pool.checkedin())  # type: ignore[attr-defined]  # not every pool counts them
