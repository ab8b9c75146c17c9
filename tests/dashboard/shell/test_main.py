"""Which language a page is in, which pages there are, and what is said where there is no build."""

import pytest
import streamlit as st

from dashboard.shell import main
from dashboard.shell.main import find_build, requested_language, show_unreadable
from dashboard.subjects.engine import Build
from dashboard.subjects.unreadable import Unreadable, Why
from dashboard.watch.asked import working_on
from etl.schema import SCHEMA_VERSION
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.builds_in_between import build_after
from tests.dashboard.opened import drawn, links, open_page, texts
from tests.factories import build_row, event_row
from tests.loading import file_of, load_file


@pytest.mark.parametrize(
    ("asked", "chosen", "language"),
    [("ru", "zh", "ru"), ("xx", "zh", "zh"), (None, "zh", "zh"), (None, None, "en"), ("xx", None, "en")],
)
def test_the_address_chooses_the_language_before_the_reader_s_last_choice(
    monkeypatch: pytest.MonkeyPatch, asked: str | None, chosen: str | None, language: str
) -> None:
    monkeypatch.setattr(st, "query_params", {"lang": asked} if asked else {})
    monkeypatch.setattr(st, "session_state", {"language": chosen} if chosen else {})

    assert requested_language() == language


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_a_sentence_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch, why: Why) -> None:
    told: list[str] = []
    monkeypatch.setattr(st, "title", lambda *_texts, **_options: None)
    monkeypatch.setattr(st, "error", told.append)

    with working_on("9f"):
        show_unreadable(Unreadable(why))

    assert [text.count("eload this page") for text in told] == [1]
    assert [text.endswith("Number of this request: `9f`") for text in told] == [True]


def test_the_build_is_found_or_why_there_is_none(monkeypatch: pytest.MonkeyPatch, sqlite_url: str) -> None:
    monkeypatch.setattr(main, "chosen_day", lambda: None)
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    assert find_build() == Unreadable(Why.NOT_BUILT)

    monkeypatch.setenv(ADDRESS_VARIABLE, file_of())
    build = find_build()
    assert isinstance(build, Build)
    assert build.build_id == "0123456789ab"


@pytest.mark.parametrize("connection", [1, 3, 6])
def test_a_page_over_which_a_build_comes_shows_the_new_one_and_nothing_of_the_old(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, connection: int
) -> None:
    load_file(sqlite_url, event=[event_row(title=f"Old {number}", event_id=f"2099-0{number}") for number in (1, 2)])
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    new = {"event": [event_row(title="New", event_id="2099-03")], "build": [build_row(build_id="another")]}
    with build_after(connection, sqlite_url, **new):
        app = open_page("timeline", kind="", years="2099-2099")

    shown = texts(app) + repr(links(app)) + repr(drawn(app))
    assert not app.exception
    assert ("Data build another" in shown, "New" in shown, "Old" in shown) == (True, True, False)


def test_a_page_over_which_a_build_of_another_edition_comes_says_so_and_shows_nothing_of_either(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_file(sqlite_url, event=[event_row(title="Old")])
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    newer = build_row(build_id="another", schema_version=SCHEMA_VERSION + 1)
    with build_after(3, sqlite_url, event=[event_row(title="New")], build=[newer]):
        app = open_page("timeline", kind="", years="2099-2099")

    shown = texts(app) + repr(links(app)) + repr(drawn(app))
    assert not app.exception
    assert ("built by a newer edition" in shown, "New" in shown, "Old" in shown) == (True, False, False)
