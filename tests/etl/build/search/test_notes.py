from datetime import date

from etl.build.search.notes import paragraphs
from tests.etl.build.search.searched import entries, of_kind
from tests.factories import (
    EVENT,
    area_row,
    commitment_row,
    event_participant_row,
    event_row,
    role_row,
    translation_row,
)


def test_a_note_is_found_by_its_promises_people_places_and_text() -> None:
    found = entries(
        event=[event_row(title="Ministers meet", note="They spoke of **rye**, see [a page](https://example.org).")],
        commitment=[commitment_row(text="Buy more rye")],
        event_participant=[event_participant_row(role="Minister of Sheep")],
        role=[role_row()],
        area=[area_row(area_code="AX", name_zh="奥兰")],
    )

    (note,) = of_kind(found, "note")
    assert note["title"] == "Ministers meet"
    assert note["promises"] == "Buy more rye"
    assert note["body"].split("\n") == [
        *("They spoke of rye, see a page.", "Anna Alander", "Minister of Sheep", "绵羊部长", "Министр овец"),
        *("Mariehamn", "Aland", "奥兰"),
    ]


def test_a_promise_is_found_by_its_meeting_too_and_has_its_time_and_place() -> None:
    found = entries(event=[event_row(title="Ministers meet")], commitment=[commitment_row(text="Buy more rye")])

    (promise,) = of_kind(found, "promise")
    assert (promise["title"], promise["place_code"]) == ("Buy more rye", "mariehamn")
    assert promise["start_date"].date() == date(2099, 5, 9)
    assert "Ministers meet" in promise["body"].split("\n")


def test_a_person_has_a_part_for_each_role_from_the_first_day_on_which_it_is_seen() -> None:
    there = [
        event_participant_row(event_id=EVENT, role="Minister of Sheep", known_from=date(2099, 5, 10)),
        event_participant_row(event_id="2099-06-01-later", role="Minister of Sheep", known_from=date(2099, 6, 1)),
        event_participant_row(event_id="2099-06-01-later", seq=2, role=None, known_from=date(2099, 6, 1)),
    ]

    people = of_kind(entries(event_participant=there), "person")
    assert [(one["part"], one["known_from"].date()) for one in people] == [
        ("Minister of Sheep", date(2099, 5, 10)),
        ("whole", date(2099, 6, 1)),
    ]


def test_our_texts_are_found_by_their_translations_too() -> None:
    (note,) = of_kind(
        entries(
            event=[event_row(title="Ministers meet")],
            translation=[translation_row(english="Ministers meet", translation="Встреча")],
        ),
        "note",
    )

    assert note["title"] == "Ministers meet\nВстреча"


def test_a_note_is_read_by_paragraphs_without_its_signs() -> None:
    assert paragraphs("They **met**,\nsee [it](https://example.org).\n\n> And `spoke`.") == [
        "They met, see it.",
        "And spoke.",
    ]
