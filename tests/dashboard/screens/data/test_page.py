"""The Data page: four views of the data, each with its answer first."""

import pytest

from tests.dashboard.opened import address_of, open_page, texts


@pytest.mark.usefixtures("database")
def test_junk_in_the_address_is_named_and_ignored() -> None:
    app = open_page("data", partner="nowhere", table="people")
    assert not app.exception
    assert [warning.value.split(",")[0] for warning in app.warning] == [
        "The address asks for table = people",
        "The address asks for partner = nowhere",
    ]
    assert app.selectbox[0].value == "trade"
    assert address_of(app) == {}


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("view", ["rows", "sources", "checks", "dictionary"])
def test_every_view_says_where_the_record_of_events_ends(view: str) -> None:
    assert "The record of events ends on " in texts(open_page("data", view=view))


@pytest.mark.usefixtures("database")
def test_filters_of_the_rows_wait_while_another_view_is_shown() -> None:
    app = open_page("data", table="events", kind="summit")
    app.main.get("button_group")[0].set_value("sources").run()
    assert address_of(app) == {"view": ["sources"]}
    app.main.get("button_group")[0].set_value("rows").run()
    assert address_of(app) == {"table": ["events"], "kind": ["summit"]}
