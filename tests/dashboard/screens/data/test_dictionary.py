"""The dictionary of columns on the page."""

import pytest

from dashboard.rows.table_list import TABLES
from tests.dashboard.opened import open_page, rows_offered
from tests.dashboard.screens.data.shown import records


@pytest.mark.usefixtures("database")
def test_the_dictionary_explains_each_column_of_the_table_chosen_and_all_can_be_taken() -> None:
    app = open_page("data", view="dictionary", table="prices")
    assert not app.exception
    (explained,) = records(app)
    assert explained.count('role="rowheader"') == len(TABLES["prices"].fields)
    assert "price_good_code" in explained
    columns = sum(len(table.fields) for table in TABLES.values())
    assert rows_offered(app, "dictionary") == [f"What is shown: {columns} rows"]


@pytest.mark.usefixtures("database")
def test_below_its_rows_a_tables_columns_are_explained() -> None:
    app = open_page("data", table="prices")
    columns = len(TABLES["prices"].fields)
    assert f"What each of the {columns} columns means" in [fold.label for fold in app.expander]
    (explained,) = records(app)
    assert explained.count('role="rowheader"') == columns
