"""Roles without titles: found and told, never refused. Roles as they are attested from day to day."""

from datetime import date

from etl import schema
from etl.build.check_roles import check_roles, person_roles
from etl.values.frames import rows_to_frame
from etl.values.reading import Finding
from etl.vocabulary.builds import Severity
from tests.etl.made_inputs import rows_of
from tests.factories import EVENT, event_participant_row, event_row, role_row

LATER = "2099-09-09-later"


def found(*held: str | None, titled: tuple[str, ...] = ()) -> list[Finding]:
    """What is found of people in these roles, the last of whom held it at two events, where some roles have titles."""
    events = [event_row(event_id=event_id, file=f"data/events/2099/{event_id}.md") for event_id in (EVENT, LATER)]
    people = [event_participant_row(seq=seq, role=role) for seq, role in enumerate(held, start=1)]
    people.append(event_participant_row(event_id=LATER, role=held[-1]))
    titles = [role_row(role_en=role) for role in titled]
    frames = (
        rows_to_frame(schema.event_participant, people),
        rows_to_frame(schema.event, events),
        rows_to_frame(schema.role, titles),
    )
    return check_roles(*frames)


def test_a_role_without_a_row_is_a_warning_that_names_the_first_note() -> None:
    assert found("Minister of Sheep", "Envoy", titled=("Minister of Sheep",)) == [
        Finding(
            "untitled_role",
            Severity.WARNING,
            f"data/events/2099/{EVENT}.md (and 1 more): field 'role': no such role in data/reference/roles.csv, so it is shown in English, "
            "got 'Envoy'. Add it to data/reference/roles.csv.",
        )
    ]


def test_each_role_is_told_once_and_a_near_one_is_named() -> None:
    texts = [finding.text for finding in found("Ministre of Sheep", "Envoy", titled=("Minister of Sheep",))]

    assert [text.partition("got ")[2] for text in texts] == [
        "'Envoy'. Add it to data/reference/roles.csv.",
        "'Ministre of Sheep'. Did you mean 'Minister of Sheep'? If not, add it to data/reference/roles.csv.",
    ]


def test_a_role_that_is_not_recorded_lacks_nothing() -> None:
    assert found("Minister of Sheep", None, titled=("Minister of Sheep",)) == []


def attested(*met: tuple[str, date, date]) -> list[dict[str, object]]:
    """Rows of one person who was met in these roles, on these days, each known from the second day."""
    events = [
        event_row(event_id=f"e{number}", start_date=day, known_from=since) for number, (_, day, since) in enumerate(met)
    ]
    people = [event_participant_row(event_id=f"e{number}", role=role) for number, (role, _, _) in enumerate(met)]
    rows = person_roles(rows_to_frame(schema.event_participant, people), rows_to_frame(schema.event, events))
    return rows_of(rows, "role", "seen_from", "seen_to", "known_from", "known_until")


def test_a_role_is_attested_from_the_first_to_the_last_meeting_that_is_known_on_the_day() -> None:
    january, may, june, july = date(2099, 1, 2), date(2099, 5, 6), date(2099, 6, 7), date(2099, 7, 8)

    assert attested(("Minister", may, may), ("Minister", july, july), ("Minister", january, june)) == [
        {
            "role": "Minister",
            "seen_from": "2099-05-06",
            "seen_to": "2099-05-06",
            "known_from": "2099-05-06",
            "known_until": "2099-06-07",
        },
        {
            "role": "Minister",
            "seen_from": "2099-01-02",
            "seen_to": "2099-05-06",
            "known_from": "2099-06-07",
            "known_until": "2099-07-08",
        },
        {"role": "Minister", "seen_from": "2099-01-02", "seen_to": "2099-07-08", "known_from": "2099-07-08"},
    ]


def test_a_meeting_between_others_adds_no_row_and_each_role_stands_for_itself() -> None:
    days = [date(2099, month, 1) for month in (1, 3, 2)]

    assert attested(
        *(("Minister", day, date(2099, 4, place)) for place, day in enumerate(days, start=1)),
        ("Envoy", days[0], days[0]),
    ) == [
        {"role": "Envoy", "seen_from": "2099-01-01", "seen_to": "2099-01-01", "known_from": "2099-01-01"},
        {
            "role": "Minister",
            "seen_from": "2099-01-01",
            "seen_to": "2099-01-01",
            "known_from": "2099-04-01",
            "known_until": "2099-04-02",
        },
        {"role": "Minister", "seen_from": "2099-01-01", "seen_to": "2099-03-01", "known_from": "2099-04-02"},
    ]
