"""What a brief tells of meetings: the one it is on, the one before, and what happened since."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.brief.facts import LONGEST_ON_FRONT, BriefFacts, as_sentence
from dashboard.brief.model import TO_FILL, Bullets, Line, Section
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.words import date_of, topics_of
from etl.vocabulary.commitments import EvidenceKind
from etl.vocabulary.events import EventKind

MOST_CHANGES = 3
FEW_CHANGES = 2
CHANGES = (EventKind.MARKET_ACCESS, EventKind.RESTRICTION, EventKind.INFRASTRUCTURE, EventKind.AGREEMENT_SIGNING)


def event_words(facts: BriefFacts, event: Event) -> str:
    """When, where and what an event was."""
    place = facts.names.place(event.place_code)
    words = _("{date}, {place}: {title}.") if place else _("{date}: {title}.")
    title = facts.content(event.title, LONGEST_ON_FRONT)
    return as_sentence(words.format(date=date_of(event), place=place, title=title))


def ahead_words(facts: BriefFacts, event: Event) -> str:
    """When and where a meeting is to be, of which kind and on what; not its title, which tells what came of it."""
    return _("{when}: {kind}. Topics: {topics}.").format(
        when=formats.apposition(date_of(event), facts.names.place(event.place_code)),
        kind=facts.names.term("event_kind", event.kind),
        topics=topics_of(event, facts.names) or _("not recorded"),
    )


def last_meeting(facts: BriefFacts) -> Event | None:
    """The meeting before.

    The event itself once it was held, else the newest with any of the same people, else the newest of all.
    """
    if facts.occasion is not None and not facts.is_ahead:
        return facts.occasion
    newest = next(iter(facts.meetings), None)
    people = _people_of_brief(facts)
    with_them = {there.event_id for there in facts.participants if there.person.person_code in people}
    return next((event for event in facts.meetings if event.event_id in with_them), newest)


def _people_of_brief(facts: BriefFacts) -> set[str]:
    there = facts.people_of(facts.occasion.event_id) if facts.occasion else []
    own = [facts.person.person.person_code] if facts.person else []
    return {*own, *(one.person.person_code for one in there)}


def changed_section(facts: BriefFacts, last: Event | None) -> Section:
    """What opened, closed, was signed or was shown kept after the last meeting, the newest first.

    That one came after the other is no proof that it came from it.
    """
    since = date.min if last is None else last.end_date
    lines = _changes(facts, since, facts.on_day)
    if last is not None and len(lines) < FEW_CHANGES:
        lines = _changes(facts, (pd.Timestamp(since) - pd.DateOffset(years=1)).date(), facts.on_day)
    caution = Line(_("What follows a meeting need not follow from it: this is no proof of cause."))
    return Section(_("What changed lately"), (Bullets(lines or (TO_FILL,)), *((caution,) if lines else ())))


def _changes(facts: BriefFacts, first: date, last: date) -> tuple[Line, ...]:
    """Openings, restrictions and signings after ``first`` up to ``last``, the newest first.

    With them what then showed a promise kept or broken.
    """
    within = {event.event_id: event for event in facts.events if first < event.start_date <= last}
    lines = _promises_shown(facts, within)
    for event in within.values():
        if event.kind in CHANGES:
            lines.setdefault(event.event_id, event_words(facts, event))
    order = sorted(lines, key=lambda event_id: (within[event_id].start_date, event_id), reverse=True)[:MOST_CHANGES]
    return tuple(Line(lines[event_id], facts.cite_event(event_id)) for event_id in order)


def _promises_shown(facts: BriefFacts, events: Mapping[str, Event]) -> dict[str, str]:
    """Event to what it shows of a promise: that it is kept, or broken. Takes events by id."""
    words = {
        EvidenceKind.KEPT: _("{date}: {event}. It shows a promise kept: {promise}."),
        EvidenceKind.BROKEN: _("{date}: {event}. It goes against a promise: {promise}."),
    }
    texts = {entry.commitment.commitment_id: entry.commitment.text for entry in facts.promises}
    shown: dict[str, str] = {}
    for piece in facts.evidence:
        event = events.get(piece.shown_by.event.event_id) if piece.shown_by.event else None
        if event is None or event.event_id in shown or piece.kind not in words:
            continue
        shown[event.event_id] = words[EvidenceKind(piece.kind)].format(
            date=date_of(event),
            event=facts.content(event.title, LONGEST_ON_FRONT),
            promise=facts.content(texts[piece.commitment_id], LONGEST_ON_FRONT),
        )
    return shown
