"""What a brief is written from.

The partner, and everything on it that the connection shows, which is what was known on its day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from dashboard.brief.model import Notes
from dashboard.brief.occasion import NothingToBrief, Occasion
from dashboard.brief.questions import latest_day
from dashboard.locale import formats, language
from dashboard.locale import gettext as _
from dashboard.subjects.engine import current_build
from dashboard.subjects.events.event_parts import EventSource, Participant, event_sources, participants
from dashboard.subjects.events.events import Event, EventFilters, event_by_id, events_with
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.names import Names, name_of, read_names
from dashboard.subjects.promises.commitments import CommitmentFilters, commitments_with
from dashboard.subjects.promises.evidence import EvidencePiece, evidence_of_commitments
from dashboard.subjects.promises.judgements import LineJudgement, judgements
from dashboard.subjects.promises.ledger import LedgerEntry, to_ledger
from dashboard.subjects.reference import PARTNERS
from dashboard.subjects.trade.figures import FigureFilters, StatedFigure, stated_figures
from etl.vocabulary.events import EventKind

HOME = "CN"
GROUP = "C5"
MEETINGS = (
    EventKind.SUMMIT,
    EventKind.HEAD_OF_STATE_MEETING,
    EventKind.HEAD_OF_GOVERNMENT_MEETING,
    EventKind.MINISTERIAL_MEETING,
    EventKind.REGIONAL_LEADER_MEETING,
    EventKind.INTERGOVERNMENTAL_COMMITTEE,
    EventKind.DELEGATION_VISIT,
)
MOST_SOURCES_OF_EVENT = 2
LONGEST_TEXT = 150


@dataclass(frozen=True)
class BriefRequest:
    """A brief on a partner or on an occasion, whose partner is meant where none is named."""

    partner: str = ""
    occasion: Occasion | None = None
    language: str = "en"


@dataclass(frozen=True)
class BriefFacts:
    """Everything known on the day.

    ``occasion`` is the event that the brief is on, ``is_ahead`` where it was not known yet. ``events_end`` is where the
    record of events ends; None where it goes on behind the brief's day.
    """

    connection: Connection
    partner: str
    on_day: date
    events_end: date | None
    build_id: str
    occasion: Event | None
    is_ahead: bool
    events: list[Event]
    participants: list[Participant]
    sources: list[EventSource]
    promises: list[LedgerEntry]
    judgements: list[LineJudgement]
    evidence: list[EvidencePiece]
    figures: Mapping[str, StatedFigure]
    names: Names
    notes: Notes = field(default_factory=Notes)

    @property
    def partner_name(self) -> str:
        """Name of the other side."""
        return self.names.area(self.partner)

    @property
    def meetings(self) -> list[Event]:
        """Known meetings of both sides, newest first."""
        return [event for event in self.events if event.kind in MEETINGS]

    def people_of(self, event_id: str) -> list[Participant]:
        """Who took part in an event, in the order of its note."""
        return [there for there in self.participants if there.event_id == event_id]

    def cite_event(self, event_id: str) -> tuple[int, ...]:
        """Number of the note for an event: the pages that tell it, those of both sides first."""
        accounts: dict[str | None, EventSource] = {}
        for source in self.sources:
            if source.event_id == event_id:
                accounts.setdefault(source.account_of, source)
        both_first = sorted(accounts.values(), key=lambda source: source.account_of is None)
        return tuple(
            self.notes.cite(source_in_words(source), source.url) for source in both_first[:MOST_SOURCES_OF_EVENT]
        )

    def cite_figure(self, figure_code: str) -> int:
        """Number of the note for a stated figure: whose count, who states it, where and when."""
        figure = self.figures[figure_code]
        if figure.stated_by == figure.counted_by:
            words = _("{counter}, own statement, in {publisher}")
        else:
            words = _("{counter}; stated by {speaker}, in {publisher}")
        told = words.format(
            counter=self.names.office(figure.counted_by),
            speaker=self.names.office(figure.stated_by),
            publisher=figure.publisher,
        )
        return self.notes.cite(formats.apposition(told, published_in_words(figure.published_date)), figure.source_url)

    def cite_table(self, source_code: str, reporter_code: str) -> int:
        """Number of the note for a source's table, with whose report it is."""
        words = _("{publisher}: {title}; report of {area}").format(
            publisher=name_of(source_code, self.names.publishers),
            title=self.names.source_title(source_code),
            area=self.names.area(reporter_code),
        )
        return self.notes.cite(words, self.names.source_urls.get(source_code, ""))

    def cite_record(self) -> tuple[int, ...]:
        """Number of the note for what is counted in the record itself."""
        return (
            self.notes.cite(
                _("Khorgos, record of meetings and commitments of both sides, as known on the date of this brief")
            ),
        )


