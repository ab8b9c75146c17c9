"""A brief, put together out of what was known on the day of the connection."""

from datetime import date

from sqlalchemy import Connection

from dashboard.brief.access_parts import access_lines
from dashboard.brief.ask_parts import asks_section
from dashboard.brief.bottom_line import bottom_line
from dashboard.brief.debt_parts import debts_section, open_debts
from dashboard.brief.facts import BriefFacts, BriefRequest
from dashboard.brief.lines_to_take import lines_section
from dashboard.brief.meeting_parts import ahead_words, changed_section, event_words, last_meeting
from dashboard.brief.model import Brief, Bullets, Line, Section
from dashboard.brief.people_parts import who_section
from dashboard.brief.promise_parts import dates_section, promises_section
from dashboard.brief.read_facts import read_facts
from dashboard.brief.sore_parts import sore_section
from dashboard.brief.trade_known import KnownTrade, points_of, read_trade
from dashboard.brief.trade_parts import figures_section
from dashboard.brief.trade_words import newest_pair, reason_sentence
from dashboard.locale import formats, use_language
from dashboard.locale import gettext as _
from dashboard.subjects.events.words import date_of
from dashboard.subjects.trade.headline import widest_gap
from etl.vocabulary.goods import ALL_GOODS


def read_brief(connection: Connection, request: BriefRequest) -> Brief:
    """The brief that is asked for, in its language.

    Raises ``NothingToBrief`` where there is no partner or nothing at all.
    """
    use_language(request.language)
    facts = read_facts(connection, request)
    trade = read_trade(facts)
    points = points_of(trade, ALL_GOODS)
    debts = open_debts(facts)
    # In the order in which they are read, since notes are numbered as they are cited.
    subtitle, top = _subtitle(facts), bottom_line(facts, trade, points, debts)
    front = (
        *_occasion_section(facts),
        who_section(facts),
        asks_section(facts),
        debts_section(facts, debts),
        sore_section(facts, widest_gap(trade.pairs)),
        dates_section(facts),
        lines_section(facts, trade, points, debts),
    )
    back = (
        figures_section(facts, trade, points),
        *_gap_section(facts, trade),
        promises_section(facts, debts),
        changed_section(facts, last_meeting(facts)),
    )
    return Brief(
        title=_title(facts),
        subtitle=subtitle,
        bottom_line=top,
        front=front,
        back=back,
        notes=facts.notes.listed(),
        rules=rules(facts),
        on_day=facts.on_day,
        language=request.language,
        partner=facts.partner,
        events_end=facts.events_end,
    )


def _title(facts: BriefFacts) -> str:
    if facts.person is not None:
        return _("Meeting {name}, {role}").format(
            name=facts.person.person.name, role=facts.content(facts.names.role(facts.person.role))
        )
    if facts.occasion is not None:
        return _("Meeting of {home} and {partner}, {date}").format(
            home=facts.home_name, partner=facts.partner_name, date=date_of(facts.occasion)
        )
    return _("Brief: {home} and {partner}").format(home=facts.home_name, partner=facts.partner_name)


def _occasion_section(facts: BriefFacts) -> tuple[Section, ...]:
    """The meeting that the brief is on, and whether it lies ahead; nothing of a partner or a person."""
    event = facts.occasion
    if event is None:
        return ()
    words = ahead_words(facts, event) if facts.is_ahead else event_words(facts, event)
    heading = _("The meeting") if facts.is_ahead else _("Following up on")
    return (Section(heading, (Line(words, facts.cite_event(event.event_id)),)),)


def _gap_section(facts: BriefFacts, trade: KnownTrade) -> tuple[Section, ...]:
    """Why the two counts differ, and what may enter; nothing where neither is known."""
    reason = reason_sentence(facts) if newest_pair(trade) else None
    told = tuple(line for line in (reason, *access_lines(facts)) if line)
    heading = _("Why the counts differ, and what may enter") if reason else _("What may enter")
    return (Section(heading, (Bullets(told),)),) if told else ()


def record_in_words(events_end: date | None) -> str:
    """Where the record of events ends, as a sentence; empty where it goes on behind the brief's day."""
    return _("The record of events ends on {date}.").format(date=formats.day(events_end)) if events_end else ""


def _subtitle(facts: BriefFacts) -> str:
    known = _("As known on {date}.").format(date=formats.day(facts.on_day))
    reader = _("For the reader on the side of {area}.").format(area=facts.names.area(facts.sides.we))
    every = _("Every number leads to its source.")
    return formats.sentences(known, record_in_words(facts.events_end), reader, every)


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
