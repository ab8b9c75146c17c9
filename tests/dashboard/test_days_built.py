"""Which days the dashboard can show: those whose database lies beside the one in use and can be read."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from dashboard.database import connect, days_built
from dashboard.engine import current_build
from etl.load import replace_database
from etl.schema import event
from etl.schema.address import ADDRESS_VARIABLE, as_of_url
from tests.conftest import LoadDatabase
from tests.factories import build_row, complete, event_row, frames

EARLY, LATE = date(2099, 5, 9), date(2099, 12, 31)


def build_day(url: str, day: date, *, says: date | None = None, **build: object) -> None:
    tables = complete(event=[event_row(title=f"Known on {day}")], build=[build_row(as_of_date=says or day, **build)])
    replace_database(as_of_url(day, url), frames(**tables))


def title(day: date | None) -> str:
    with connect(day) as connection:
        return connection.execute(select(event.c.title)).scalar_one()


def test_each_day_is_a_database_of_its_own_beside_the_one_in_use(loaded_database: LoadDatabase) -> None:
    url = loaded_database(event=[event_row(title="All that is known")])
    assert days_built() == ()

    build_day(url, EARLY)
    build_day(url, LATE)

    assert days_built() == (LATE, EARLY)
    assert [title(day) for day in (None, EARLY, LATE)] == ["All that is known", "Known on 2099-05-09", "Known on 2099-12-31"]
    with connect(EARLY) as connection:
        build = current_build(connection)
    assert build is not None
    assert build.as_of == EARLY


def test_a_new_build_of_the_database_in_use_leaves_the_days_as_they_are(loaded_database: LoadDatabase) -> None:
    url = loaded_database(event=[event_row(title="All that is known")])
    build_day(url, EARLY)

    loaded_database(event=[event_row(title="And more")])

    assert (title(None), title(EARLY)) == ("And more", "Known on 2099-05-09")


def test_a_database_of_another_version_or_another_day_is_not_offered(loaded_database: LoadDatabase) -> None:
    url = loaded_database()
    build_day(url, EARLY, schema_version=1)
    build_day(url, LATE, says=EARLY)

    assert days_built() == ()


def test_the_database_of_a_day_can_not_be_written(loaded_database: LoadDatabase) -> None:
    build_day(loaded_database(), EARLY)

    with connect(EARLY) as connection, pytest.raises(DBAPIError, match=r"read-?only"):
        connection.execute(event.delete())


def test_a_file_that_is_no_database_of_ours_is_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, f"sqlite:///{tmp_path / 'khorgos.db'}")
    (tmp_path / "khorgos-as-of-2099-05-09.db").write_text("no database")
    sqlite3.connect(tmp_path / "khorgos-as-of-2099-05-10.db").close()

    assert days_built() == ()
