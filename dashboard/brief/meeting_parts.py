"""Sections of a brief on people and meetings: who is met, when both met last, what came of it on paper since."""

from datetime import date

import pandas as pd

from dashboard.brief.facts import GROUP, BriefFacts, Row, shortened, to_day
from dashboard.brief.model import Block, Bullets, Grid, Line, Section
from dashboard.locale import formats, title_of
from dashboard.locale import gettext as _
from dashboard.subjects.events.words import date_in_words
from dashboard.subjects.names import names_of
from dashboard.subjects.reference import PARTNERS
from etl.vocabulary.commitments import EvidenceKind
from etl.vocabulary.events import EventKind

MOST_PEOPLE = 6
MOST_CHANGES = 5
FEW_CHANGES = 3
CHANGES = (EventKind.MARKET_ACCESS, EventKind.RESTRICTION, EventKind.INFRASTRUCTURE, EventKind.AGREEMENT_SIGNING)


def event_words(facts: BriefFacts, row: Row) -> str:
    """When, where and what an event was."""
    when = date_in_words(row["start_date"], row["end_date"], row["date_precision"])
    place = facts.names.place(row["place_code"])
    words = _("{date}, {place}: {title}.") if place else _("{date}: {title}.")
    return words.format(date=when, place=place, title=shortened(str(row["title"])).rstrip("."))


def who_section(facts: BriefFacts) -> Section:
    """The people: of the event that the brief is on, or those of the partner who were met last."""
    if facts.occasion is None:
        return Section(_("Who speaks for {partner}").format(partner=facts.partner_name), _people_met(facts))
    heading = _("Who we meet") if facts.is_ahead else _("Who met")
    words = ahead_words(facts, facts.occasion) if facts.is_ahead else event_words(facts, facts.occasion)
    event_id = str(facts.occasion["event_id"])
    return Section(heading, (Line(words, facts.cite_event(event_id)), *_people_of(facts, event_id)))


def ahead_words(facts: BriefFacts, row: Row) -> str:
    """When and where a meeting is to be, of which kind and on what; not its title, which tells what came of it."""
    place = facts.names.place(row["place_code"])
    return _("{when}: {kind}. Topics: {topics}.").format(
        when=formats.apposition(date_in_words(row["start_date"], row["end_date"], row["date_precision"]), place),
        kind=facts.names.term("event_kind", row["kind"]),
        topics=names_of(str(row["topics"]), facts.names.listed("topic")) or _("not recorded"),
    )


def _people_of(facts: BriefFacts, event_id: str) -> tuple[Block, ...]:
    rows = facts.participants[facts.participants["event_id"] == event_id].to_dict("records")
    if not rows:
        return (Line(_("Nobody is named in the sources.")),)
    notes = facts.cite_event(event_id)
    cells = tuple(
        (Line(title_of(row, "name")), Line(_role(row), notes), Line(_side(facts, row))) for row in rows[:MOST_PEOPLE]
    )
    return (Grid((_("Name"), _("Role then"), _("Side")), cells, (28, 52, 20)),)


def _people_met(facts: BriefFacts) -> tuple[Block, ...]:
    met = facts.participants.merge(facts.meetings, on="event_id", validate="many_to_one")
    sides = PARTNERS if facts.partner == GROUP else (facts.partner,)
    own = met[met["side_code"].isin(sides)].sort_values(
        ["start_date", "event_id", "seq"], ascending=[False, True, True]
    )
    rows = own.drop_duplicates("person_code").head(MOST_PEOPLE).to_dict("records")
    if not rows:
        return (Line(_("Nobody of this side is named at a meeting known on this date.")),)
    cells = []
    for row in rows:
        notes = facts.cite_event(str(row["event_id"]))
        when = date_in_words(row["start_date"], row["end_date"], row["date_precision"])
        cells.append((Line(title_of(row, "name")), Line(_role(row), notes), Line(when, notes)))
    return (Grid((_("Name"), _("Role, as last attested"), _("Met last")), tuple(cells), (28, 52, 20)),)


def _role(row: Row) -> str:
    return shortened(str(row["role"])) if isinstance(row["role"], str) else _("role not recorded")


def _side(facts: BriefFacts, row: Row) -> str:
    return facts.names.area(row["side_code"]) if isinstance(row["side_code"], str) else ""


