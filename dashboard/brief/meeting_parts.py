"""Sections of a brief on people and meetings: who is met, when both met last, what came of it on paper since."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.brief.facts import GROUP, BriefFacts, shortened
from dashboard.brief.model import Block, Bullets, Grid, Line, Section
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.event_parts import Participant
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.words import date_of, topics_of
from dashboard.subjects.reference import PARTNERS
from etl.vocabulary.commitments import EvidenceKind
from etl.vocabulary.events import EventKind

MOST_PEOPLE = 6
MOST_CHANGES = 5
FEW_CHANGES = 3
CHANGES = (EventKind.MARKET_ACCESS, EventKind.RESTRICTION, EventKind.INFRASTRUCTURE, EventKind.AGREEMENT_SIGNING)


def event_words(facts: BriefFacts, event: Event) -> str:
    """When, where and what an event was."""
    place = facts.names.place(event.place_code)
    words = _("{date}, {place}: {title}.") if place else _("{date}: {title}.")
    return words.format(date=date_of(event), place=place, title=shortened(event.title).rstrip("."))


def who_section(facts: BriefFacts) -> Section:
    """The people: of the event that the brief is on, or those of the partner who were met last."""
    event = facts.occasion
    if event is None:
        return Section(_("Who speaks for {partner}").format(partner=facts.partner_name), _people_met(facts))
    heading = _("Who we meet") if facts.is_ahead else _("Who met")
    words = ahead_words(facts, event) if facts.is_ahead else event_words(facts, event)
    return Section(heading, (Line(words, facts.cite_event(event.event_id)), *_people_of(facts, event.event_id)))


def ahead_words(facts: BriefFacts, event: Event) -> str:
    """When and where a meeting is to be, of which kind and on what; not its title, which tells what came of it."""
    return _("{when}: {kind}. Topics: {topics}.").format(
        when=formats.apposition(date_of(event), facts.names.place(event.place_code)),
        kind=facts.names.term("event_kind", event.kind),
        topics=topics_of(event, facts.names) or _("not recorded"),
    )


def _people_of(facts: BriefFacts, event_id: str) -> tuple[Block, ...]:
    people = facts.people_of(event_id)
    if not people:
        return (Line(_("Nobody is named in the sources.")),)
    notes = facts.cite_event(event_id)
    cells = tuple(
        (Line(there.person.name), Line(_role(facts, there), notes), Line(facts.names.area(there.side_code)))
        for there in people[:MOST_PEOPLE]
    )
    return (Grid((_("Name"), _("Role then"), _("Side")), cells, (28, 52, 20)),)


def _people_met(facts: BriefFacts) -> tuple[Block, ...]:
    cells = [
        (
            Line(there.person.name),
            Line(_role(facts, there), facts.cite_event(event.event_id)),
            Line(date_of(event), facts.cite_event(event.event_id)),
        )
        for event, there in _met_last(facts)[:MOST_PEOPLE]
    ]
    if not cells:
        return (Line(_("Nobody of this side is named at a meeting known on this date.")),)
    return (Grid((_("Name"), _("Role, as last attested"), _("Met last")), tuple(cells), (28, 52, 20)),)


def _met_last(facts: BriefFacts) -> list[tuple[Event, Participant]]:
    """People of the partner's side with the newest meeting at which each was met, the newest first."""
    sides = PARTNERS if facts.partner == GROUP else (facts.partner,)
    found: dict[str, tuple[Event, Participant]] = {}
    for event in facts.meetings:
        for there in facts.people_of(event.event_id):
            if there.side_code in sides:
                found.setdefault(there.person.person_code, (event, there))
    return list(found.values())


def _role(facts: BriefFacts, there: Participant) -> str:
    return _("role not recorded") if there.role is None else shortened(facts.names.role(there.role))


def last_meeting(facts: BriefFacts) -> Event | None:
    """The meeting before.

    The event itself once it was held, else the newest with any of the same people, else the newest of all.
    """
    if facts.occasion is not None and not facts.is_ahead:
        return facts.occasion
    newest = next(iter(facts.meetings), None)
    if facts.occasion is None:
        return newest
    people = {there.person.person_code for there in facts.people_of(facts.occasion.event_id)}
    with_them = {there.event_id for there in facts.participants if there.person.person_code in people}
    return next((event for event in facts.meetings if event.event_id in with_them), newest)


def last_section(facts: BriefFacts, last: Event | None) -> Section:
    """When both sides met last, and who was there."""
    heading = _("When we met last")
    if last is None:
        return Section(
            heading,
            (Line(_("No meeting of China and {partner} is known on this date.").format(partner=facts.partner_name)),),
        )
    blocks: list[Block] = []
    if facts.occasion is None or facts.is_ahead:
        notes = facts.cite_event(last.event_id)
        blocks.append(Line(event_words(facts, last), notes))
        named = [
            _("{name} ({role})").format(name=there.person.name, role=_role(facts, there))
            for there in facts.people_of(last.event_id)[:MOST_PEOPLE]
        ]
        if named:
            blocks.append(Line(_("There: {people}.").format(people=_("; ").join(named)), notes))
    for newest in facts.meetings[:1]:
        if newest.event_id != last.event_id:
            words = _("The newest meeting of both sides at any level: {event}").format(event=event_words(facts, newest))
            blocks.append(Line(words, facts.cite_event(newest.event_id)))
    return Section(heading, tuple(blocks))


def events_since(facts: BriefFacts, last: Event | None) -> tuple[Block, ...]:
    """What opened, closed, was signed or was shown kept after the last meeting, the newest first.

    Of a short time, the year before too.
    """
    since = date.min if last is None else last.end_date
    lines = _changes(facts, since, facts.on_day)
    if not lines:
        nothing = _("No opening, restriction, signing or kept promise after that meeting is known on this date.")
        blocks: tuple[Block, ...] = (
            Line(nothing if last is not None else _("No opening, restriction or signing is known on this date.")),
        )
    else:
        blocks = (Bullets(lines[:MOST_CHANGES]),)
    if last is None or len(lines) >= FEW_CHANGES:
        return blocks
    before = _changes(facts, (pd.Timestamp(since) - pd.DateOffset(years=1)).date(), since)
    return (*blocks, Line(_("In the year before that:")), Bullets(before[:MOST_CHANGES])) if before else blocks


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
            date=date_of(event), event=shortened(event.title), promise=shortened(texts[piece.commitment_id])
        )
    return shown
