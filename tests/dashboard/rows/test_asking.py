"""What is asked of the rows of a table, on SQLite and PostgreSQL alike."""

from dashboard.rows.asking import sources_of_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import event_row, observation_row


def test_rows_name_the_sources_they_are_from_and_no_other(loaded_database: LoadDatabase) -> None:
    of_one, of_another = observation_row(source_code="one"), observation_row(source_code="another", flow="import")
    url = loaded_database(observation=[of_one, of_another], event=[event_row()])
    with read_only_engine(url).connect() as connection:
        imports = RowFilters(chosen=(("flow", ("import",)),))
        assert sources_of_rows(connection, TABLES["trade"], RowFilters()) == ["another", "one"]
        assert sources_of_rows(connection, TABLES["trade"], imports) == ["another"]
        assert sources_of_rows(connection, TABLES["events"], RowFilters()) == []
