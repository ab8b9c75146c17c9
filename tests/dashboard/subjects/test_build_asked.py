"""What is read of a build once is given to nobody who asks another build, day, language or database."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import event

from dashboard.subjects import build_asked
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.naming import names_in
from tests.factories import area_row, build_row
from tests.loading import load_file, swap_file

DAY = date(2099, 5, 9)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    build_asked.answers.clear()
    yield
    build_asked.answers.clear()


def once(url: str, made: list[str], name: str, day: date | None = None, language: str = "en") -> str:
    def make() -> str:
        made.append(name)
        return name

    with read_only_engine(url, day, language).connect() as connection:
        return build_asked.build_asked(connection).once("sheep", make)


def test_an_answer_is_made_once_for_a_build_day_language_and_database(sqlite_url: str) -> None:
    made: list[str] = []
    load_file(sqlite_url, build=[build_row(build_id="one")])
    other = f"{sqlite_url}.other"
    load_file(other, build=[build_row(build_id="one")])

    told = [
        *(once(sqlite_url, made, name) for name in ("first", "again")),
        once(sqlite_url, made, "of a day", DAY),
        once(sqlite_url, made, "in Russian", language="ru"),
        once(other, made, "of another"),
    ]
    swap_file(sqlite_url, build=[build_row(build_id="two")])
    told.append(once(sqlite_url, made, "rebuilt"))

    assert told == ["first", "first", "of a day", "in Russian", "of another", "rebuilt"]
    assert made == ["first", "of a day", "in Russian", "of another", "rebuilt"]


def test_what_is_read_where_nothing_was_built_is_not_kept(sqlite_url: str) -> None:
    made: list[str] = []
    load_file(sqlite_url, build=[])

    assert [once(sqlite_url, made, name) for name in ("first", "again")] == ["first", "again"]


def test_a_connection_to_the_build_of_before_has_the_names_of_before(sqlite_url: str) -> None:
    load_file(sqlite_url, build=[build_row(build_id="one")], area=[area_row(name_en="Before")])
    engine = read_only_engine(sqlite_url)
    with engine.connect() as before:
        before.exec_driver_sql("SELECT count(*) FROM area").all()
        swap_file(sqlite_url, build=[build_row(build_id="two")], area=[area_row(name_en="Now")])
        with engine.connect() as now:
            told = [names_in(one, "area", "en")["AX"] for one in (now, before, now)]

    assert told == ["Now", "Before", "Now"]


def test_the_build_is_looked_up_once_a_transaction(sqlite_url: str) -> None:
    load_file(sqlite_url)
    looked: list[str] = []
    with read_only_engine(sqlite_url).connect() as connection:
        event.listen(connection, "before_cursor_execute", lambda *told: looked.append(told[2]))
        for _transaction in range(2):
            assert build_asked.build_asked(connection) == build_asked.build_asked(connection)
            connection.rollback()

    assert len(looked) == 2
