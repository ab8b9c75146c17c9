"""Stated figures as rows."""

from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.rows.made_tables import everything, rows


def test_repeated_statements_are_there_unless_left_out(loaded_database: LoadDatabase) -> None:
    with read_only_engine(loaded_database(**everything())).connect() as connection:
        assert list(rows(connection, "figures")["figure_code"]) == ["F0001", "F0002"]
        assert list(rows(connection, "figures", shown=("1",))["figure_code"]) == ["F0001"]
