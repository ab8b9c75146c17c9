"""What the environment names: no database, or one with a meeting, a promise and a person."""

import pytest

from etl.schema.address import ADDRESS_VARIABLE


@pytest.fixture
def no_database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment names a file that is not there."""
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
