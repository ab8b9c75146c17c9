"""What later happened that bears on commitments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from dashboard.subjects.promises.attestations import (
    Attestation,
    attestation_columns,
    join_attestation,
    to_attestation,
)
from dashboard.subjects.typed_rows import make_part, make_rows
from etl.schema import commitment_evidence


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
