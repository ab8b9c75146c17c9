"""The ledger of commitments.

Which are overdue, told once, in which order, how many of each, and how far towards their targets. Pure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.subjects.promises.commitments import Commitment, first_tellings
from dashboard.subjects.promises.judgements import JudgedFigure, LineJudgement
from dashboard.subjects.promises.outcomes import UNKEPT, Outcome
from etl.vocabulary.commitments import Stage
from etl.vocabulary.judgement import JudgementRule

CLOSED = (Stage.DONE, Stage.SUPERSEDED)


class Due(StrEnum):
    """Where a commitment's deadline lies."""

    ANY = "any"
    OVERDUE = "overdue"  # passed, and the promise was not or not wholly kept
    UNKNOWN = "unknown"  # passed, and nothing tells whether it was kept
    PASSED = "passed"  # passed, however the promise stands
    AHEAD = "ahead"
    UNSET = "unset"


@dataclass(frozen=True)
class LedgerChoice:
    """What of the ledger is shown, besides the filters that the database answers.

    An empty tuple or text is no restriction. ``outcomes`` are those of ``outcomes.Outcome``, or words of a standing.
    """

    outcomes: tuple[str, ...] = ()
    due: Due = Due.ANY
    text: str = ""
    with_repetitions: bool = False


@dataclass(frozen=True)
class LedgerEntry:
    """A commitment in the ledger of a day.

    ``first_id`` is the one that it first was, ``telling_count`` how often that was made. ``is_past``: the deadline is
    before the day; ``is_overdue``: and it is open and not or not wholly kept; ``is_unknown``: and nothing tells whether
    it was kept.
    """

    commitment: Commitment
    first_id: str
    telling_count: int
    is_past: bool
    is_overdue: bool
    is_unknown: bool

    @property
    def outcome(self) -> str:
        """What it is counted as (``outcomes.Outcome``)."""
        return self.commitment.standing.outcome

    @property
    def is_ahead(self) -> bool:
        """Whether its deadline lies ahead."""
        return self.commitment.deadline is not None and not self.is_past


@dataclass(frozen=True)
class StageCount:
    """How many commitments of a stage have an outcome."""

    stage: str
    outcome: str
    count: int


@dataclass(frozen=True)
class TargetShare:
    """How far one line of figures is towards a commitment's target; ``place`` is the commitment's among those shown."""

    place: int
    commitment: Commitment
    judgement: LineJudgement
    figure: JudgedFigure
    share_pct: float


def to_ledger(commitments: Iterable[Commitment], every: Iterable[Commitment], on_day: date) -> list[LedgerEntry]:
    """Commitments with whether they are late on a day; what was only expected is among them.

    Takes also ``every`` commitment among which the tellings of one are counted.
    """
    first = first_tellings({one.commitment_id: one.repeats_commitment_id for one in every})
    counts = Counter(first.values())
    return [_entry(one, first[one.commitment_id], counts, on_day) for one in commitments]


def _entry(commitment: Commitment, first_id: str, counts: Mapping[str, int], on_day: date) -> LedgerEntry:
    outcome = commitment.standing.outcome
    is_past = commitment.deadline is not None and commitment.deadline < on_day
    is_open = is_past and not commitment.is_forecast and commitment.stage not in CLOSED
    return LedgerEntry(
        commitment,
        first_id,
        telling_count=counts[first_id],
        is_past=is_past,
        is_overdue=is_open and outcome in UNKEPT,
        is_unknown=is_open and outcome not in (*UNKEPT, Outcome.MET),
    )


def choose_entries(ledger: Iterable[LedgerEntry], choice: LedgerChoice) -> list[LedgerEntry]:
    """The entries that pass, in the order of ``in_order``.

    Without repetitions, of the tellings of one commitment that pass the earliest stays.
    """
    passing = [entry for entry in ledger if _passes(entry, choice)]
    if choice.with_repetitions:
        return in_order(passing)
    earliest: dict[str, LedgerEntry] = {}
    for entry in sorted(passing, key=lambda entry: (entry.commitment.event.start_date, entry.commitment.commitment_id)):
        earliest.setdefault(entry.first_id, entry)
    return in_order(earliest.values())


