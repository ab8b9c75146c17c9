"""The day in the menu: pages, files and briefs of what was known then, and plain words where there is no such database."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Connection, select
from streamlit.testing.v1 import AppTest

from dashboard.database import later
from dashboard.sitemap import SITEMAP
from etl.load import replace_database
from etl.schema import event
from etl.schema.address import ADDRESS_VARIABLE, as_of_url
from tests.dashboard.opened import address_of, open_page, texts
from tests.factories import area_row, build_row, commodity_group_row, complete, event_party_row, event_row, frames, term_row

DAY = date(2099, 5, 9)
BANNER = "As known on 9 May 2099: what came later is left out; notes are as written today."
COMMAND = "`make as-of DAY=2023-05-09`"


# No day is taken from the reference tables: they are there however little is known.
REFERENCE = {
    "area": [area_row(area_code=code, name_en=code) for code in ("CN", "CN-XJ", "KZ", "C5", "WLD")],
    "commodity_group": [commodity_group_row(group_code=code, title_en=code) for code in ("all_goods", "agriculture")],
    "term": [term_row(list_name="event_kind", term_code="ministerial_meeting", title_en="Meeting of ministers")],
}


def put(url: str, title: str, build_id: str, as_of: date | None = None) -> None:
    rows = complete(
        **REFERENCE,
        event=[event_row(title=title)],
        event_party=[event_party_row(area_code=code) for code in ("CN", "KZ")],
        build=[build_row(build_id=build_id, as_of_date=as_of)],
    )
    replace_database(url, frames(**rows))


@pytest.fixture
def in_use(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database of all that is known."""
    put(sqlite_url, "A meeting as known today", "aaaaaaaaaaaa")
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    return sqlite_url


@pytest.fixture
def day_built(in_use: str) -> str:
    """And beside it one of what was known on a day."""
    put(as_of_url(DAY, in_use), "A meeting as known then", "bbbbbbbbbbbb", DAY)
    return in_use


def meetings(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


def choice(app: AppTest) -> list[str]:
    return [option for box in app.sidebar.selectbox for option in box.options]


@pytest.mark.usefixtures("day_built")
def test_all_that_is_known_is_shown_unless_a_day_is_chosen() -> None:
    app = open_page("timeline")

    assert choice(app) == ["today: all that is known", "9 May 2099"]
    assert "A meeting as known today" in meetings(app)
    assert "As known on" not in texts(app)
    assert address_of(app) == {}


@pytest.mark.usefixtures("day_built")
def test_the_day_in_the_address_is_the_day_shown_with_a_banner() -> None:
    app = open_page("timeline", asof="2099-05-09")

    assert not app.exception
    assert app.info[0].value == BANNER
    assert "A meeting as known then" in meetings(app)
    assert "A meeting as known today" not in meetings(app)
    assert "Data build bbbbbbbbbbbb" in texts(app)
    assert address_of(app) == {"asof": ["2099-05-09"]}


@pytest.mark.usefixtures("day_built")
def test_choosing_a_day_and_going_back_to_today_needs_no_reload() -> None:
    app = open_page("timeline")

    app.sidebar.selectbox[0].set_value("2099-05-09").run()
    assert ("A meeting as known then" in meetings(app), address_of(app)) == (True, {"asof": ["2099-05-09"]})
    app.sidebar.selectbox[0].set_value("").run()
    assert ("A meeting as known today" in meetings(app), address_of(app)) == (True, {})


@pytest.mark.usefixtures("day_built")
def test_the_day_goes_along_to_another_page_and_stays_when_filters_are_cleared() -> None:
    app = open_page("timeline", asof="2099-05-09", text="nothing has these words")

    next(button for button in app.button if button.label == "Clear all filters").click().run()
    assert address_of(app) == {"asof": ["2099-05-09"]}
    app.query_params.clear()
    app.switch_page("../pages/people.py").run()
    assert app.info[0].value == BANNER


@pytest.mark.usefixtures("day_built")
@pytest.mark.parametrize("page", [page.file.stem for page in SITEMAP])
def test_no_page_breaks_on_a_day_of_which_little_is_known(page: str) -> None:
    app = open_page(page, asof="2099-05-09")

    assert not app.exception
    assert BANNER in [info.value for info in app.info]


@pytest.mark.usefixtures("in_use")
@pytest.mark.parametrize("page", [page.file.stem for page in SITEMAP])
def test_no_page_breaks_on_a_day_of_which_nothing_is_known(page: str, in_use: str) -> None:
    replace_database(as_of_url(DAY, in_use), frames(**complete(**REFERENCE, build=[build_row(as_of_date=DAY)])))

    assert not open_page(page, asof="2099-05-09").exception


@pytest.mark.usefixtures("day_built")
def test_a_day_that_was_not_built_is_told_with_the_days_there_are_and_the_command() -> None:
    app = open_page("timeline", asof="2098-01-01")

    assert app.warning[0].value == (
        "The address asks for what was known on 2098-01-01, and there is no database of that day: all that is known is shown. "
        "There is one of 9 May 2099. This makes one: `make as-of DAY=2098-01-01`"
    )
    assert "A meeting as known today" in meetings(app)
    assert address_of(app) == {}


@pytest.mark.usefixtures("in_use")
def test_junk_in_place_of_a_day_is_told_and_never_repeated_as_a_command() -> None:
    app = open_page("timeline", asof="$(rm)")

    assert not app.exception
    assert f"There is none of any day. This makes one: {COMMAND}" in app.warning[0].value


@pytest.mark.usefixtures("in_use")
def test_where_no_day_was_built_the_menu_says_how() -> None:
    app = open_page("timeline")

    assert [caption.value for caption in app.sidebar.caption] == [f"To see what was known on an earlier day, build it: {COMMAND}"]
    assert not app.sidebar.selectbox


def test_a_file_made_later_is_of_the_day_that_its_page_showed(day_built: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make = offered(monkeypatch, DAY)

    assert day_built
    monkeypatch.setattr("dashboard.database.st.session_state", {})  # the page is gone
    assert make() == "A meeting as known then"


def offered(monkeypatch: pytest.MonkeyPatch, as_of: date | None) -> Callable[[], str]:
    """What a page of this day leaves to be done later."""
    with_build = {"build": type("Shown", (), {"build_id": "bbbbbbbbbbbb"}), "as_of": as_of}
    monkeypatch.setattr("dashboard.database.st.session_state", with_build)
    return later(title)


def title(connection: Connection) -> str:
    return connection.execute(select(event.c.title)).scalar_one()


@pytest.mark.usefixtures("day_built")
def test_the_brief_says_how_its_own_day_and_the_one_in_the_menu_go_together() -> None:
    assert "Two days hold here: the figures are as they stood on 9 May 2099" in texts(open_page("brief", asof="2099-05-09"))
    assert "Two days hold here" not in texts(open_page("brief"))
