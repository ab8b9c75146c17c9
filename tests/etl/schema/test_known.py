"""The views by which a reader sees what was known on a day."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from etl import schema
from etl.schema.known import EVER, is_viewed, known_views, postgres_options, sqlite_statements, views
from tests.factories import (
    EVENT,
    ask_row,
    commitment_row,
    event_row,
    observation_row,
    source_row,
    stage_row,
    translation_row,
    year,
)
from tests.loading import file_of

DAY = date(2099, 5, 9)


def seen(url: str, question: str, day: date | None, language: str = "en") -> list[object]:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        for statement in sqlite_statements(day, language):
            connection.execute(statement)
        return [row[0] for row in connection.execute(question)]


def test_every_viewed_table_has_one_view_of_its_name_and_histories_have_theirs() -> None:
    names = [name for name, _question in known_views("'2099-05-09'", None, "main")]

    assert sorted(names) == sorted(
        [
            *(table.name for table in filter(is_viewed, schema.metadata.sorted_tables)),
            *(*views.tables, "observed", "year_trade", "goods_reach", "goods_count", "named_goods", "largest_goods"),
            *("trade_years", "trade_count"),
        ]
    )


def test_sums_of_years_are_of_all_that_is_known_and_no_reader_of_a_day_has_them() -> None:
    url = file_of(observation=[observation_row(known_from=DAY)])

    days = (None, DAY, date(9999, 12, 30))
    assert [seen(url, "SELECT count(*) FROM year_trade", day) for day in days] == [[1], [0], [0]]


@pytest.mark.parametrize("table", ["trade_years", "trade_count"])
def test_trades_are_counted_as_they_were_known_on_the_day(table: str) -> None:
    later, before = date(2100, 5, 9), date(2099, 5, 8)
    url = file_of(observation=[observation_row(known_from=DAY), observation_row(**year(2100), known_from=later)])
    question = f"SELECT coalesce(sum(row_count), 0) || coalesce(max(last_date), '') FROM {table}"  # noqa: S608 (our own)

    told = [seen(url, question, day) for day in (before, DAY, later, None)]
    assert told == [["0"], ["12099-05-31"], ["22100-12-31"], ["22100-12-31"]]


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


def test_a_reader_sees_through_views_what_is_dated_and_what_is_in_our_words() -> None:
    tables = (schema.event, schema.source, schema.area)

    assert [is_viewed(table) for table in tables] == [True, True, False]


@pytest.mark.parametrize(("language", "note"), [("en", "They met."), ("zh", "双方会见。"), ("ru", "They met.")])
def test_a_text_of_ours_is_in_the_readers_language_and_english_without_a_translation(language: str, note: str) -> None:
    url = file_of(event=[event_row(note="They met.")], translation=[translation_row()])

    assert seen(url, "SELECT note FROM event", None, language) == [note]


def test_a_text_is_translated_as_it_stood_on_the_day() -> None:
    stages = [stage_row(note="Old", known_from=date(2099, 1, 1), known_until=DAY), stage_row(seq=2, known_from=DAY)]
    told = [translation_row(english="Old", translation="旧")]
    url = file_of(commitment=[commitment_row()], stage=stages, translation=told)

    assert seen(url, "SELECT note FROM stage", date(2099, 5, 8), "zh") == ["旧"]
    assert seen(url, "SELECT note FROM stage_history ORDER BY seq", DAY, "zh") == ["旧", None]


def test_a_text_of_a_table_without_days_is_translated() -> None:
    told = [translation_row(english="Customs of Aland", translation="奥兰海关")]
    url = file_of(source=[source_row(publisher="Customs of Aland")], translation=told)

    assert seen(url, "SELECT publisher FROM source", None, "zh") == ["奥兰海关"]


def test_postgresql_is_told_day_and_language_as_settings() -> None:
    assert postgres_options(DAY, "zh") == "-ckhorgos.day=2099-05-09 -ckhorgos.language=zh"
    assert postgres_options(None) == f"-ckhorgos.day={EVER.isoformat()} -ckhorgos.language=en"
