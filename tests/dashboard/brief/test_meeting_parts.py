"""What a brief tells of meetings and of what came after them."""

from datetime import date

from dashboard.brief.meeting_parts import ahead_words, event_words, last_meeting
from dashboard.brief.model import TO_FILL
from tests.dashboard.brief.briefs import brief_of, facts_of, section
from tests.dashboard.brief.record import DAYS, FIRST, SECOND, record
from tests.loading import file_of


def test_the_last_meeting_of_a_partner_is_the_newest_known() -> None:
    last = last_meeting(facts_of(file_of(**record()), on_day=date(2098, 12, 1)))

    assert last is not None
    assert last.event_id == SECOND


def test_an_event_is_told_with_its_title_and_one_ahead_without() -> None:
    facts = facts_of(file_of(**record()))
    event = next(event for event in facts.events if event.event_id == SECOND)

    assert event_words(facts, event) == "9 May 2098, Mariehamn: Known from 2098-05-09."
    assert ahead_words(facts, event) == "9 May 2098, Mariehamn: ministerial_meeting. Topics: grain."


def test_what_changed_tells_what_showed_a_promise_kept_and_claims_no_cause() -> None:
    told = section(brief_of(file_of(**record()), on_day=date(2098, 12, 1)), "What changed lately")

    assert told == (
        "1 September 2098: Known from 2098-09-01. It shows a promise kept: Promised on 2097-03-01: sheep.\n"
        "What follows a meeting need not follow from it: this is no proof of cause."
    )


def test_where_nothing_is_known_to_have_changed_there_is_a_line_to_fill() -> None:
    assert section(brief_of(file_of(**record()), on_day=DAYS[FIRST]), "What changed lately") == TO_FILL.text
