"""The Data page's filters: in the address, each table its own."""

import pytest

from dashboard.rows.labels import filter_labels, table_descriptions, table_titles
from dashboard.rows.table_list import TABLES
from dashboard.screens.data.filters import ALL_FILTERS
from tests.dashboard.opened import address_of, open_page
from tests.dashboard.screens.data.shown import buttons


@pytest.mark.usefixtures("database")
def test_filters_are_read_from_the_address_and_written_to_it() -> None:
    app = open_page("data", partner=["CX"], flow="import", years="2098-2098")
    assert "Download, 1 row" in buttons(app)
    assert address_of(app) == {"partner": ["CX"], "flow": ["import"], "years": ["2098-2098"]}
    app.multiselect[0].set_value(["CX", "BV"]).run()
    assert address_of(app)["partner"] == ["CX", "BV"]


@pytest.mark.usefixtures("database")
def test_another_table_takes_along_only_filters_that_it_has() -> None:
    app = open_page("data", partner="CX", quality="suspect")
    app.selectbox[0].set_value("figures").run()
    assert not app.exception
    assert address_of(app) == {
        "table": ["figures"]
    }  # no figure has this partner, so the filter is gone, not silently empty
    assert [warning.value for warning in app.warning] == [
        "quality = suspect has no place in this view; it was taken out of the address.",
        "partner = CX is not to be chosen in this view; it was taken out of the address.",
    ]


def test_every_table_and_filter_has_a_name() -> None:
    assert set(filter_labels()) >= ALL_FILTERS
    for table in TABLES.values():
        assert set(table.filters) <= set(filter_labels())
    assert set(table_titles()) == set(table_descriptions()) == set(TABLES)
