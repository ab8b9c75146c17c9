"""A made-up database with rows in every table, which the Data page reads."""

import pytest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.rows.made_tables import everything
from tests.factories import build_file_row, market_access_row
from tests.loading import file_of


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with rows in every table."""
    files = [build_file_row(rows_read=4, rows_loaded=3, rows_rejected=1)]
    tables = everything() | {"build_file": files, "market_access": [market_access_row()]}
    url = file_of(**tables)
    monkeypatch.setenv(ADDRESS_VARIABLE, url)
    return url
