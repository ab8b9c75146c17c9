"""What a brief is written from.

The partner, and everything on it that the connection shows, which is what was known on its day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from dashboard.brief.model import Notes
from dashboard.brief.occasion import Occasion
from dashboard.brief.sides import Sides
from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.asks.asks import Ask
from dashboard.subjects.events.event_parts import EventSource, Participant
from dashboard.subjects.events.events import Event
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.names import Names, name_of
from dashboard.subjects.people.offices import RoleAttested
from dashboard.subjects.promises.evidence import EvidencePiece
from dashboard.subjects.promises.judgements import LineJudgement
from dashboard.subjects.promises.ledger import LedgerEntry
from dashboard.subjects.trade.figures import StatedFigure
from etl.vocabulary.events import EventKind

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
LONGEST_ON_FRONT = 110


@dataclass(frozen=True)
class BriefRequest:
    """A brief on a partner, an occasion or a person, whose partner is meant where none is named.

    ``place`` is CN-XJ where Xinjiang and not all of China meets the partner; ``side`` is the code of the reader's side,
    China's where it is empty.
    """

    partner: str = ""
    occasion: Occasion | None = None
    language: str = "en"
    person: str = ""
    place: str = ""
    side: str = ""


@dataclass(frozen=True)
class BriefFacts:
    """Everything known on the day.

    ``occasion`` is the event that the brief is on, ``is_ahead`` where it was not known yet; ``person`` whom it is on.
    ``topics`` are those of either, none where it is on a partner as a whole. ``holders`` are today's office-holders of
    all sides. ``events`` are those of both sides, ``events_of_china`` also those of China where Xinjiang alone is the
    side. ``events_end`` is where the record of events ends; None where it goes on behind the brief's day.
    """

    connection: Connection
    sides: Sides
    on_day: date
    events_end: date | None
    build_id: str
    occasion: Event | None
    is_ahead: bool
    person: RoleAttested | None
    topics: tuple[str, ...]
    events: list[Event]
    events_of_china: list[Event]
    participants: list[Participant]
    sources: list[EventSource]
    promises: list[LedgerEntry]
    asks: list[Ask]
    holders: list[RoleAttested]
    judgements: list[LineJudgement]
    evidence: list[EvidencePiece]
    figures: Mapping[str, StatedFigure]
    names: Names
    notes: Notes = field(default_factory=Notes)

    @property
    def home(self) -> str:
        """China's side: China, or Xinjiang alone."""
        return self.sides.home

    @property
    def partner(self) -> str:
        """The Central Asian side."""
        return self.sides.partner

    @property
    def partner_name(self) -> str:
        """Name of the Central Asian side."""
        return self.names.area(self.partner)

    @property
    def home_name(self) -> str:
        """Name of China's side."""
        return self.names.area(self.home)

    @property
    def meetings(self) -> list[Event]:
        """Known meetings of both sides, newest first."""
        return [event for event in self.events if event.kind in MEETINGS]

    def content(self, text: str, longest: int = LONGEST_TEXT) -> str:
        """A text of the record, cut at a word where it is too long for its place."""
        return shortened(text, longest)

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


def as_sentence(words: str) -> str:
    """A sentence without a second stop where a text in it was cut, or ends in an abbreviation."""
    return words.replace("….", "…").replace("..", ".")


def shortened(text: str, longest: int = LONGEST_TEXT) -> str:
    """A text cut at a word, with an ellipsis, where it is too long for its place on two pages."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.") + "…"
