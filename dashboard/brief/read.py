"""A brief, put together out of what was known on the day of the connection."""

from datetime import date

from sqlalchemy import Connection

from dashboard.brief.facts import BriefFacts, BriefRequest, read_facts
from dashboard.brief.meeting_parts import event_words, events_since, last_meeting, last_section, who_section
from dashboard.brief.model import Brief, Bullets, Line, Section
from dashboard.brief.promise_parts import agreed_section, deadlines_section, open_section
from dashboard.brief.trade_known import ALL_GOODS, points_of, read_trade
from dashboard.brief.trade_parts import trade_section, trade_since
from dashboard.locale import formats, use_language
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import Event


def read_brief(connection: Connection, request: BriefRequest) -> Brief:
    """The brief that is asked for, in its language.

    Raises ``NothingToBrief`` where there is no partner or nothing at all.
    """
    use_language(request.language)
    facts = read_facts(connection, request)
    last = last_meeting(facts)
    trade = read_trade(facts)
    points = points_of(trade, ALL_GOODS)
    # In the order in which they are read, since notes are numbered as they are cited.
    first = (who_section(facts), last_section(facts, last))
    agreed, told = agreed_section(facts, last)
    sections = (
        *first,
        agreed,
        open_section(facts, told),
        trade_section(facts, trade, points),
        changed_section(facts, last, trade_since(facts, trade, points, last)),
        deadlines_section(facts),
    )
    return Brief(
        title=_("Brief: China and {partner}").format(partner=facts.partner_name),
        subtitle=_subtitle(facts),
        sections=tuple(section for section in sections if section.blocks),
        notes=facts.notes.listed(),
        rules=rules(facts),
        on_day=facts.on_day,
        language=request.language,
        partner=facts.partner,
        events_end=facts.events_end,
    )


def record_in_words(events_end: date | None) -> str:
    """Where the record of events ends, as a sentence; empty where it goes on behind the brief's day."""
    return _("The record of events ends on {date}.").format(date=formats.day(events_end)) if events_end else ""


def _subtitle(facts: BriefFacts) -> str:
    return " ".join(part for part in (_occasion_and_day(facts), record_in_words(facts.events_end)) if part)


def _occasion_and_day(facts: BriefFacts) -> str:
    day = formats.day(facts.on_day)
    if facts.occasion is None:
        return _("As known on {date}.").format(date=day)
    if facts.is_ahead:
        return _("For the meeting below. As known on {date}.").format(date=day)
    return _("Following up on: {event} As known on {date}.").format(event=event_words(facts, facts.occasion), date=day)


def changed_section(facts: BriefFacts, last: Event | None, trade: list[Line]) -> Section:
    """What trade did and what happened after the last meeting.

    That one came after the other is no proof that it came from it.
    """
    caution = Line(_("What follows a meeting need not follow from it: this is no proof of cause."))
    return Section(
        _("What changed since"), (*([Bullets(tuple(trade))] if trade else []), *events_since(facts, last), caution)
    )


def rules(facts: BriefFacts) -> tuple[str, ...]:
    """How the brief was made, in sentences."""
    known = _(
        "What was known on {date}: an event from the day of its first dated source, and not before it ended; a stated "
        "figure and a page from the day of publication (of a month or a year, its last day); a figure of a table from "
        "the day of its release or, where none is told, from the end of its period and the usual lag of its source; an "
        "assessment from its day; what is concluded, once all it rests on was known."
    )
    ahead = _(
        "The meeting itself was not known yet: of it only date, place, kind, topics and people are told, as its later "
        "sources have them."
    )
    return (
        known.format(date=formats.day(facts.on_day)),
        *([ahead] if facts.is_ahead else []),
        _(
            "Each side's figures stand apart, as published; none is converted, added or joined. A dash means that no "
            "figure is known."
        ),
        _("Made by Khorgos from data build {build}.").format(build=facts.build_id),
    )
