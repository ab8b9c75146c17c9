"""The views by which a reader sees what was known on a day."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from etl import schema
from etl.schema.known import EVER, is_dated, known_views, postgres_day, sqlite_statements, views
from tests.factories import EVENT, ask_row, commitment_row, event_row, stage_row
from tests.loading import file_of

DAY = date(2099, 5, 9)


def seen(url: str, question: str, day: date | None) -> list[object]:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        for statement in sqlite_statements(day):
            connection.execute(statement)
        return [row[0] for row in connection.execute(question)]


def test_every_dated_table_has_one_view_of_its_name_and_histories_have_theirs() -> None:
    names = [name for name, _question in known_views("'2099-05-09'", "main")]

    assert sorted(names) == sorted(
        [*(table.name for table in schema.metadata.sorted_tables if is_dated(table)), *views.tables]
    )


@pytest.mark.parametrize(("day", "known"), [(date(2099, 5, 8), 0), (DAY, 1), (date(2100, 1, 1), 1), (None, 1)])
def test_a_row_is_there_from_the_day_on_which_it_can_be_known(day: date | None, known: int) -> None:
    url = file_of(event=[event_row(known_from=DAY)])

    assert seen(url, "SELECT count(*) FROM event", day) == [known]


def test_a_row_that_ended_is_gone_from_its_day_and_stays_in_the_history() -> None:
    stages = [stage_row(known_from=date(2099, 1, 1), known_until=DAY), stage_row(seq=2, known_from=DAY, stage="signed")]
    url = file_of(commitment=[commitment_row()], stage=stages)

    assert seen(url, "SELECT stage FROM stage", date(2099, 5, 8)) == ["announced"]
    assert seen(url, "SELECT stage FROM stage", DAY) == ["signed"]
    assert seen(url, "SELECT stage FROM stage_history ORDER BY seq", DAY) == ["announced", "signed"]


def test_an_end_that_is_not_known_yet_is_not_told() -> None:
    stages = [stage_row(known_from=date(2099, 1, 1), known_until=DAY), stage_row(seq=2, known_from=DAY)]
    url = file_of(commitment=[commitment_row()], stage=stages)

    assert seen(url, "SELECT known_until FROM stage_history", date(2099, 5, 8)) == [None]


def test_what_a_promise_repeats_is_told_from_the_day_on_which_that_is_known() -> None:
    repeat = commitment_row(commitment_id=f"{EVENT}-c2", repeats_commitment_id=f"{EVENT}-c1", repeats_known_from=DAY)
    url = file_of(commitment=[commitment_row(), repeat])
    question = "SELECT repeats_commitment_id FROM commitment ORDER BY seq"

    assert seen(url, question, date(2099, 5, 8)) == [None, None]
    assert seen(url, question, DAY) == [None, f"{EVENT}-c1"]


def test_the_answer_to_an_ask_is_told_from_the_day_on_which_it_is_known() -> None:
    asked = ask_row(answered_by_event_id=EVENT, answer_note="All of them.", answer_known_from=DAY)
    url = file_of(ask=[asked])
    question = "SELECT coalesce(answered_by_event_id, '') || coalesce(answer_extent, '') FROM ask"

    assert seen(url, question, date(2099, 5, 8)) == [""]
    assert seen(url, question, DAY) == [f"{EVENT}wholly"]
    assert seen(url, "SELECT answer_note FROM ask", date(2099, 5, 8)) == [None]


def test_the_end_of_the_record_is_no_later_than_the_day_asked_for() -> None:
    url = file_of(event=[event_row(start_date=DAY, known_from=DAY)])

    assert seen(url, "SELECT record_end FROM as_known", date(2099, 1, 1)) == ["2099-01-01"]
    assert seen(url, "SELECT day FROM as_known", None) == [None]


def test_postgresql_is_told_the_day_as_a_setting() -> None:
    assert postgres_day(DAY) == "-ckhorgos.day=2099-05-09"
    assert postgres_day(None) == f"-ckhorgos.day={EVER.isoformat()}"
