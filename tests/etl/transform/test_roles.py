"""Roles without titles: found and told, never refused."""

from etl import schema
from etl.reading import Finding
from etl.transform.frames import rows_to_frame
from etl.transform.roles import check_roles
from etl.vocabulary import Severity
from tests.factories import EVENT, event_participant_row, event_row, role_row

LATER = "2099-09-09-later"


def found(*held: str | None, titled: tuple[str, ...] = ()) -> list[Finding]:
    """What is found of people in these roles, the last of whom held it at two events, where some roles have titles."""
    events = [event_row(event_id=event_id, file=f"data/events/2099/{event_id}.md") for event_id in (EVENT, LATER)]
    people = [event_participant_row(seq=seq, role=role) for seq, role in enumerate(held, start=1)]
    people.append(event_participant_row(event_id=LATER, role=held[-1]))
    titles = [role_row(role_en=role) for role in titled]
    frames = (rows_to_frame(schema.event_participant, people), rows_to_frame(schema.event, events), rows_to_frame(schema.role, titles))
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
