"""What later happened that bears on commitments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from dashboard.subjects.promises.attestations import (
    Attestation,
    attestation_columns,
    join_attestation,
    to_attestation,
)
from dashboard.subjects.typed_rows import make_part, make_rows, read_rows
from etl.schema import commitment, commitment_evidence


@dataclass(frozen=True)
class EvidencePiece:
    """Something that bears on a commitment, by ``kind`` for or against it, and what shows it.

    ``known_from`` is the first day on which it could be known; ``note`` is None where nothing more is said of it.
    """

    commitment_id: str
    kind: str
    note: str | None
    known_from: date
    shown_by: Attestation


@dataclass(frozen=True)
class EvidenceBetween:
    """That an event shows something, by ``kind``, of a promise made at an earlier one; both by their ids."""

    earlier: str
    later: str
    kind: str


def evidence_between(connection: Connection, event_id: str) -> list[EvidenceBetween]:
    """What other events show of promises made at this one, and this one of promises made at others."""
    piece = commitment_evidence.c
    question = (
        select(commitment.c.event_id.label("earlier"), piece.event_id.label("later"), piece.kind)
        .join(commitment, commitment.c.commitment_id == piece.commitment_id)
        .where(piece.event_id.is_not(None), or_(commitment.c.event_id == event_id, piece.event_id == event_id))
        .order_by(piece.commitment_id, piece.seq)
    )
    return read_rows(connection, question, EvidenceBetween)


def evidence_of_commitments(connection: Connection, commitment_ids: Sequence[str]) -> list[EvidencePiece]:
    """What bears on each of the commitments, in the notes' order."""
    piece = commitment_evidence.c
    question = (
        select(piece.commitment_id, piece.kind, piece.note, piece.known_from, *attestation_columns(commitment_evidence))
        .select_from(join_attestation(commitment_evidence))
        .where(piece.commitment_id.in_(commitment_ids))
        .order_by(piece.commitment_id, piece.seq)
    )
    return make_rows(connection, question, lambda row: make_part(row, EvidencePiece, shown_by=to_attestation(row)))
