"""Notes on meetings: Markdown with YAML front matter, to typed records and back to a skeleton for a new one."""

from etl.inputs.notes.parsing import parse_note
from etl.inputs.notes.records import (
    Answer,
    Assessment,
    Baseline,
    CitedPage,
    CommitmentSeries,
    EvidenceEntry,
    Note,
    NoteAsk,
    NoteCommitment,
    NoteFigure,
    NoteParticipant,
    NoteSource,
    Relation,
    StageEntry,
)
from etl.inputs.notes.skeleton import write_skeleton

__all__ = [
    "Answer",
    "Assessment",
    "Baseline",
    "CitedPage",
    "CommitmentSeries",
    "EvidenceEntry",
    "Note",
    "NoteAsk",
    "NoteCommitment",
    "NoteFigure",
    "NoteParticipant",
    "NoteSource",
    "Relation",
    "StageEntry",
    "parse_note",
    "write_skeleton",
]
