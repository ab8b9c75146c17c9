"""The ledger on a made-up database."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, drawn, open_page, rows_offered, sources_told, texts
from tests.factories import (
    event_row,
    stage_row,
)
from tests.loading import file_of


@pytest.mark.usefixtures("database")
def test_the_ledger_counts_each_promise_once_and_shows_what_cannot_be_judged() -> None:
    app = open_page("commitments")

    assert not app.exception
    assert app.title[0].value == (
        "Of 4 promises 1 are kept, 0 in part and 1 not; 0 are not due yet and 1 cannot be judged; on 1 the two sides' "
        "figures disagree."
    )
    assert (
        "Overdue **1**; deadline passed and outcome not known **0**. Cannot be judged because: indefinite **1**, "
        "no figure **0**, nothing found **0**." in texts(app)
    )
    assert "told 2 times" in drawn(app)[1]
    assert promises_listed(app) == ["Sell 5 m of grain", "Open a hub", "Grow closer", "Sell 1 m of grain"]
    assert [link.label for link in app.main.get("page_link")] == ["Grain may reach 9 m"]


@pytest.mark.usefixtures("database")
def test_what_was_only_expected_is_told_apart_and_not_counted() -> None:
    told = texts(open_page("commitments", kind="forecast"))

    assert "Of 0 promises" in told
    assert "Expected, not promised" in told
    assert "1 forecast of an official; it is no promise" in told


@pytest.mark.usefixtures("database")
def test_the_word_in_the_address_stands_for_all_of_its_causes() -> None:
    asked = [open_page("commitments", verdict=verdict) for verdict in ("not_assessable", "indefinite", "no_figure")]

    assert ["Grow closer" in promises_listed(app) for app in asked] == [True, True, False]
    assert [app.warning.len for app in asked] == [0, 0, 0]


@pytest.mark.usefixtures("database")
def test_filters_are_read_from_the_address_and_written_to_it() -> None:
    asked = {
        "party": "KZ",
        "verdict": "not_met",
        "due": "overdue",
        "text": "grain",
        "stage": "announced",
        "repeats": "1",
    }
    app = open_page("commitments", **asked)

    assert not app.exception
    assert address_of(app) == {name: [value] for name, value in asked.items()}
    assert promises_listed(app) == ["Sell 5 m of grain"]
    app.main.text_input[0].set_value("hub").run()
    assert address_of(app)["text"] == ["hub"]
    assert "No promise matches all of these filters. Take one of them away, or clear them all." in texts(app)
    app.button[0].click().run()
    assert address_of(app) == {}


@pytest.mark.usefixtures("database")
def test_a_promise_told_again_is_shown_when_asked_for() -> None:
    app = open_page("commitments", repeats="1")

    assert "Of 5 promises" in texts(app)
    assert "Open the hub, still" in promises_listed(app)


@pytest.mark.usefixtures("database")
def test_junk_in_the_address_is_named_and_ignored() -> None:
    app = open_page("commitments", party="nowhere", due="sometime", years="1-2")

    assert not app.exception
    assert len(app.warning) >= 2
    assert "Of 4 promises" in texts(app)


@pytest.mark.usefixtures("database")
def test_pictures_have_their_facts_and_files() -> None:
    app = open_page("commitments")

    for key in ("counts", "ledger", "progress"):
        assert rows_offered(app, key) == ["What is shown: 4 rows", "All rows behind it: 6 rows"]
    assert "**Unit** per cent of each promise's target" in sources_told(app)


def test_an_empty_ledger_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(event=[event_row()]))

    assert "No promise is in the database yet." in texts(open_page("commitments"))


def test_a_stage_that_has_no_name_is_counted_by_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(stage=[stage_row(stage="signed")]))

    app = open_page("commitments")

    assert not app.exception
    assert "signed" in "".join(drawn(app))


@pytest.mark.usefixtures("database")
def test_the_table_to_sort_is_sent_when_it_is_opened() -> None:
    app = open_page("commitments")
    assert app.main.get("arrow_data_frame") == []

    app.session_state["commitments.verdicts.open"] = True
    app.run()

    assert not app.exception
    assert [len(table.value) for table in app.dataframe] == [4]


def promises_listed(app: AppTest) -> list[str]:
    """The promises of the list, in its order."""
    return [unescape(told) for html in drawn(app) for told in re.findall(r'<a href[^>]*target="_self">(.*?)</a>', html)]
