"""Which build a database is and for which day it is asked; nobody who reads can write."""

import socket
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, OperationalError

from dashboard.locale import in_language
from dashboard.subjects.engine import WAITING, Build, connect, current_build, day_of, language_of, read_only_engine
from etl.schema import event
from etl.schema.address import ADDRESS_VARIABLE
from tests.conftest import LoadDatabase
from tests.factories import build_row, event_row, translation_row
from tests.loading import file_of

BUILT = datetime(2099, 12, 31, 12, 0)  # noqa: DTZ001 - UTC without a zone
FIRST, LATER = date(2098, 5, 9), date(2099, 5, 9)


def test_an_engine_shows_what_was_known_on_its_day_and_writes_nothing(loaded_database: LoadDatabase) -> None:
    url = loaded_database(event=[event_row(event_id="a", known_from=FIRST), event_row(event_id="b", known_from=LATER)])
    seen = {}
    for day in (None, date(2098, 5, 8), FIRST, LATER):
        with read_only_engine(url, day).connect() as connection:
            seen[day] = list(connection.scalars(select(event.c.event_id).order_by(event.c.event_id)))
    with read_only_engine(url).connect() as connection, pytest.raises(DBAPIError):
        connection.execute(text("DELETE FROM event"))

    assert seen == {None: ["a", "b"], date(2098, 5, 8): [], FIRST: ["a"], LATER: ["a", "b"]}


def test_an_engine_tells_its_day_and_a_missing_file_is_not_made(tmp_path: Path) -> None:
    engine = read_only_engine(f"sqlite:///{tmp_path / 'khorgos.db'}", FIRST)

    assert (day_of(engine), day_of(read_only_engine("sqlite:///a.db"))) == (FIRST, None)
    with pytest.raises(OperationalError):
        engine.connect()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("day", "record_end", "events_end"),
    [
        (None, LATER, LATER),
        (date(2098, 12, 1), date(2098, 12, 1), None),
        (LATER, LATER, None),
        (date(2100, 1, 1), LATER, LATER),
    ],
    ids=["all", "within", "last day", "after"],
)
def test_a_build_tells_where_the_record_ends_unless_the_day_lies_within_it(
    monkeypatch: pytest.MonkeyPatch, day: date | None, record_end: date, events_end: date | None
) -> None:
    url = file_of(
        build=[build_row(record_end=LATER)],
        event=[
            event_row(event_id=f"{known.year}-a", start_date=known, end_date=known, known_from=known)
            for known in (FIRST, LATER)
        ],
    )
    monkeypatch.setenv(ADDRESS_VARIABLE, url)
    with connect(day) as connection:
        assert current_build(connection) == Build("0123456789ab", BUILT, day, record_end, events_end)


def test_an_engine_speaks_the_language_of_the_run_unless_one_is_given(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        event=[event_row(title="Talks")], translation=[translation_row(english="Talks", translation="会谈")]
    )
    with in_language("zh"):
        engines = [read_only_engine(url), read_only_engine(url, language="en")]

    seen = []
    for engine in engines:
        with engine.connect() as connection:
            seen.append((language_of(engine), connection.execute(select(event.c.title)).scalar_one()))
    assert seen == [("zh", "会谈"), ("en", "Talks")]


def test_a_server_of_postgresql_that_is_there_and_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WAITING, "connect_timeout", "2")  # seconds, the least that libpq takes
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"postgresql+psycopg://reader@127.0.0.1:{silent.getsockname()[1]}/silent"
        with pytest.raises(OperationalError, match="timeout"):
            read_only_engine(address).connect()


def test_how_long_a_server_may_be_silent_is_what_the_address_says_if_it_does() -> None:
    made = read_only_engine("postgresql+psycopg://reader@db.example.org/name?connect_timeout=3")
    assert made.url.query == {**WAITING, "connect_timeout": "3"}
