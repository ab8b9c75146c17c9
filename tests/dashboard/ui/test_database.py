"""The caches of the dashboard: one question is asked once a build and day, and each caller has a copy of its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pandas as pd
import pytest
import streamlit as st
from sqlalchemy import Connection

from dashboard.ui.database import Build, ask, ask_whole, chosen_day, later
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
    st.cache_data.clear()
    asked.clear()
    yield told
    st.cache_data.clear()


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
