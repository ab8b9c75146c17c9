"""Whether what a note says of its commitments follows in time.

What shows one kept comes after it, and its stages in their order.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from etl.errors import Fault
from etl.inputs.events.links import FiledNote
from etl.inputs.notes import EvidenceEntry, Note, NoteCommitment, StageEntry
from etl.values.knowledge import event_day, published_day
from etl.vocabulary.commitments import CommitmentId, EvidenceKind, Stage
from etl.vocabulary.judgement import Verdict

_SHOWS_IT = (
    EvidenceKind.KEPT,
    EvidenceKind.PROGRESS,
    EvidenceKind.REPORTED,
)  # a repeated commitment shows nothing, a broken one the contrary


@dataclass(frozen=True)
class KnownDays:
    """The days from which events, by id, and stated figures, by code, can be known, and the last day of each event."""

    events: Mapping[str, date]
    figures: Mapping[str, date]
    ends: Mapping[str, date]

    def shown(self, item: EvidenceEntry | StageEntry) -> date | None:
        """The day from which all that an item names can be known, but for an assessment.

        None where it names nothing else.
        """
        pages = [published_day(item.page.published)] if item.page else []
        days = [self.events.get(item.event), self.figures.get(item.figure), *pages]
        return max((day for day in days if day), default=None)


def known_days(notes: Iterable[Note], figures: Mapping[str, date]) -> KnownDays:
    """The days of these notes' events, and of the figures given."""
    listed = list(notes)
    events = {note.id: event_day(note.end_date, [source.published for source in note.sources]) for note in listed}
    return KnownDays(events, figures, {note.id: note.end_date for note in listed})


def cut_untimely(filed: FiledNote, days: KnownDays) -> tuple[Note, list[Fault]]:
    """The note without what its own facts do not bear, and a fault for each.

    Left out are latest assessments *met* that nothing later shows, and stages out of their order.
    """
    note = filed.note
    faults = [
        fault
        for place, commitment in enumerate(note.commitments, start=1)
        for fault in (*_unshown(filed, place, commitment, days), *_out_of_order(filed, place, commitment, days))
    ]
    if not faults:
        return note, []
    gone = {fault.field.rpartition(".")[0] for fault in faults}
    commitments = [
        _without(commitment, f"commitments[{place}]", gone)
        for place, commitment in enumerate(note.commitments, start=1)
    ]
    return replace(note, commitments=commitments), faults


def _unshown(filed: FiledNote, place: int, commitment: NoteCommitment, days: KnownDays) -> Iterator[Fault]:
    """A fault where people last judged a commitment as met, and nothing that came after it was first made shows it.

    The meeting that promised is not enough; one that tells of an earlier promise as kept is.
    """
    dated = [(one.date, step, one.verdict) for step, one in enumerate(commitment.assessments, start=1) if one.date]
    if not dated:
        return
    _, step, verdict = max(dated)
    repeated = CommitmentId.parse(commitment.repeats)
    first = repeated.event if repeated else filed.note.id
    made = days.ends[first]
    items: list[EvidenceEntry | StageEntry] = [item for item in commitment.evidence if item.kind in _SHOWS_IT]
    items += [entry for entry in commitment.stages if entry.stage != Stage.ANNOUNCED]
    later = [item for item in items if item.event != first and (days.shown(item) or made) > made]
    if verdict == Verdict.MET and not later:
        problem = f"nothing known after the promise of {made} shows it"
        advice = (
            "Name the later event, figure or page under evidence or stages, or judge otherwise; until then the "
            "assessment is left out."
        )
        yield filed.fault(f"commitments[{place}].assessments[{step}].verdict", problem, str(verdict), advice)


def _out_of_order(filed: FiledNote, place: int, commitment: NoteCommitment, days: KnownDays) -> Iterator[Fault]:
    """A fault for each stage that is known earlier than one listed before it."""
    made = days.events[filed.note.id]
    before, last = "announced", made
    for step, entry in enumerate(commitment.stages, start=1):
        known = [day for day in (days.shown(entry), entry.assessment, made) if day]
        day = max(known)
        if day < last:
            problem = f"expected a step that is known no earlier than the one before it, {before} of {last}"
            advice = (
                "Put the stages in the order of time, or name what showed it later; until then the stage is left out."
            )
            yield filed.fault(f"commitments[{place}].stages[{step}].stage", problem, f"{entry.stage} of {day}", advice)
        else:
            before, last = str(entry.stage), day


def _without(commitment: NoteCommitment, path: str, gone: Collection[str]) -> NoteCommitment:
    return replace(
        commitment,
        assessments=[
            one for step, one in enumerate(commitment.assessments, start=1) if f"{path}.assessments[{step}]" not in gone
        ],
        stages=[one for step, one in enumerate(commitment.stages, start=1) if f"{path}.stages[{step}]" not in gone],
    )
