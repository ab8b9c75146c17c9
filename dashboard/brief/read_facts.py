"""What a brief is written from, read over a connection of its day."""

from sqlalchemy import Connection

from dashboard.brief.facts import BriefFacts, BriefRequest
from dashboard.brief.occasion import NothingToBrief
from dashboard.brief.questions import latest_day
from dashboard.brief.sides import Sides, country_of
from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.subjects.asks.asks import asks_between
from dashboard.subjects.engine import current_build
from dashboard.subjects.events.event_parts import event_sources, participants
from dashboard.subjects.events.events import Event, EventFilters, event_by_id, events_with
from dashboard.subjects.names import read_names
from dashboard.subjects.people.offices import RoleAttested, field_of, holders_today, roles_attested
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with
from dashboard.subjects.promises.evidence import evidence_of_commitments
from dashboard.subjects.promises.judgements import judgements
from dashboard.subjects.promises.ledger import to_ledger
from dashboard.subjects.reference import PARTNERS
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.home_and_partner import GROUP
from etl.vocabulary.places import HOME, HOME_REGION


def read_facts(connection: Connection, request: BriefRequest) -> BriefFacts:
    """Read what is known; raises ``NothingToBrief`` where there is no partner or nothing at all."""
    build, latest = current_build(connection), latest_day(connection)
    if build is None or latest is None:
        raise NothingToBrief(_("The database holds no meeting and no figure yet."))
    on_day, occasion = build.as_of or latest, request.occasion
    known = event_by_id(connection, occasion.event_id) if occasion else None
    about = known.event if known else occasion.event if occasion else None
    attested = roles_attested(connection)
    person = _person(request.person, attested)
    sides = _sides(request, about, person)
    events_of_china = events_with(connection, EventFilters(parties=(HOME, sides.partner)))
    events = [event for event in events_of_china if sides.home == HOME or HOME_REGION in event.parties]
    of_both = dict.fromkeys(event.event_id for event in events)
    of_china = [event.event_id for event in events_of_china]
    own = tuple(dict.fromkeys([*of_china, *([occasion.event_id] if occasion else [])]))
    commitments = [
        one
        for one in commitments_with(connection, CommitmentFilters(parties=(sides.home, sides.partner)))
        if one.event.event_id in of_both
    ]
    codes = tuple(one.commitment_id for one in commitments)
    evidence = evidence_of_commitments(connection, codes)
    asks = asks_between(connection, (HOME, sides.partner))
    people = participants(connection, own)
    shown_by = [piece.shown_by.event.event_id for piece in evidence if piece.shown_by.event]
    answers = [one.answer.event.event_id for one in asks if one.answer]
    told_of = [one.event.event_id for one in asks]
    pages = event_sources(connection, tuple(dict.fromkeys([*own, *shown_by, *told_of, *answers])))
    is_ahead = occasion is not None and known is None
    if is_ahead and occasion:
        people, pages = [*people, *occasion.participants], [*pages, *occasion.pages]
    return BriefFacts(
        connection=connection,
        sides=sides,
        on_day=on_day,
        events_end=build.events_end,
        build_id=build.build_id,
        occasion=about,
        is_ahead=is_ahead,
        person=person,
        topics=about.topics if about else field_of(person.role) if person else (),
        events=events,
        events_of_china=events_of_china,
        participants=people,
        sources=pages,
        promises=to_ledger(commitments, commitments, on_day),
        asks=asks,
        holders=holders_today(attested, on_day),
        judgements=judgements(connection, codes),
        evidence=evidence,
        figures={
            figure.figure_code: figure for figure in stated_figures(connection, FigureFilters(is_shown_only=False))
        },
        names=read_names(connection, language()),
    )


def _person(code: str, attested: list[RoleAttested]) -> RoleAttested | None:
    """The person asked for in the role attested last; None where nobody is asked for."""
    if not code:
        return None
    own = [one for one in attested if one.person.person_code == code]
    if not own:
        raise NothingToBrief(_("Nobody with the code {code} is attested in an office.").format(code=code))
    return max(own, key=lambda one: (one.seen_to, one.seen_from, one.role))


def _sides(request: BriefRequest, about: Event | None, person: RoleAttested | None) -> Sides:
    """The two sides, and whose the reader is: the one asked for, else that which does not meet itself, else China's."""
    area = country_of(person.person.area_code or "") if person else ""
    partner = _partner(request.partner, about, area)
    parties = about.parties if about else ()
    is_met_in_region = HOME_REGION in parties and HOME not in parties
    of_region = person is not None and person.person.area_code == HOME_REGION
    is_regional = request.place == HOME_REGION or is_met_in_region or of_region
    is_met_by_partner = area == HOME or request.side == partner
    return Sides(HOME_REGION if is_regional else HOME, partner, is_met_by_partner)


def _partner(asked: str, occasion: Event | None, person_area: str) -> str:
    """The Central Asian side: the person's, else the one asked for, else the event's; several together are the five."""
    parties = [code for code in occasion.parties if code in (*PARTNERS, GROUP)] if occasion else []
    of_event = parties[0] if len(parties) == 1 else GROUP if parties else ""
    partner = (person_area if person_area in PARTNERS else "") or asked or of_event
    if partner in (*PARTNERS, GROUP):
        return partner
    if partner:
        raise NothingToBrief(
            _("{code} is no partner. Take one of {codes}.").format(code=partner, codes=", ".join((*PARTNERS, GROUP)))
        )
    raise NothingToBrief(_("Name a partner, or an event that a Central Asian state takes part in."))
