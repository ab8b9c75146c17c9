"""How another event bears on this one."""

from datetime import date
from typing import Any

import pytest

from dashboard.subjects.events.event_parts import RelatedEvent
from dashboard.subjects.events.relations import relation_in_words
from dashboard.subjects.promises.evidence import EvidenceBetween
from tests.dashboard.made_events import MEETING, made_event


def other(day: date, **told: Any) -> Any:
    return made_event(event_id="2099-other", start_date=day, **told)


BEFORE, AFTER = date(2099, 1, 1), date(2099, 12, 1)


@pytest.mark.parametrize(
    ("relation", "kinds", "words"),
    [
        ("follows", ("ministerial_meeting", "ministerial_meeting"), ("This follows", "Followed by")),
        ("answers", ("ministerial_meeting", "market_access"), ("This carries out", "Carried out by")),
        ("answers", ("market_access", "restriction"), ("This reverses", "Reversed by")),
        ("answers", ("restriction", "market_access"), ("This reverses", "Reversed by")),
        ("answers", ("restriction", "restriction"), ("This carries out", "Carried out by")),
        ("answers", ("ministerial_meeting", "summit"), ("Prepared by", "This prepared")),
        ("follows", ("delegation_visit", "head_of_state_meeting"), ("Prepared by", "This prepared")),
        ("same_meeting", ("summit", "summit"), ("Another account of the same meeting",) * 2),
    ],
)
def test_the_words_say_which_way_and_from_where_the_reader_stands(
    relation: str, kinds: tuple[str, str], words: tuple[str, str]
) -> None:
    earlier, later = made_event(start_date=BEFORE, kind=kinds[0]), other(AFTER, kind=kinds[1])
    told = relation_in_words(RelatedEvent(relation, "earlier", earlier), later)
    tells = relation_in_words(RelatedEvent(relation, "later", later), earlier)
    assert (told, tells) == words


def test_ministers_who_met_long_before_their_leaders_prepared_nothing() -> None:
    leaders = other(date(2101, 1, 1), kind="summit")
    assert relation_in_words(RelatedEvent("follows", "later", leaders), MEETING) == "Followed by"


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ((), "Carried out by"),
        (("progress",), "A step towards it"),
        (("progress", "kept"), "Carried out by"),
        (("broken",), "Reversed by"),
        (("reported",), "Carried out by"),
    ],
)
def test_what_an_event_shows_of_promises_comes_first(kinds: tuple[str, ...], words: str) -> None:
    later = other(AFTER, kind="other")
    shown = [EvidenceBetween(MEETING.event_id, later.event_id, kind) for kind in kinds]
    elsewhere = EvidenceBetween("2098-elsewhere", later.event_id, "broken")
    assert relation_in_words(RelatedEvent("answers", "later", later), MEETING, [*shown, elsewhere]) == words
