"""A new SQLite file in the place of the old one."""

from concurrent.futures import Executor
from pathlib import Path

from sqlalchemy import make_url

from etl.load import one_builder, replace_database
from etl.load.reading import open_database
from etl.schema.stored import series, stored_tables
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


class Workers(Executor):
    has_ended = False

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.has_ended = True


def test_workers_end_before_a_file_is_written_with_all_that_they_hold(sqlite_url: str) -> None:
    workers = Workers()
    seen: set[bool] = set()

    with one_builder(sqlite_url, workers) as new:
        new.replace(frames(**tables_of("new")), lambda _: seen.add(workers.has_ended))

    assert seen == {True}


def test_in_which_order_indexes_are_made_is_no_matter_of_chance(sqlite_url: str) -> None:
    """The text of a file tells it, and that of two builds of the same rows is the same."""
    replace_database(sqlite_url, frames(**tables_of("new")))

    with open_database(sqlite_url) as connection:
        named = "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
        made = [tuple(row) for row in connection.exec_driver_sql(named)]
    tables = [table.name for table in stored_tables()]
    assert made == sorted(made, key=lambda index: (tables.index(index[0]), index[1]))
    assert {name for table, name in made if table == "series"} == {index.name for index in series.indexes}
