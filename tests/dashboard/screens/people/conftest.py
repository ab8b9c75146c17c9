"""A made-up database that the pages on people read."""

import pytest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.screens.people.meetings import Load
from tests.factories import Row
from tests.loading import file_of


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Load made-up rows into a database that the pages then read."""

    def put(**tables: list[Row]) -> None:
        monkeypatch.setenv(ADDRESS_VARIABLE, file_of(**tables))

    return put
