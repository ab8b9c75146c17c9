"""What pictures of commitments hold. Pure: no database, no page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.subjects.names import Names
from dashboard.subjects.promises.attestations import DatedEvent
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.evidence import EvidencePiece
from dashboard.subjects.promises.judgements import CommitmentFigure, CountedLine, LineJudgement
from dashboard.subjects.promises.ledger import TargetShare
from dashboard.subjects.promises.outcomes import RECONCILED
from dashboard.subjects.promises.reasons import line_reason
from dashboard.subjects.promises.words import amount_in_words, event_day, line_name
from etl.vocabulary.commitments import TargetUnit
from etl.vocabulary.judgement import Bound
from etl.vocabulary.places import HOME

YEARS_BEFORE = 8  # a picture begins so long before the promise
EDGE = timedelta(days=200)
NEARLY_SAME = 0.02  # targets that a picture would draw over each other


@dataclass(frozen=True)
class ProgressMark:
    """One line's share of a target.

    ``place`` is the commitment's row, ``group`` the legend's entry, ``words`` what a hover says.
    """

    commitment_id: str
    place: int
    share_pct: float
    side: str
    is_stated: bool
    is_heard: bool
    group: str
    words: str


@dataclass(frozen=True)
class DrawnPoint:
    """One figure, in the line's unit."""

    start: date
    end: date
    value: float
    is_doubtful: bool
    words: str

    @property
    def middle(self) -> date:
        """Where it is drawn: the middle of its period."""
        return self.start + (self.end - self.start) / 2


@dataclass(frozen=True)
class DrawnLine:
    """One line of figures, oldest first."""

    name: str
    side: str
    is_stated: bool
    is_bound: bool
    points: tuple[DrawnPoint, ...]


@dataclass(frozen=True)
class DrawnTarget:
    """What lines of figures are held against: in their unit, with its name."""

    value: float
    name: str


@dataclass(frozen=True)
class EventMark:
    """An event on the way."""

    event_id: str
    day: date
    words: str


@dataclass(frozen=True)
class LinesPicture:
    """A commitment's figures over time; targets and points are divided by ``scale_divisor`` to be in ``unit``.

    Days are ISO texts; ``deadline`` is empty where none was set.
    """

    lines: tuple[DrawnLine, ...]
    targets: tuple[DrawnTarget, ...]
    unit: str
    scale_divisor: float
    made: str
    deadline: str
    events: tuple[EventMark, ...]
    span: tuple[str, str]


def to_marks(shares: Iterable[TargetShare], names: Names) -> list[ProgressMark]:
    """Marks for ``chart.progress_figure``; takes ``ledger.to_shares``."""
    return [
        ProgressMark(
            commitment_id=share.commitment.commitment_id,
            place=share.place,
            share_pct=share.share_pct,
            side=share.judgement.line.side,
            is_stated=share.judgement.line.is_stated,
            is_heard=share.judgement.line.is_heard,
            group=_group_of(share.judgement.line),
            words=_judgement_words(share.judgement, share.commitment.target_unit, names),
        )
        for share in shares
    ]


def _group_of(line: CountedLine) -> str:
    if not line.is_heard:
        return _("Figures that cannot judge it")
    if line.bound == Bound.WHOLE:
        return _("Counts more than was promised")
    if line.bound == Bound.PART:
        return _("Counts a part of what was promised")
    if line.side == RECONCILED:
        return _("Reconciled by a third party")
    if line.side.startswith(HOME):
        return _("China's count, stated") if line.is_stated else _("China's count, table")
    return _("Partner's count, stated") if line.is_stated else _("Partner's count, table")


def _judgement_words(judgement: LineJudgement, unit: TargetUnit, names: Names) -> str:
    return _("{line}: {reason}").format(line=line_name(judgement.line, names), reason=line_reason(judgement, unit))


