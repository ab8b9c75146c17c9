"""A brief, put together out of what was known on its day."""

from sqlalchemy import Connection

from dashboard.brief.facts import BriefFacts, BriefRequest, Row, read_facts
from dashboard.brief.meeting_parts import event_words, events_since, last_meeting, last_section, who_section
from dashboard.brief.model import Brief, Bullets, Line, Section
from dashboard.brief.promise_parts import agreed_section, deadlines_section, open_section
from dashboard.brief.trade_parts import ALL_GOODS, points_of, read_trade, trade_section, trade_since
from dashboard.engine import current_build
from dashboard.locale import formats, use_language
from dashboard.locale import gettext as _


def read_brief(connection: Connection, request: BriefRequest) -> Brief:
    """The brief that is asked for, in its language; raises ``NothingToBrief`` where the partner or the event is not there."""
    use_language(request.language)
    facts = read_facts(connection, request)
    build = current_build(connection)
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
        changed_section(facts, last, trade_since(facts, points, last)),
        deadlines_section(facts),
    )
    return Brief(
        title=_("Brief: China and {partner}").format(partner=facts.partner_name),
        subtitle=_subtitle(facts),
        sections=tuple(section for section in sections if section.blocks),
        notes=facts.notes.listed(),
        rules=rules(facts, build.build_id if build else formats.UNKNOWN),
        on_day=facts.on_day,
        language=request.language,
        partner=facts.partner,
    )


def _subtitle(facts: BriefFacts) -> str:
    day = formats.day(facts.on_day)
    if facts.occasion is None:
        return _("As known on {date}.").format(date=day)
    if facts.is_ahead:
        return _("For the meeting below. As known on {date}.").format(date=day)
    return _("Following up on: {event} As known on {date}.").format(event=event_words(facts, facts.occasion), date=day)


def changed_section(facts: BriefFacts, last: Row | None, trade: list[Line]) -> Section:
    """What trade did and what happened after the last meeting; that one came after the other is no proof that it came from it."""
    caution = Line(_("What follows a meeting need not follow from it: this is no proof of cause."))
    return Section(_("What changed since"), (*([Bullets(tuple(trade))] if trade else []), *events_since(facts, last), caution))


def rules(facts: BriefFacts, build_id: str) -> tuple[str, ...]:
    """How the brief was made, in sentences."""
    return (
        _(
            "What was known on {date}: meetings and decisions that had ended; stated figures published by then; customs figures of a month "
            "from 45 days after its end, of a year from 1 April of the next; assessments made by then."
        ).format(date=formats.day(facts.on_day)),
        _("Each side's figures stand apart, as published; none is converted, added or joined. A dash means that no figure is known."),
        _("Made by Khorgos from data build {build}.").format(build=build_id),
    )
