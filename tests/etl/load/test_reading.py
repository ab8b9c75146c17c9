"""A database is opened to be read, and only where there is one of ours."""

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from etl.errors import NoDatabase
from etl.load.reading import open_database, reading_engine
from etl.schema import SCHEMA_VERSION
from tests.loading import file_of


def test_a_file_is_opened_and_cannot_be_written() -> None:
    with open_database(file_of()) as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("DELETE FROM build"))


def test_a_file_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase):
        reading_engine(f"sqlite:///{tmp_path / 'khorgos.db'}")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("CREATE TABLE sheep (name TEXT)", "There is no Khorgos database"),
        ("CREATE TABLE build (schema_version INTEGER)", "There is no Khorgos database"),
        (
            f"CREATE TABLE build AS SELECT {SCHEMA_VERSION + 1} AS schema_version",
            f"has schema version {SCHEMA_VERSION + 1}, this Khorgos reads {SCHEMA_VERSION}. Run the edition of Khorgos "
            "that built it.",
        ),
        (
            f"CREATE TABLE build AS SELECT {SCHEMA_VERSION - 1} AS schema_version",
            f"has schema version {SCHEMA_VERSION - 1}, this Khorgos reads {SCHEMA_VERSION}. Run 'python -m etl build' "
            "to make it anew.",
        ),
    ],
    ids=["another's", "no build", "newer", "older"],
)
def test_a_database_that_is_no_build_of_this_version_is_named(tmp_path: Path, statement: str, said: str) -> None:
    path = tmp_path / "khorgos.db"
    with sqlite3.connect(path) as made:
        made.execute(statement)

    with pytest.raises(NoDatabase, match=re.escape(said)), open_database(f"sqlite:///{path}"):
        pytest.fail("it was opened")
