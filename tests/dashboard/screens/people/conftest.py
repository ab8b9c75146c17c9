"""A made-up database that the pages on people read."""

import pytest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.screens.people.meetings import Load
from tests.factories import Row
from tests.loading import load_file


@pytest.fixture
def load(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load made-up rows into a database that the pages then read."""

    def put(**tables: list[Row]) -> None:
        load_file(sqlite_url, **tables)
        monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)

    return put