def _passes(entry: LedgerEntry, choice: LedgerChoice) -> bool:
    commitment = entry.commitment
    if choice.outcomes and not {entry.outcome, commitment.standing.word} & set(choice.outcomes):
        return False
    searched = (commitment.text, commitment.metric or "", commitment.event.title, commitment.commitment_id)
    text = " ".join(searched).casefold()
    return _is_due(entry, choice.due) and all(word in text for word in choice.text.casefold().split())


def _is_due(entry: LedgerEntry, due: Due) -> bool:
    return {
        Due.ANY: True,
        Due.OVERDUE: entry.is_overdue,
        Due.UNKNOWN: entry.is_unknown,
        Due.PASSED: entry.is_past,
        Due.AHEAD: entry.is_ahead,
        Due.UNSET: entry.commitment.deadline is None,
    }[due]


def in_order(ledger: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """Entries in the order that fits their state.

    Overdue ones and those of which nothing is known come by the latest deadline, those ahead by the nearest, all others
    the newest first.
    """
    return sorted(ledger, key=_order)


def _order(entry: LedgerEntry) -> tuple[int, int, str]:
    commitment = entry.commitment
    made = commitment.event.start_date.toordinal()
    due = commitment.deadline.toordinal() if commitment.deadline else 0
    if entry.is_overdue or entry.is_unknown:
        return (0 if entry.is_overdue else 1, -due, commitment.commitment_id)
    return (2, due, commitment.commitment_id) if entry.is_ahead else (3, -made, commitment.commitment_id)


def count_by_stage(ledger: Iterable[LedgerEntry]) -> list[StageCount]:
    """How many commitments of each stage have which outcome, in the order of both; a pair without any is left out."""
    counts = Counter((entry.commitment.stage, entry.outcome) for entry in ledger)
    outcomes = _outcomes({outcome for _stage, outcome in counts})
    pairs = [(str(stage), outcome) for stage in Stage for outcome in outcomes]
    return [StageCount(*pair, counts[pair]) for pair in pairs if counts[pair]]


def count_by_outcome(ledger: Iterable[LedgerEntry]) -> dict[str, int]:
    """How many commitments have which outcome, in the outcomes' order; every outcome is there."""
    counts = Counter(entry.outcome for entry in ledger)
    return {outcome: counts[outcome] for outcome in _outcomes(counts)}


def _outcomes(present: Iterable[str]) -> list[str]:
    """Every outcome, and the bare word where something cannot be judged and no cause is told."""
    every = [str(outcome) for outcome in Outcome]
    return every + sorted(set(present) - set(every))


def to_shares(ledger: Iterable[LedgerEntry], judgements: Iterable[LineJudgement]) -> list[TargetShare]:
    """How far each measurable commitment is, in the ledger's order: a share for each line that has a say.

    Where no line of a commitment has, each side's latest figures are given. A commitment without any share of its
    target is left out.
    """
    by_commitment: dict[str, list[LineJudgement]] = {}
    for judgement in judgements:
        by_commitment.setdefault(judgement.commitment_id, []).append(judgement)
    shares: list[TargetShare] = []
    place = 0
    for entry in ledger:
        of_commitment = _shares(place, entry.commitment, by_commitment.get(entry.commitment.commitment_id, []))
        shares += of_commitment
        place += bool(of_commitment)
    return shares


def _shares(place: int, commitment: Commitment, judgements: Sequence[LineJudgement]) -> list[TargetShare]:
    judging = [one for one in judgements if one.line.is_heard]
    return [
        TargetShare(place, commitment, one, one.figure, one.share_of_target_pct)
        for one in judging or _latest_without_say(judgements)
        if one.figure is not None and one.share_of_target_pct is not None
    ]


def _latest_without_say(judgements: Sequence[LineJudgement]) -> list[LineJudgement]:
    """Judgements of lines that have no say and yet a figure; of each side those of its latest period."""
    ends = [
        (one, one.figure.period_end)
        for one in judgements
        if one.figure is not None and one.rule != JudgementRule.OTHER_CURRENCY
    ]
    latest: dict[str, date] = {}
    for one, end in ends:
        latest[one.line.side] = max(end, latest.get(one.line.side, end))
    return [one for one, end in ends if end == latest[one.line.side]]