def last_meeting(facts: BriefFacts) -> Row | None:
    """The meeting before.

    The event itself once it was held, else the newest with any of the same people, else the newest of all.
    """
    if facts.occasion is not None and not facts.is_ahead:
        return facts.occasion
    meetings = facts.meetings.to_dict("records")
    if facts.occasion is not None:
        people = facts.participants
        same = set(people.loc[people["event_id"] == facts.occasion["event_id"], "person_code"])
        with_them = set(people.loc[people["person_code"].isin(same), "event_id"])
        return next((row for row in meetings if row["event_id"] in with_them), meetings[0] if meetings else None)
    return meetings[0] if meetings else None


def last_section(facts: BriefFacts, last: Row | None) -> Section:
    """When both sides met last, and who was there."""
    heading = _("When we met last")
    if last is None:
        return Section(
            heading,
            (Line(_("No meeting of China and {partner} is known on this date.").format(partner=facts.partner_name)),),
        )
    blocks: list[Block] = []
    if facts.occasion is None or facts.is_ahead:
        people = facts.participants[facts.participants["event_id"] == last["event_id"]].to_dict("records")
        notes = facts.cite_event(str(last["event_id"]))
        blocks.append(Line(event_words(facts, last), notes))
        if people:
            named = [
                _("{name} ({role})").format(name=title_of(row, "name"), role=_role(row)) for row in people[:MOST_PEOPLE]
            ]
            blocks.append(Line(_("There: {people}.").format(people=_("; ").join(named)), notes))
    newest = facts.meetings.head(1).to_dict("records")
    if newest and newest[0]["event_id"] != last["event_id"]:
        words = _("The newest meeting of both sides at any level: {event}").format(event=event_words(facts, newest[0]))
        blocks.append(Line(words, facts.cite_event(str(newest[0]["event_id"]))))
    return Section(heading, tuple(blocks))


def events_since(facts: BriefFacts, last: Row | None) -> tuple[Block, ...]:
    """What opened, closed, was signed or was shown kept after the last meeting, the newest first.

    Of a short time, the year before too.
    """
    since = last["end_date"] if last is not None else pd.Timestamp(0)
    lines = _changes(facts, since, pd.Timestamp(facts.on_day))
    if not lines:
        nothing = _("No opening, restriction, signing or kept promise after that meeting is known on this date.")
        blocks: tuple[Block, ...] = (
            Line(nothing if last is not None else _("No opening, restriction or signing is known on this date.")),
        )
    else:
        blocks = (Bullets(lines[:MOST_CHANGES]),)
    if last is None or len(lines) >= FEW_CHANGES:
        return blocks
    before = _changes(facts, since - pd.DateOffset(years=1), since)
    return (*blocks, Line(_("In the year before that:")), Bullets(before[:MOST_CHANGES])) if before else blocks


def _changes(facts: BriefFacts, first: pd.Timestamp, last: pd.Timestamp) -> tuple[Line, ...]:
    """Openings, restrictions and signings after ``first`` up to ``last``, the newest first.

    With them what then showed a promise kept or broken.
    """
    is_within = (facts.events["start_date"] > first) & (facts.events["start_date"] <= last)
    changed = facts.events[facts.events["kind"].isin(CHANGES) & is_within]
    found = {event_id: line for _day, event_id, line in _shown(facts, first, last)}
    days = dict(zip(facts.events["event_id"], facts.events["start_date"], strict=True))
    for row in changed.to_dict("records"):
        found.setdefault(str(row["event_id"]), Line(event_words(facts, row)))
    order = sorted(found, key=lambda event_id: (days[event_id], event_id), reverse=True)[:MOST_CHANGES]
    return tuple(Line(found[event_id].text, facts.cite_event(event_id)) for event_id in order)


def _shown(facts: BriefFacts, first: pd.Timestamp, last: pd.Timestamp) -> list[tuple[date, str, Line]]:
    words = {
        EvidenceKind.KEPT: _("{date}: {event}. It shows a promise kept: {promise}."),
        EvidenceKind.BROKEN: _("{date}: {event}. It goes against a promise: {promise}."),
    }
    texts = dict(zip(facts.promises["commitment_id"], facts.promises["text"], strict=True))
    events = {row["event_id"]: row for row in facts.events.to_dict("records")}
    found = []
    for row in facts.evidence[facts.evidence["kind"].isin(list(words))].drop_duplicates("event_id").to_dict("records"):
        event = events.get(row["event_id"])
        if event is not None and row["commitment_id"] in texts and first < event["start_date"] <= last:
            told = words[EvidenceKind(row["kind"])].format(
                date=date_in_words(event["start_date"], event["end_date"], event["date_precision"]),
                event=shortened(event["title"]),
                promise=shortened(texts[row["commitment_id"]]),
            )
            found.append((to_day(event["start_date"]), str(row["event_id"]), Line(told)))
    return found
