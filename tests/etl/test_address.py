"""Where the database of a day is: beside the one in use, by a name that tells the day."""

from datetime import date
from pathlib import Path

import pytest

from etl.schema.address import as_of_url, day_of_file, day_of_schema, parse_iso_day, postgres_schema

DAY = date(2099, 5, 9)
SERVER = "postgresql+psycopg://reader:secret@db.example.org/khorgos"


def test_the_file_of_a_day_is_beside_the_one_in_use() -> None:
    assert as_of_url(DAY, "sqlite:////srv/data/trade.sqlite") == "sqlite:////srv/data/trade-as-of-2099-05-09.sqlite"


def test_the_schema_of_a_day_is_in_the_database_in_use() -> None:
    url = as_of_url(DAY, SERVER)

    assert url.startswith(f"{SERVER}?options=")
    assert postgres_schema(url) == "khorgos_as_of_2099_05_09"
    assert day_of_schema(postgres_schema(url)) == DAY


@pytest.mark.parametrize("in_use", ["sqlite:////srv/data/khorgos.db", SERVER])
def test_the_database_of_a_day_is_its_own_of_that_day(in_use: str) -> None:
    assert as_of_url(DAY, as_of_url(DAY, in_use)) == as_of_url(DAY, in_use)


@pytest.mark.parametrize("options", ["", "?options=-csearch_path%3Dpublic", "?options=-csearch_path%3Dkhorgos_as_of_2099_05_09_copy"])
def test_no_schema_but_ours_is_ever_built_or_read(options: str) -> None:
    assert postgres_schema(SERVER + options) == "khorgos"


@pytest.mark.parametrize("name", ["khorgos", "khorgos_building", "khorgos_as_of_2099_13_01", "khorgos_as_of_2099_05_09_old"])
def test_other_schemas_are_of_no_day(name: str) -> None:
    assert day_of_schema(name) is None


def test_a_file_of_another_database_or_of_no_day_is_of_no_day() -> None:
    beside = Path("/srv/data/khorgos.db")

    assert day_of_file(Path("/srv/data/khorgos-as-of-2099-05-09.db"), beside) == DAY
    names = ("khorgos.db", "other-as-of-2099-05-09.db", "khorgos-as-of-2099-05-09.db.building", "khorgos-as-of-20990509.db")
    assert [day_of_file(Path("/srv/data") / name, beside) for name in names] == [None] * 4


def test_a_day_has_one_way_of_writing() -> None:
    assert parse_iso_day("2099-05-09") == DAY
    assert [parse_iso_day(text) for text in ("20990509", "2099-W19-6", "2099-02-30", "", "yesterday")] == [None] * 5
