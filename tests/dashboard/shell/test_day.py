"""The day in the menu: any day can be chosen, and pages, files and briefs are then of what was known at its end."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError
from streamlit.testing.v1 import AppTest

from dashboard.ui.database import ask_whole, connect, current_build, for_file
from dashboard.ui.sitemap import SITEMAP
from etl.schema import event
from etl.schema.address import ADDRESS_VARIABLE
from tests.conftest import LoadDatabase
from tests.dashboard.opened import address_of, ignored, open_page, script_from_entry, texts
from tests.factories import (
    Row,
    area_row,
    build_row,
    commodity_group_row,
    event_party_row,
    event_row,
    term_row,
)
from tests.loading import file_of

DAY, BEFORE = date(2099, 5, 9), date(2098, 1, 1)
BANNER = "As known on 9 May 2099: what came to be known later is left out."
THEN, LATER = "A meeting known then", "A meeting known later"
EVENTS = {"2099-05-09-then": (THEN, DAY), "2099-06-01-later": (LATER, date(2099, 6, 1))}


def rows() -> dict[str, list[Row]]:
    """Two meetings, each known from its own day; names have no day and are there however little is known."""
    return {
        "area": [area_row(area_code=code, name_en=code) for code in ("CN", "CN-XJ", "KZ", "C5", "WLD")],
        "commodity_group": [
            commodity_group_row(group_code=code, title_en=code) for code in ("all_goods", "agriculture")
        ],
        "term": [term_row(list_name="event_kind", term_code="ministerial_meeting", title_en="Meeting of ministers")],
        "event": [
            event_row(event_id=code, title=told, start_date=day, known_from=day) for code, (told, day) in EVENTS.items()
        ],
        "event_party": [
            event_party_row(event_id=code, area_code=area, known_from=day)
            for code, (_, day) in EVENTS.items()
            for area in ("CN", "KZ")
        ],
        "build": [build_row(record_end=date(2099, 6, 1))],
    }


@pytest.fixture
def loaded(loaded_database: LoadDatabase) -> str:
    """The two meetings, in a database of each kind."""
    return loaded_database(**rows())


@pytest.fixture
def in_use(monkeypatch: pytest.MonkeyPatch) -> str:
    """The two meetings, in a file."""
    url = file_of(**rows())
    monkeypatch.setenv(ADDRESS_VARIABLE, url)
    return url


def meetings(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.main.get("page_link")]


def titles(connection: Connection) -> list[str]:
    return list(connection.execute(select(event.c.title).order_by(event.c.start_date)).scalars())


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("day", "known"), [(None, [THEN, LATER]), (DAY, [THEN]), (date(2099, 5, 8), []), (date(2150, 1, 1), [THEN, LATER])]
)
def test_a_connection_of_a_day_sees_what_was_known_at_its_end(day: date | None, known: list[str]) -> None:
    with connect(day) as connection:
        assert titles(connection) == known


def test_where_nothing_is_recorded_there_is_no_end_of_the_record(loaded_database: LoadDatabase) -> None:
    loaded_database()
    for day in (None, DAY):
        with connect(day) as connection:
            build = current_build(connection)
        assert build is not None
        assert build.record_end is None


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("day", "end"),
    [(None, date(2099, 6, 1)), (date(2099, 6, 2), date(2099, 6, 1)), (date(2099, 6, 1), None), (DAY, None)],
)
def test_the_record_of_events_ends_with_the_newest_one_unless_the_day_lies_within_it(
    day: date | None, end: date | None
) -> None:
    with connect(day) as connection:
        build = current_build(connection)

    assert build is not None
    assert build.events_end == end


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("day", "end"), [(None, date(2099, 6, 1)), (DAY, DAY), (date(2099, 6, 2), date(2099, 6, 1))])
def test_a_build_says_of_which_day_it_is_asked_and_where_its_record_ends_then(day: date | None, end: date) -> None:
    with connect(day) as connection:
        build = current_build(connection)

    assert build is not None
    assert (build.as_of, build.record_end) == (day, end)


@pytest.mark.usefixtures("loaded")
def test_a_connection_of_a_day_can_not_write() -> None:
    with connect(DAY) as connection, pytest.raises(DBAPIError, match=r"read-?only|view"):
        connection.execute(event.delete())


@pytest.mark.usefixtures("in_use")
def test_all_that_is_known_is_shown_unless_a_day_is_chosen() -> None:
    app = open_page("timeline")

    assert [(one.label, one.value) for one in app.sidebar.date_input] == [("As known on", None)]
    assert {THEN, LATER} <= set(meetings(app))
    assert "As known on" not in texts(app)
    assert address_of(app) == {}


@pytest.mark.usefixtures("in_use")
def test_the_day_in_the_address_is_the_day_shown_with_a_banner() -> None:
    app = open_page("timeline", asof="2099-05-09")

    assert not app.exception
    assert app.info[0].value == BANNER
    assert THEN in meetings(app)
    assert LATER not in meetings(app)
    assert app.main.caption[-1].value.endswith("As known on 9 May 2099.")
    assert address_of(app) == {"asof": ["2099-05-09"]}


@pytest.mark.usefixtures("in_use")
def test_choosing_a_day_and_taking_it_back_needs_no_reload() -> None:
    app = open_page("timeline")

    app.sidebar.date_input[0].set_value(DAY).run()
    assert (LATER in meetings(app), address_of(app)) == (False, {"asof": ["2099-05-09"]})
    app.sidebar.date_input[0].set_value(None).run()
    assert (LATER in meetings(app), address_of(app)) == (True, {})


@pytest.mark.usefixtures("in_use")
def test_the_day_goes_along_to_another_page_and_stays_when_filters_are_cleared() -> None:
    app = open_page("timeline", asof="2099-05-09", text="nothing has these words")

    next(button for button in app.button if button.label == "Clear all filters").click().run()
    assert address_of(app) == {"asof": ["2099-05-09"]}
    app.query_params.clear()
    app.switch_page(script_from_entry("people")).run()
    assert app.info[0].value == BANNER


@pytest.mark.usefixtures("in_use")
@pytest.mark.parametrize("asof", ["2099-05-09", "2098-01-01"])
@pytest.mark.parametrize("page", [page.address.replace("-", "_") for page in SITEMAP])
def test_no_page_breaks_on_a_day_of_which_little_or_nothing_is_known(page: str, asof: str) -> None:
    app = open_page(page, asof=asof)

    assert not app.exception
    assert any(info.value.startswith("As known on") for info in app.info)


@pytest.mark.usefixtures("in_use")
@pytest.mark.parametrize("asof", ["$(rm)", "2099-02-30", "20990509", "1492-10-12"])
def test_what_is_no_day_is_told_as_other_wrong_parameters_are(asof: str) -> None:
    app = open_page("timeline", asof=asof)

    assert not app.exception
    assert ignored(app) == [f"asof = {asof}"]
    assert {THEN, LATER} <= set(meetings(app))
    assert address_of(app) == {}


@pytest.mark.usefixtures("in_use")
@pytest.mark.parametrize(("page", "code"), [("event", "2099-06-01-later"), ("commitment", "2099-06-01-later-c1")])
def test_what_was_not_known_yet_is_not_called_renamed(page: str, code: str) -> None:
    app = open_page(page, id=code, asof="2099-05-09")

    assert not app.exception
    assert "It may not have been known yet on 9 May 2099: choose another day in the menu." in texts(app)


@pytest.mark.usefixtures("in_use")
def test_a_file_made_later_is_of_the_day_that_its_page_showed(monkeypatch: pytest.MonkeyPatch) -> None:
    make = offered(monkeypatch, DAY)

    monkeypatch.setattr("dashboard.ui.database.st.session_state", {})  # the page is gone
    assert make() == [THEN]


@pytest.mark.usefixtures("in_use")
def test_what_the_reader_names_is_found_however_early_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    offered(monkeypatch, BEFORE)

    assert ask_whole(titles) == [THEN, LATER]


def offered(monkeypatch: pytest.MonkeyPatch, as_of: date | None) -> Callable[[], list[str]]:
    """What a page of this day leaves to be done later."""
    with_build = {"build": type("Shown", (), {"build_id": "0123456789ab"}), "as_of": as_of}
    monkeypatch.setattr("dashboard.ui.database.st.session_state", with_build)
    return for_file(lambda reader: reader.ask(titles))
