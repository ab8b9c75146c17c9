"""What a note says, typed. Text that is not there is empty, a number or date that is not there is None."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from etl.vocabulary.asks import AnswerExtent, AskId
from etl.vocabulary.commitments import (
    CommitmentId,
    CommitmentKind,
    Comparator,
    DeadlineBasis,
    EvidenceKind,
    Measurability,
    SeriesMeasure,
    Stage,
)
from etl.vocabulary.events import Confidence, EventKind, RelationKind, Topic
from etl.vocabulary.judgement import UnjudgedCause, Verdict
from etl.vocabulary.periods import DatePrecision, PeriodKind
from etl.vocabulary.trade import Flow


@dataclass(frozen=True)
class NoteParticipant:
    """One person who took part, in the role held then."""

    person: str
    role: str = ""
    side: str = ""


@dataclass(frozen=True)
class NoteFigure:
    """A figure that the note cites, as its source words it."""

    what: str
    value: float | None
    unit: str
    period: str = ""
    stated_by: str = ""


@dataclass(frozen=True)
class CommitmentSeries:
    """The trade that would show a commitment: of a group or of one commodity, by a period kind."""

    reporter: str
    partner: str
    flow: Flow | None
    measure: SeriesMeasure | None
    period: PeriodKind | None
    group: str = ""
    commodity: str = ""


@dataclass(frozen=True)
class Baseline:
    """What a target is a multiple of."""

    value: float | None
    period: str = ""


@dataclass(frozen=True)
class CitedPage:
    """A page that shows something, with the day, month or year (as written) on which it was out."""

    url: str
    publisher: str
    published: str


@dataclass(frozen=True)
class EvidenceEntry:
    """Something later that bears on a commitment: an event, an official figure, or both, or else a page."""

    kind: EvidenceKind | None
    event: str = ""
    figure: str = ""
    note: str = ""
    page: CitedPage | None = None


@dataclass(frozen=True)
class StageEntry:
    """A step of a commitment on paper and the one thing that shows it.

    An event, a figure, a page, or the assessment of a day.
    """

    stage: Stage | None
    event: str = ""
    figure: str = ""
    page: CitedPage | None = None
    assessment: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Assessment:
    """A judgement by a person's role; ``cause`` says why a commitment cannot be judged, where that is the verdict."""

    date: date | None
    by: str
    verdict: Verdict | None
    reason: str
    cause: UnjudgedCause | None = None


@dataclass(frozen=True)
class NoteCommitment:
    """One commitment of a note."""

    text: str
    kind: CommitmentKind | None
    by: list[str]
    measurability: Measurability | None
    to: list[str] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    stages: list[StageEntry] = field(default_factory=list)
    reason: str = ""
    metric: str = ""
    target: float | None = None
    unit: str = ""
    comparator: Comparator | None = None
    series: CommitmentSeries | None = None
    baseline: Baseline | None = None
    deadline: date | None = None
    deadline_basis: DeadlineBasis | None = None
    repeats: str = ""
    evidence: list[EvidenceEntry] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """The later event that answered an ask, how far, and how."""

    event: str
    extent: AnswerExtent | None
    note: str = ""


@dataclass(frozen=True)
class NoteAsk:
    """One request or wish of one side to the other; ``account`` is the side whose account alone tells it."""

    text: str
    by: list[str]
    to: list[str]
    topics: list[Topic]
    account: str = ""
    answered: Answer | None = None


@dataclass(frozen=True)
class NoteSource:
    """Where the event is told."""

    url: str
    publisher: str
    published: str = ""
    title: str = ""
    account_of: str = ""


@dataclass(frozen=True)
class Relation:
    """An earlier event that this one follows, answers or retells."""

    event: str
    kind: RelationKind | None


@dataclass(frozen=True)
class Note:
    """One meeting or decision.

    ``start_date`` and ``end_date`` span the whole month or year where no more is known. ``tells_until`` is the last day
    of the latest time after the event that the text tells of, None where it tells of none. ``lines`` gives the line of
    every field by its path (``commitments[1].target``), for messages; it is no part of what the note says.
    """

    id: str
    title: str
    kind: EventKind | None
    start_date: date
    end_date: date
    date_precision: DatePrecision
    parties: list[str]
    topics: list[Topic]
    confidence: Confidence | None
    sources: list[NoteSource]
    text: str
    place: str = ""
    country: str = ""
    participants: list[NoteParticipant] = field(default_factory=list)
    figures: list[NoteFigure] = field(default_factory=list)
    commitments: list[NoteCommitment] = field(default_factory=list)
    asks: list[NoteAsk] = field(default_factory=list)
    related: list[Relation] = field(default_factory=list)
    tells_until: date | None = None
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    def commitment_id(self, place: int) -> str:
        """The id of the commitment at a place in the list, from 1."""
        return str(CommitmentId(self.id, place))

    def ask_id(self, place: int) -> str:
        """The id of the ask at a place in the list, from 1."""
        return str(AskId(self.id, place))
