"""A new SQLite file in the place of the old one."""

from pathlib import Path

from sqlalchemy import make_url

from etl.load import replace_database
from etl.load.reading import open_database
from tests.databases import by_key, read_tables
from tests.etl.load.test_init import leftovers, tables_of
from tests.factories import frames


def test_a_journal_of_the_old_file_is_not_played_back_into_the_new(sqlite_url: str) -> None:
    replace_database(sqlite_url, frames(**tables_of("old")))
    path = Path(str(make_url(sqlite_url).database))
    for companion in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + companion).write_bytes(b"left by whoever wrote here")

    replace_database(sqlite_url, frames(**tables_of("new")))

    assert leftovers(sqlite_url) == []
    assert read_tables(sqlite_url) == by_key(tables_of("new"))


def test_a_sqlite_file_is_shared_without_companions(sqlite_url: str) -> None:
    replace_database(sqlite_url, frames(**tables_of("new")))

    with open_database(sqlite_url) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "delete"
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_stat1").scalar_one() > 0
        assert leftovers(sqlite_url) == []
