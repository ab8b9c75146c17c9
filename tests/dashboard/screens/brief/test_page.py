"""The Brief page: the partner or event and the day stand in the address; both files are offered.

What is not known is said.
"""

import logging

import pytest
from streamlit.testing.v1 import AppTest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.brief.record import SECOND, record
from tests.dashboard.opened import address_of, links, open_page, texts
from tests.loading import file_of


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> str:
    """The made-up record."""
    url = file_of(**record())
    monkeypatch.setenv(ADDRESS_VARIABLE, url)
    return url


def shown(app: AppTest) -> str:
    """The brief in its frame."""
    return "".join(element.proto.srcdoc for element in app.get("iframe"))


def files_offered(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.usefixtures("database")
def test_the_partner_and_the_day_of_every_page_are_those_of_the_brief() -> None:
    app = open_page("brief", asof="2099-01-31")

    assert not app.exception
    assert "As known on 31 January 2099" in shown(app)
    assert "6.6 bn USD" not in shown(app)
    assert address_of(app) == {"asof": ["2099-01-31"]}
    app.selectbox[0].set_value("TM").run()
    assert address_of(app) == {"partner": ["TM"], "asof": ["2099-01-31"]}
    assert "Brief: China and TM" in shown(app)


@pytest.mark.usefixtures("database")
def test_both_files_are_offered_for_an_event() -> None:
    app = open_page("brief", event=SECOND)

    assert not app.exception
    assert files_offered(app) == ["Brief to print (HTML)", "Brief to edit (Word)"]
    assert "<h2>Following up on</h2>" in shown(app)
    assert "Meeting of China and Kazakhstan, 9 May 2098" in shown(app)


@pytest.mark.usefixtures("database")
def test_a_person_and_the_readers_side_stand_in_the_address() -> None:
    app = open_page("brief", person="kairat-kz", side="KZ")

    assert not app.exception
    assert "Meeting Kairat Kz" in shown(app)
    assert "For the reader on the side of Kazakhstan." in shown(app)
    assert links(app)["The same for a reader of the other side"] == "person=kairat-kz"


@pytest.mark.usefixtures("database")
def test_a_brief_that_is_read_is_told_once_until_another_is(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "khorgos.audit")
    app = open_page("brief", asof="2099-01-31").run()
    app.selectbox[0].set_value("TM").run()

    told = [record.__dict__["khorgos_facts"] for record in caplog.records if record.name == "khorgos.audit"]
    read = {"kind": "anyone", "language": "en", "form": "page"}
    assert told == [read | {"file": f"khorgos_brief_{partner}_2099-01-31"} for partner in ("KZ", "TM")]


@pytest.mark.usefixtures("database")
def test_the_brief_can_be_turned_round() -> None:
    app = open_page("brief")

    assert "For the reader on the side of China." in shown(app)
    assert links(app)["The same for a reader of the other side"] == "side=KZ"


@pytest.mark.usefixtures("database")
def test_a_link_to_the_day_that_the_brief_once_had_alone_goes_on_working() -> None:
    app = open_page("brief", date="2099-01-31")

    assert "As known on 31 January 2099" in shown(app)
    assert address_of(app) == {"asof": ["2099-01-31"]}
    assert [warning.value for warning in app.warning] == []


@pytest.mark.usefixtures("database")
def test_a_meeting_that_lies_ahead_on_the_day_has_its_brief() -> None:
    app = open_page("brief", event=SECOND, asof="2098-05-08")

    assert not app.exception
    assert "<h2>The meeting</h2>" in shown(app)
    assert "As known on 8 May 2098." in shown(app)
    assert "Known from 2098-05-09" not in shown(app) + texts(app)


@pytest.mark.usefixtures("database")
def test_an_event_that_is_not_there_says_what_to_do() -> None:
    app = open_page("brief", event="2099-01-01-nowhere")

    assert not app.exception
    assert "There is no event with the code 2099-01-01-nowhere in the database. Choose a partner instead." in texts(app)
    assert files_offered(app) == []


def test_an_empty_database_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of())
    app = open_page("brief")

    assert not app.exception
    assert "The database holds no meeting and no figure yet." in texts(app)
