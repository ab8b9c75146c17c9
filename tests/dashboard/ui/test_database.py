"""The caches of the dashboard: one question is asked once a build and day, and each caller has a copy of its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pandas as pd
import pytest
import streamlit as st
from sqlalchemy import Connection

from dashboard.locale import in_language, language
from dashboard.subjects.engine import language_of
from dashboard.ui.database import Build, ask, ask_shared, ask_whole, ask_written, chosen_day, later
from etl.schema.address import ADDRESS_VARIABLE
from tests.loading import load_file

asked: list[str] = []


def sheep(_connection: Connection, name: str = "") -> pd.DataFrame:
    asked.append(name)
    return pd.DataFrame({"sheep": [5.0]})


@pytest.fixture(autouse=True)
def state(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    load_file(sqlite_url)
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    told: dict[str, object] = {"build": Build("one", datetime(2099, 12, 31, tzinfo=UTC))}
    monkeypatch.setattr(st, "session_state", told)
    forget()
    asked.clear()
    yield told
    forget()


def forget() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()


def tongue(connection: Connection) -> tuple[str, str]:
    asked.append("tongue")
    return language(), language_of(connection.engine)


def test_a_question_is_asked_once_a_build_and_day(state: dict[str, object]) -> None:
    for build_id, day in (("one", None), ("one", None), ("two", None), ("two", date(2099, 5, 9))):
        state |= {"build": Build(build_id, datetime(2099, 12, 31, tzinfo=UTC)), "as_of": day}
        ask(sheep, name=f"{build_id} {day}")
        ask(sheep)

    assert asked == ["one None", "", "two None", "", "two 2099-05-09", ""]


def test_an_answer_is_the_callers_own_copy() -> None:
    mine = ask(sheep)
    mine.loc[0, "sheep"] = 0.0

    assert ask(sheep)["sheep"].tolist() == [5.0]


def test_a_question_for_later_is_of_the_day_on_which_the_page_asked(state: dict[str, object]) -> None:
    state["as_of"] = date(2099, 5, 9)
    answer = later(sheep, name="later")
    state["as_of"] = None
    ask_whole(sheep, name="later")
    answer()

    assert chosen_day() is None
    assert asked == ["later", "later"]


def test_a_question_is_asked_once_a_language_and_answered_in_it() -> None:
    told = []
    for spoken in ("en", "zh", "zh", "en"):
        with in_language(spoken):
            told.append(ask(tongue))

    assert told == [("en", "en"), ("zh", "zh"), ("zh", "zh"), ("en", "en")]
    assert asked == ["tongue"] * 2


def test_a_question_for_later_is_in_the_language_in_which_the_page_asked() -> None:
    with in_language("ru"):
        answer = later(tongue)

    assert answer() == ("ru", "ru")


def test_what_was_written_is_in_english_for_every_reader() -> None:
    with in_language("zh"):
        assert ask_written(tongue) == ("en", "en")
        assert language() == "zh"


def test_a_shared_answer_is_one_for_all_and_of_its_language() -> None:
    with in_language("zh"):
        assert ask_shared(sheep) is ask_shared(sheep)
        chinese = ask_shared(tongue)

    assert (chinese, ask_shared(tongue)) == (("zh", "zh"), ("en", "en"))