def source_in_words(source: EventSource) -> str:
    """A page that tells an event: title, publisher, date."""
    return formats.apposition(source.title or "", source.publisher, published_in_words(source.published_date))


def read_facts(connection: Connection, request: BriefRequest) -> BriefFacts:
    """Read what is known; raises ``NothingToBrief`` where there is no partner or nothing at all."""
    build, latest = current_build(connection), latest_day(connection)
    if build is None or latest is None:
        raise NothingToBrief(_("The database holds no meeting and no figure yet."))
    on_day, occasion = build.as_of or latest, request.occasion
    known = event_by_id(connection, occasion.event_id) if occasion else None
    is_ahead = occasion is not None and known is None
    about = known.event if known else occasion.event if occasion else None
    partner = _partner(request.partner, about)
    events = events_with(connection, EventFilters(parties=(HOME, partner)))
    of_both = dict.fromkeys(event.event_id for event in events)
    own = tuple(dict.fromkeys([*of_both, *([occasion.event_id] if occasion else [])]))
    commitments = [
        one
        for one in commitments_with(connection, CommitmentFilters(parties=(HOME, partner)))
        if one.event.event_id in of_both
    ]
    codes = tuple(one.commitment_id for one in commitments)
    evidence = evidence_of_commitments(connection, codes)
    names = read_names(connection, language())
    people = participants(connection, own)
    shown_by = [piece.shown_by.event.event_id for piece in evidence if piece.shown_by.event]
    pages = event_sources(connection, tuple(dict.fromkeys([*own, *shown_by])))
    if is_ahead and occasion:
        people, pages = [*people, *occasion.participants], [*pages, *occasion.pages]
    return BriefFacts(
        connection=connection,
        partner=partner,
        on_day=on_day,
        events_end=build.events_end,
        build_id=build.build_id,
        occasion=about,
        is_ahead=is_ahead,
        events=events,
        participants=people,
        sources=pages,
        promises=to_ledger(commitments, commitments, on_day),
        judgements=judgements(connection, codes),
        evidence=evidence,
        figures={
            figure.figure_code: figure for figure in stated_figures(connection, FigureFilters(is_shown_only=False))
        },
        names=names,
    )


def _partner(asked: str, occasion: Event | None) -> str:
    """The other side: the one asked for, else that of the event; several states together are the five."""
    parties = [code for code in occasion.parties if code in (*PARTNERS, GROUP)] if occasion else []
    partner = asked or (parties[0] if len(parties) == 1 else GROUP if parties else "")
    if partner in (*PARTNERS, GROUP):
        return partner
    if partner:
        raise NothingToBrief(
            _("{code} is no partner. Take one of {codes}.").format(code=partner, codes=", ".join((*PARTNERS, GROUP)))
        )
    raise NothingToBrief(_("Name a partner, or an event that a Central Asian state takes part in."))


def shortened(text: str, longest: int = LONGEST_TEXT) -> str:
    """A text cut at a word, with an ellipsis, where it is too long for its place on two pages."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.") + "…"
