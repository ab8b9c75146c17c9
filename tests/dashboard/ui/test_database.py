"""The cache of the dashboard: one question is asked once a build and day, for all readers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pandas as pd
import pytest
import streamlit as st
from sqlalchemy import Connection

from dashboard.locale import in_language, language
from dashboard.subjects.engine import language_of
from dashboard.ui import database
from dashboard.ui.database import (
    Build,
    BuildReplaced,
    Reader,
    ask,
    ask_whole,
    ask_written,
    begin_run,
    chosen_day,
    for_file,
    once_a_build,
    read_build_id,
)
from etl.schema.address import ADDRESS_VARIABLE
from tests.factories import build_row
from tests.loading import load_file, swap_file

asked: list[str] = []


def sheep(_connection: Connection, name: str = "") -> pd.DataFrame:
    asked.append(name)
    return pd.DataFrame({"sheep": [5.0]})


@pytest.fixture(autouse=True)
def state(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    load_file(sqlite_url)
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    told: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", told)
    begin_run(build("0123456789ab"))
    forget()
    asked.clear()
    yield told
    forget()


def build(build_id: str) -> Build:
    return Build(build_id, datetime(2099, 12, 31, tzinfo=UTC))


def forget() -> None:
    database.answers.clear()


def tongue(connection: Connection) -> tuple[str, str]:
    asked.append("tongue")
    return language(), language_of(connection.engine)


def test_a_question_is_asked_once_a_build_and_day(state: dict[str, object], sqlite_url: str) -> None:
    for build_id, day in (("one", None), ("one", None), ("two", None), ("two", date(2099, 5, 9))):
        swap_file(sqlite_url, build=[build_row(build_id=build_id)])
        begin_run(build(build_id))
        state["as_of"] = day
        ask(sheep, name=f"{build_id} {day}")
        ask(sheep)

    assert asked == ["one None", "", "two None", "", "two 2099-05-09", ""]


def test_another_build_s_answer_is_neither_given_nor_kept(sqlite_url: str) -> None:
    kept = ask(sheep, "kept")
    swap_file(sqlite_url, build=[build_row(build_id="another")])
    for question in (ask, ask_whole, ask_written):
        with pytest.raises(BuildReplaced):
            question(sheep, "new")
    begin_run(build("another"))
    ask(sheep, "new")

    assert Reader("0123456789ab", None, "en").ask(sheep, "kept").equals(kept)
    assert asked == ["kept", "new"]


def test_a_page_that_meets_another_build_begins_again_and_not_for_ever(
    monkeypatch: pytest.MonkeyPatch, sqlite_url: str
) -> None:
    runs: list[bool] = []
    monkeypatch.setattr(st, "rerun", lambda: runs.append(True))
    for _run in range(4):
        begin_run(build("gone"))
        with pytest.raises(BuildReplaced):
            ask(sheep)
    assert runs == [True] * 3

    runs.clear()
    begin_run(build("0123456789ab"))
    ask(sheep)
    begin_run(build("gone"))
    with pytest.raises(BuildReplaced):
        ask(sheep)
    assert runs == [True]


def test_a_frame_that_a_caller_changes_is_no_other_s() -> None:
    mine = ask(sheep)
    mine.loc[0, "sheep"] = 0.0

    assert ask(sheep)["sheep"].tolist() == [5.0]


def test_a_file_is_of_the_day_on_which_the_page_asked(state: dict[str, object]) -> None:
    state["as_of"] = date(2099, 5, 9)
    answer = for_file(lambda reader: reader.ask(sheep, name="later"))
    state["as_of"] = None
    ask_whole(sheep, name="later")
    answer()

    assert chosen_day() is None
    assert asked == ["later", "later"]


def test_a_file_that_meets_another_build_is_wholly_of_that_one(sqlite_url: str) -> None:
    def made(reader: Reader) -> list[str]:
        return [reader.ask(build_seen, "first"), reader.ask(build_seen, "second")]

    answer = for_file(made)
    ask(build_seen, "first")
    swap_file(sqlite_url, build=[build_row(build_id="another")])

    assert answer() == ["another", "another"]


def build_seen(connection: Connection, _place: str) -> str:
    return read_build_id(connection)


def test_a_question_is_asked_once_a_language_and_answered_in_it() -> None:
    told = []
    for spoken in ("en", "zh", "zh", "en"):
        with in_language(spoken):
            told.append(ask(tongue))

    assert told == [("en", "en"), ("zh", "zh"), ("zh", "zh"), ("en", "en")]
    assert asked == ["tongue"] * 2


def test_a_file_is_in_the_language_in_which_the_page_asked() -> None:
    with in_language("ru"):
        answer = for_file(lambda reader: reader.ask(tongue))

    assert answer() == ("ru", "ru")


def test_what_was_written_is_in_english_for_every_reader() -> None:
    with in_language("zh"):
        assert ask_written(tongue) == ("en", "en")
        assert language() == "zh"


def test_an_answer_is_one_for_all_and_of_its_language() -> None:
    with in_language("zh"):
        chinese = ask(tongue)
        assert ask(tongue) is chinese

    assert (chinese, ask(tongue)) == (("zh", "zh"), ("en", "en"))


def test_what_is_computed_once_a_build_hangs_on_what_it_is_given_and_on_the_reader(state: dict[str, object]) -> None:
    @once_a_build
    def counted(name: str) -> str:
        asked.append(name)
        return f"{name} {language()}"

    told = [counted("a"), counted("b"), counted("a")]
    with in_language("zh"):
        told.append(counted("a"))
    state["as_of"] = date(2099, 5, 9)
    counted("a")
    begin_run(build("another"))
    counted("a")

    assert told == ["a en", "b en", "a en", "a zh"]
    assert asked == ["a", "b", "a", "a", "a"]
