"""What is found, and in which order: the same on either kind of database."""

from datetime import date

import pytest

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.search.hits import Found, find, search
from etl.vocabulary.search import SearchKind
from tests.conftest import LoadDatabase
from tests.dashboard.subjects.search.made import LATER, WIDER, made_record
from tests.factories import EVENT, Row, commitment_row, commodity_row, event_row


@pytest.fixture
def record(loaded_database: LoadDatabase) -> str:
    return loaded_database(**made_record())


def found(url: str, text: str, day: date | None = None) -> Found:
    with read_only_engine(url, day).connect() as connection:
        return search(connection, text)


def codes(url: str, text: str, day: date | None = None) -> list[str]:
    return [hit.code for hit in found(url, text, day).hits]


@pytest.mark.parametrize("text", ["mutton", "sheep", "баранина", "Баранины", "羊肉"])
def test_one_meaning_finds_the_same_in_any_language(record: str, text: str) -> None:
    assert [(hit.kind.value, hit.code) for hit in found(record, text).hits] == [
        ("promise", f"{EVENT}-c1"),
        ("note", WIDER),
        ("figure", "F0001"),
        ("group", "meat"),
        ("access_good", "mutton"),
        ("commodity", "HS:0204"),
        ("note", EVENT),
    ]


@pytest.mark.parametrize(
    "text", ["Mariehamn May 2099", "май 2099 Мариехамн", "2099年5月玛丽港", "2099-05 mariehamn", "MARIEHAMN 05.2099"]
)
def test_time_and_place_are_read_in_any_language_and_just_these_come_first(record: str, text: str) -> None:
    notes = [hit.code for hit in found(record, text).of(SearchKind.NOTE)]

    assert notes == [EVENT, WIDER]


def test_a_day_finds_what_lies_on_it_before_what_lies_around_it(record: str) -> None:
    assert [hit.code for hit in found(record, "9 May 2099").of(SearchKind.NOTE)] == [EVENT, WIDER]


def test_a_figure_is_of_a_time_that_holds_its_whole_period(record: str) -> None:
    assert "F0001" in codes(record, "2099")
    assert "F0001" in codes(record, "May 2099")
    assert "F0001" not in codes(record, "9 May 2099")


def test_a_date_alone_finds_nothing_that_has_no_time(record: str) -> None:
    assert {hit.kind for hit in found(record, "2099").hits} == {SearchKind.NOTE, SearchKind.PROMISE, SearchKind.FIGURE}


def test_a_person_is_found_in_any_script_and_by_the_family_name(record: str) -> None:
    for text in ("Anna Berg", "Берг", "安娜·贝里", "贝里"):
        assert [hit.code for hit in found(record, text).of(SearchKind.PERSON)] == ["anna-berg"]
        assert [hit.code for hit in found(record, text).of(SearchKind.NOTE)] == [LATER, EVENT]


def test_title_goes_before_promise_and_promise_before_note_and_then_the_newest(loaded_database: LoadDatabase) -> None:
    days = {"a": 1, "b": 2, "c": 3, "d": 4}
    events = [
        event_row(event_id=f"2099-{name}", start_date=date(2099, 1, day), title="Rye" if name in "ab" else "Talks", note="Rye")
        for name, day in days.items()
    ]  # fmt: skip
    url = loaded_database(event=events, commitment=[promise_of("2099-c")])

    assert [hit.code for hit in found(url, "rye").of(SearchKind.NOTE)] == ["2099-b", "2099-a", "2099-c", "2099-d"]


def promise_of(event_id: str) -> Row:
    return commitment_row(event_id=event_id, text="Sell rye")


def test_all_words_must_be_there(record: str) -> None:
    assert codes(record, "rye ministers") == [EVENT, f"{EVENT}-c1"]
    assert codes(record, "rye zebra") == []


def test_the_beginning_of_the_last_word_is_enough_and_not_of_another(record: str) -> None:
    assert EVENT in codes(record, "minist")
    assert codes(record, "minist rye") == [EVENT, f"{EVENT}-c1"]  # the stem of ministers
    assert codes(record, "minis rye") == []


def test_a_code_of_goods_is_found(loaded_database: LoadDatabase) -> None:
    url = loaded_database(commodity=[commodity_row(commodity_id="HS:2009"), commodity_row(commodity_id="HS:2008")])

    assert codes(url, "HS 2009") == ["HS:2009"]


def test_what_was_not_known_yet_is_not_found(record: str) -> None:
    assert codes(record, "rye", date(2099, 5, 31)) == [EVENT, f"{EVENT}-c1"]
    assert codes(record, "berg", date(2099, 5, 9)) == []
    assert "F0001" not in codes(record, "mutton", date(2099, 6, 30))
    assert "F0001" in codes(record, "mutton", date(2099, 7, 1))


def test_nothing_asked_finds_nothing(record: str) -> None:
    assert codes(record, "") == []
    assert codes(record, "?!") == []


def test_only_the_kinds_that_are_asked_for_are_found(record: str) -> None:
    with read_only_engine(record).connect() as connection:
        question = search(connection, "mutton").question
        hits = find(connection, question, (SearchKind.GROUP,))

    assert [hit.code for hit in hits] == ["meat"]
