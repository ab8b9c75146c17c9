"""Commitments of an event as its note tells them: terms, how each stands, and the evidence with its links.

Pure: no database, no page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.subjects.events.notes import published_in_words
from dashboard.subjects.names import Names, listed_names
from dashboard.subjects.promises.attestations import AttestingFigure
from dashboard.subjects.promises.commitments import Commitment
from dashboard.subjects.promises.evidence import EvidencePiece
from dashboard.subjects.promises.judgements import LineJudgement
from dashboard.subjects.promises.ledger import LedgerEntry, to_ledger
from dashboard.subjects.promises.reasons import line_reason, standing_in_words
from dashboard.subjects.promises.words import (
    deadline_in_words,
    event_day,
    line_name,
    measurability_meaning,
    parties_in_words,
    standing_badge,
    target_in_words,
)


@dataclass(frozen=True)
class EvidenceLine:
    """What later happened, in words: an event of ours by its id, or a figure or a page with its address."""

    words: str
    event_id: str = ""
    event_title: str = ""
    url: str = ""
    publisher: str = ""


@dataclass(frozen=True)
class CommitmentCard:
    """One commitment, ready to be shown; ``badge`` is Markdown."""

    commitment_id: str
    text: str
    parties: str
    badge: str
    standing: list[str]
    terms: list[tuple[str, str]]
    repeats_event_id: str = ""
    evidence: list[EvidenceLine] = field(default_factory=list)


def to_cards(
    commitments: Sequence[Commitment],
    evidence: Iterable[EvidencePiece],
    judgements: Iterable[LineJudgement],
    on_day: date,
    names: Names,
) -> list[CommitmentCard]:
    """Put each commitment together with how it stands on a day and what bears on it.

    Takes ``commitments.commitments_of_event``, and ``evidence.evidence_of_commitments`` and ``judgements.judgements``
    of these.
    """
    judged: dict[str, list[LineJudgement]] = {}
    for judgement in judgements:
        judged.setdefault(judgement.commitment_id, []).append(judgement)
    lines: dict[str, list[EvidenceLine]] = {}
    for piece in evidence:
        lines.setdefault(piece.commitment_id, []).append(_evidence_line(piece, names))
    return [
        _card(
            entry,
            judged.get(entry.commitment.commitment_id, []),
            lines.get(entry.commitment.commitment_id, []),
            names,
        )
        for entry in to_ledger(commitments, commitments, on_day)
    ]


def _card(
    entry: LedgerEntry, judged: Sequence[LineJudgement], evidence: list[EvidenceLine], names: Names
) -> CommitmentCard:
    commitment = entry.commitment
    return CommitmentCard(
        commitment_id=commitment.commitment_id,
        text=commitment.text,
        parties=parties_in_words(commitment, names),
        badge=standing_badge(entry, names),
        standing=standing_with_lines(commitment, judged, names),
        terms=[(name, words) for name, words in _terms(commitment, names).items() if words],
        repeats_event_id=commitment.repeats_event_id or "",
        evidence=evidence,
    )


def _terms(commitment: Commitment, names: Names) -> Mapping[str, str]:
    measurable = (measurability_meaning(commitment.measurability), commitment.not_measurable_reason)
    return {
        _("Kind"): names.term("commitment_kind", commitment.kind),
        _("Stage on paper"): names.term("stage", commitment.stage),
        _("Target"): target_in_words(commitment),
        _("Deadline"): deadline_in_words(commitment),
        _("Topics"): listed_names(commitment.topics, names.listed("topic")),
        _("Measurable"): formats.sentences(*(words or "" for words in measurable)),
    }


def standing_with_lines(commitment: Commitment, judged: Iterable[LineJudgement], names: Names) -> list[str]:
    """Why a commitment stands as it does, then what each line of figures that has a say shows."""
    lines = [
        _("{series}: {reason}").format(
            series=line_name(one.line, names), reason=line_reason(one, commitment.target_unit)
        )
        for one in judged
        if one.line.is_heard
    ]
    return [standing_in_words(commitment, names), *lines]


def _evidence_line(piece: EvidencePiece, names: Names) -> EvidenceLine:
    event, figure, page = piece.shown_by.event, piece.shown_by.figure, piece.shown_by.page
    if event is not None:
        words = _dated_evidence(piece, event_day(event), names)
        return EvidenceLine(words, event_id=event.event_id, event_title=event.title)
    if figure is not None:
        words = _figure_evidence(piece, figure, names)
        return EvidenceLine(words, url=figure.page.url, publisher=figure.page.publisher or "")
    published = published_in_words(page.published_date) if page else ""
    words = _dated_evidence(piece, published or formats.day(piece.known_from), names)
    return EvidenceLine(words, url=page.url if page else "", publisher=(page.publisher if page else None) or "")


def _dated_evidence(piece: EvidencePiece, day: str, names: Names) -> str:
    words = _("{kind}, {date}: {note}") if piece.note else _("{kind}, {date}")
    return words.format(kind=names.term("evidence_kind", piece.kind), date=day, note=piece.note)


def _figure_evidence(piece: EvidencePiece, figure: AttestingFigure, names: Names) -> str:
    words = (
        _("{kind} by {office} for {period}: {note}") if piece.note else _("{kind} by {office} for {period}: {figure}")
    )
    return words.format(
        kind=names.term("evidence_kind", piece.kind),
        office=names.office(figure.stated_by),
        period=figure.period,
        note=piece.note,
        figure=figure.amount,
    )
