"""Asks and their answers, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.asks.asks import Answer, Ask, asks_between, asks_of_event
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.promises.attestations import DatedEvent
from tests.conftest import LoadDatabase
from tests.factories import EVENT, area_row, ask_party_row, ask_row, ask_topic_row, event_row

LATER = "2099-09-09-mariehamn-later"
PUT = DatedEvent(EVENT, f"Meeting {EVENT}", date(2099, 5, 9), "day")
GIVEN = DatedEvent(LATER, f"Meeting {LATER}", date(2099, 9, 9), "day")


def put(ask_id: str, asker: str, asked: str) -> list[dict[str, object]]:
    return [ask_party_row(ask_id=ask_id, area_code=asker), ask_party_row(ask_id=ask_id, area_code=asked, role="to")]


def asks(loaded_database: LoadDatabase, day: date | None = None) -> list[Ask]:
    answer = {"answered_by_event_id": LATER, "answer_extent": "partly", "answer_note": "Half of them."}
    url = loaded_database(
        area=[
            area_row(),
            area_row(area_code="BV"),
            area_row(area_code="BV-N", parent_code="BV"),
            area_row(area_code="CX"),
        ],
        event=[event_row(), event_row(event_id=LATER, start_date=date(2099, 9, 9))],
        ask=[
            ask_row(answer_known_from=date(2099, 9, 9), account_of="AX", **answer),
            ask_row(ask_id=f"{LATER}-a1", text="Build a bridge"),
            ask_row(ask_id=f"{LATER}-a2", text="Sell sheep"),
        ],
        ask_party=[*put(f"{EVENT}-a1", "AX", "BV-N"), *put(f"{LATER}-a1", "BV", "AX"), *put(f"{LATER}-a2", "CX", "AX")],
        ask_topic=[ask_topic_row()],
    )
    with read_only_engine(url, day).connect() as connection:
        assert [one.ask_id for one in asks_of_event(connection, LATER)] == [f"{LATER}-a1", f"{LATER}-a2"]
        return asks_between(connection, ("AX", "BV"))


def test_asks_of_two_parties_and_their_regions_come_newest_first_with_their_answer(
    loaded_database: LoadDatabase,
) -> None:
    newest, first = asks(loaded_database)

    assert (newest.text, newest.askers, newest.asked, newest.answer) == ("Build a bridge", ("BV",), ("AX",), None)
    assert first == Ask(
        ask_id=f"{EVENT}-a1",
        event=PUT,
        text="Let apples in",
        account_of="AX",
        askers=("AX",),
        asked=("BV-N",),
        topics=("grain",),
        answer=Answer(GIVEN, "partly", "Half of them."),
    )


def test_an_answer_is_told_from_its_day(loaded_database: LoadDatabase) -> None:
    assert [one.answer for one in asks(loaded_database, date(2099, 9, 8))] == [None, None]


def test_an_ask_is_open_until_it_is_answered_wholly() -> None:
    def told(extent: str | None) -> Ask:
        answer = Answer(GIVEN, extent, None) if extent else None
        return Ask("a", PUT, "Let apples in", None, ("AX",), ("BV",), (), answer)

    assert [told(extent).is_open for extent in (None, "partly", "wholly")] == [True, True, False]
