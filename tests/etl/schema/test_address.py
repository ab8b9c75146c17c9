"""Where the database is, and how a day is written in an address."""

from datetime import date

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from etl.schema.address import (
    ADDRESS_VARIABLE,
    DEFAULT_DATABASE_URL,
    PROJECT_ROOT,
    READ_VARIABLE,
    database_url,
    libpq_address,
    parse_iso_day,
    read_url,
    shown_address,
)


def test_a_day_has_one_way_of_writing() -> None:
    assert parse_iso_day("2099-05-09") == date(2099, 5, 9)
    assert [parse_iso_day(text) for text in ("20990509", "2099-W19-6", "2099-02-30", "", "yesterday")] == [None] * 5


def test_the_address_given_goes_before_that_of_the_environment_and_the_file_of_the_project(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(ADDRESS_VARIABLE, raising=False)
    assert database_url() == DEFAULT_DATABASE_URL
    monkeypatch.setenv(ADDRESS_VARIABLE, "sqlite:////aland/environment.db")
    assert database_url() == "sqlite:////aland/environment.db"
    assert database_url("sqlite:////aland/given.db") == "sqlite:////aland/given.db"


def test_readers_ask_a_replica_where_one_is_named_and_the_builders_database_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, "sqlite:////aland/builder.db")
    assert read_url() == "sqlite:////aland/builder.db"
    monkeypatch.setenv(READ_VARIABLE, "postgresql://anna@replica/name")
    assert read_url() == "postgresql+psycopg://anna@replica/name"
    assert read_url("sqlite:////aland/given.db") == "sqlite:////aland/given.db"
    assert database_url() == "sqlite:////aland/builder.db"


def test_a_relative_file_is_below_the_project_wherever_the_command_is_run() -> None:
    assert database_url("sqlite:///data/aland.db") == f"sqlite:///{PROJECT_ROOT}/data/aland.db"


@pytest.mark.parametrize("kind", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_asked_by_the_driver_that_is_there(kind: str) -> None:
    assert database_url(f"{kind}://anna@host/name") == "postgresql+psycopg://anna@host/name"


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(ArgumentError):
        database_url("rubbish")


def test_a_password_is_used_and_never_shown() -> None:
    address = "postgresql+psycopg://anna:swordfish@host/name"  # pragma: allowlist secret

    assert database_url(address) == address
    assert shown_address(address) == "postgresql+psycopg://anna:***@host/name"
    assert libpq_address(make_url(address)) == "postgresql://anna:swordfish@host/name"  # pragma: allowlist secret