def to_picture(
    commitment: Commitment, figures: Iterable[CommitmentFigure], events: Iterable[EventMark], names: Names
) -> LinesPicture | None:
    """A commitment's figures as a picture, or None where there is none.

    It has the figures in the target's own unit, from some years before the commitment on.
    """
    unit = commitment.target_unit
    in_unit = [figure for figure in figures if figure.line.unit == unit.base and figure.value is not None]
    if not in_unit:
        return None
    counted = {figure.line.code: figure.line for figure in sorted(in_unit, key=lambda figure: figure.line.code)}
    lines = _to_lines(in_unit, unit, names)
    made, deadline = commitment.event.start_date, commitment.deadline
    starts = [made, *(point.start for line in lines for point in line.points)]
    ends = [made, *(point.end for line in lines for point in line.points), *([deadline] if deadline else [])]
    first = max(min(starts), date(made.year - YEARS_BEFORE, 1, 1))
    scale = units.scale_for(
        [*(figure.value for figure in in_unit), *(line.target_value for line in counted.values())], unit.base
    )
    return LinesPicture(
        lines=tuple(shown for line in lines if (shown := _from_day(line, first)).points),
        targets=_to_targets(counted.values(), names),
        unit=scale.unit,
        scale_divisor=scale.divisor,
        made=made.isoformat(),
        deadline=deadline.isoformat() if deadline else "",
        events=tuple(event for event in events if event.day >= first),
        span=((first - EDGE).isoformat(), (max(ends) + EDGE).isoformat()),
    )


def _from_day(line: DrawnLine, first: date) -> DrawnLine:
    return replace(line, points=tuple(point for point in line.points if point.end >= first))


def _to_targets(lines: Iterable[CountedLine], names: Names) -> tuple[DrawnTarget, ...]:
    """The targets that lines are held against.

    Where sides have their own, each side's, and of nearly the same ones the first.
    """
    targets: list[DrawnTarget] = []
    for line in lines:
        value = line.target_value
        if value is None or any(abs(value - other.value) <= NEARLY_SAME * other.value for other in targets):
            continue
        targets.append(DrawnTarget(value, _("target, {line}").format(line=line_name(line, names))))
    return (DrawnTarget(targets[0].value, _("target")),) if len(targets) == 1 else tuple(targets)


def _to_lines(figures: Iterable[CommitmentFigure], unit: TargetUnit, names: Names) -> list[DrawnLine]:
    """The lines in the order of their codes, the figures of each in the order of time."""
    ordered = sorted(figures, key=lambda figure: (figure.line.code, figure.period_end, figure.period_start))
    by_line = groupby(ordered, key=lambda figure: figure.line.code)
    return [_to_line(list(of_line), unit, names) for _code, of_line in by_line]


def _to_line(figures: Sequence[CommitmentFigure], unit: TargetUnit, names: Names) -> DrawnLine:
    line = figures[0].line
    points = tuple(
        DrawnPoint(
            start=figure.period_start,
            end=figure.period_end,
            value=figure.value,
            is_doubtful=figure.is_doubtful or figure.is_stand_in,
            words=_point_words(figure, unit, names),
        )
        for figure in figures
        if figure.value is not None
    )
    is_stated = figures[0].figure_code is not None
    return DrawnLine(line_name(line, names), line.side, is_stated, line.bound != Bound.EXACT, points)


def _point_words(figure: CommitmentFigure, unit: TargetUnit, names: Names) -> str:
    words = _("{line}, {period}: {amount}").format(
        line=line_name(figure.line, names),
        period=formats.period(figure.period_start, figure.period_end),
        amount=amount_in_words(figure.value, unit),
    )
    notes = [
        note
        for is_so, note in (
            (figure.is_doubtful, _("estimated or doubtful")),
            (figure.is_stand_in, _("with other goods of its chapter")),
        )
        if is_so
    ]
    return _("{words} ({notes})").format(words=words, notes=_("; ").join(notes)) if notes else words


def to_event_marks(
    evidence: Iterable[EvidencePiece], tellings: Iterable[Commitment], kinds: Mapping[str, str], this: str
) -> list[EventMark]:
    """Events on the way: later ones that are evidence, and other tellings of the commitment.

    Oldest first, each once.
    """
    marks: dict[str, EventMark] = {}
    for piece in evidence:
        if (event := piece.shown_by.event) is not None:
            words = _("{date}: {title} ({kind})").format(
                date=event_day(event), title=event.title, kind=kinds.get(piece.kind, piece.kind)
            )
            marks[event.event_id] = EventMark(event.event_id, event.start_date, words)
    for telling in tellings:
        if telling.commitment_id != this:
            marks.setdefault(telling.event.event_id, _telling_mark(telling.event))
    return sorted(marks.values(), key=lambda mark: (mark.day, mark.event_id))


def _telling_mark(event: DatedEvent) -> EventMark:
    words = _("{date}: {title} (told there too)").format(date=event_day(event), title=event.title)
    return EventMark(event.event_id, event.start_date, words)
