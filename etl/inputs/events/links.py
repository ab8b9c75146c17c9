"""Whether what a note names exists: codes of the reference files, other notes, their commitments, official figures."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from etl.errors import Fault
from etl.inputs.codes import KnownCodes
from etl.inputs.notes import EvidenceEntry, Note, NoteCommitment, StageEntry
from etl.inputs.reference_files import AREAS, COMMODITIES, GROUPS, PEOPLE, PLACES
from etl.values.groups import goes_in_circle
from etl.values.nearest import say_nearest
from etl.vocabulary.commitments import CommitmentId

_ADD_NOTE = "Add its note under data/events"


@dataclass(frozen=True)
class FiledNote:
    """A note and the file it is from."""

    file: str
    note: Note

    def fault(self, path: str, problem: str, seen: str, advice: str) -> Fault:
        """A fault of the field at a path of the note."""
        return Fault(self.file, f"line {self.note.lines[path]}", path, problem, seen, advice)


@dataclass(frozen=True)
class NoteLink:
    """One note's pointer to another: at which path, to which event, and as written.

    ``is_repeat`` where it is to the commitment that one of the note's repeats. ``order`` says why it is later.
    """

    path: str
    event: str
    written: str
    is_to_earlier: bool
    is_repeat: bool = False
    order: str = "Evidence comes after the promise."


def check_codes(filed: FiledNote, codes: KnownCodes) -> list[Fault]:
    """A fault for each code of the note that its reference file does not have."""
    note = filed.note
    known = {AREAS.label: codes.areas, PLACES.label: codes.places, PEOPLE.label: codes.people}
    known |= {GROUPS.label: codes.groups, COMMODITIES.label: codes.commodities}
    return [
        filed.fault(path, f"no such code in {file}", code, say_nearest(code, known[file], f"Add it to {file}"))
        for path, code, file in _codes_of(note)
        if code and code not in known[file]
    ]


def _codes_of(note: Note) -> Iterator[tuple[str, str, str]]:
    """Every code in a note, with its path and the file that should have it."""
    yield "place", note.place, PLACES.label
    yield "country", note.country, AREAS.label
    yield from _listed("parties", note.parties)
    for place, participant in enumerate(note.participants, start=1):
        yield f"participants[{place}].person", participant.person, PEOPLE.label
        yield f"participants[{place}].side", participant.side, AREAS.label
    for place, source in enumerate(note.sources, start=1):
        yield f"sources[{place}].account_of", source.account_of, AREAS.label
    for place, commitment in enumerate(note.commitments, start=1):
        yield from _codes_of_commitment(f"commitments[{place}]", commitment)
    for place, ask in enumerate(note.asks, start=1):
        yield from _listed(f"asks[{place}].by", ask.by)
        yield from _listed(f"asks[{place}].to", ask.to)
        yield f"asks[{place}].account", ask.account, AREAS.label


def _codes_of_commitment(path: str, commitment: NoteCommitment) -> Iterator[tuple[str, str, str]]:
    yield from _listed(f"{path}.by", commitment.by)
    yield from _listed(f"{path}.to", commitment.to)
    if series := commitment.series:
        yield f"{path}.series.reporter", series.reporter, AREAS.label
        yield f"{path}.series.partner", series.partner, AREAS.label
        yield f"{path}.series.group", series.group, GROUPS.label
        yield f"{path}.series.commodity", series.commodity, COMMODITIES.label


def _listed(path: str, areas: list[str]) -> Iterator[tuple[str, str, str]]:
    return ((f"{path}[{place}]", code, AREAS.label) for place, code in enumerate(areas, start=1))


def links_of(note: Note) -> Iterator[NoteLink]:
    """Every pointer of a note to another note or its commitment."""
    for place, relation in enumerate(note.related, start=1):
        yield NoteLink(f"related[{place}].event", relation.event, relation.event, is_to_earlier=True)
    for place, commitment in enumerate(note.commitments, start=1):
        if commitment.repeats:
            repeated = CommitmentId.parse(commitment.repeats)
            event = repeated.event if repeated else commitment.repeats
            yield NoteLink(
                f"commitments[{place}].repeats", event, commitment.repeats, is_to_earlier=True, is_repeat=True
            )
        for path, item in _shown_by(place, commitment):
            if item.event:
                yield NoteLink(f"{path}.event", item.event, item.event, is_to_earlier=False)
    for place, ask in enumerate(note.asks, start=1):
        if ask.answered:
            event, path = ask.answered.event, f"asks[{place}].answered.event"
            yield NoteLink(path, event, event, is_to_earlier=False, order="An answer comes after the ask.")


def check_links(filed: FiledNote, ids: Collection[str], notes: Mapping[str, Note]) -> list[Fault]:
    """Faults of pointers that lead nowhere, or the wrong way in time.

    ``ids`` are all notes there are, ``notes`` those that could be read: of the others only the existence is known.
    """
    faults: list[Fault] = []
    for link in links_of(filed.note):
        target = notes.get(link.event)
        if link.event not in ids:
            faults.append(
                filed.fault(link.path, "no such event", link.written, say_nearest(link.event, ids, _ADD_NOTE))
            )
        elif target and link.is_repeat and link.written not in commitment_ids(target):
            advice = say_nearest(
                link.written, commitment_ids(target), "Write the event's id, -c and the place in its list"
            )
            faults.append(filed.fault(link.path, "no such commitment", link.written, advice))
        elif target and link.is_to_earlier and target.start_date > filed.note.end_date:
            faults.append(
                filed.fault(
                    link.path, "expected an earlier event", link.written, "Put the link into the later event's note."
                )
            )
        elif target and not link.is_to_earlier and target.end_date < filed.note.start_date:
            faults.append(filed.fault(link.path, "expected a later event", link.written, link.order))
    return faults


def commitment_ids(note: Note) -> list[str]:
    """The ids of a note's commitments, in their order."""
    return [note.commitment_id(place) for place in range(1, len(note.commitments) + 1)]


def check_circles(filed: list[FiledNote]) -> dict[str, list[Fault]]:
    """By note id, a fault for each commitment that in the end repeats itself."""
    repeats = {
        one.note.commitment_id(place): commitment.repeats
        for one in filed
        for place, commitment in enumerate(one.note.commitments, start=1)
    }
    faults: dict[str, list[Fault]] = {}
    for one in filed:
        for place, commitment in enumerate(one.note.commitments, start=1):
            if commitment.repeats and goes_in_circle(one.note.commitment_id(place), repeats):
                problem, advice = (
                    "the commitments repeat each other in a circle",
                    "Let the later one repeat the earlier.",
                )
                faults.setdefault(one.note.id, []).append(
                    one.fault(f"commitments[{place}].repeats", problem, commitment.repeats, advice)
                )
    return faults


def cut_dead_links(filed: FiledNote, refused: Collection[str], figures: Collection[str]) -> tuple[Note, list[Fault]]:
    """The note without its pointers to refused notes and to figures that are not loaded, and a fault for each."""
    note = filed.note
    advice = "Mend that note first; until then the link is left out."
    faults = [
        filed.fault(link.path, "the note it points to was refused", link.written, advice)
        for link in links_of(note)
        if link.event in refused
    ]
    for path, figure in _figures_of(note):
        if figure not in figures:
            mend = say_nearest(
                figure, figures, "Add it to data/figures/official_figures.csv; until then the link is left out"
            )
            faults.append(filed.fault(path, "no such figure was loaded", figure, mend))
    if not faults:
        return note, []
    gone = {fault.field for fault in faults}
    related = [
        relation for place, relation in enumerate(note.related, start=1) if f"related[{place}].event" not in gone
    ]
    commitments = [
        _cut(commitment, f"commitments[{place}]", gone) for place, commitment in enumerate(note.commitments, start=1)
    ]
    asks = [
        replace(ask, answered=None) if f"asks[{place}].answered.event" in gone else ask
        for place, ask in enumerate(note.asks, start=1)
    ]
    return replace(note, related=related, commitments=commitments, asks=asks), faults


def _figures_of(note: Note) -> Iterator[tuple[str, str]]:
    """Every official figure that a note's commitments name, with its path."""
    for place, commitment in enumerate(note.commitments, start=1):
        yield from ((f"{path}.figure", item.figure) for path, item in _shown_by(place, commitment) if item.figure)


def _shown_by(place: int, commitment: NoteCommitment) -> Iterator[tuple[str, EvidenceEntry | StageEntry]]:
    """What shows something of the commitment at a place in its note: evidence and stages, each with its path."""
    for step, evidence in enumerate(commitment.evidence, start=1):
        yield f"commitments[{place}].evidence[{step}]", evidence
    for step, stage in enumerate(commitment.stages, start=1):
        yield f"commitments[{place}].stages[{step}]", stage


def _cut(commitment: NoteCommitment, path: str, gone: Collection[str]) -> NoteCommitment:
    """The commitment without the pointers at the paths in ``gone``; evidence and stages go with either of their own."""

    def has_both(field: str, step: int) -> bool:
        return not {f"{path}.{field}[{step}].event", f"{path}.{field}[{step}].figure"} & set(gone)

    return replace(
        commitment,
        evidence=[item for step, item in enumerate(commitment.evidence, start=1) if has_both("evidence", step)],
        stages=[item for step, item in enumerate(commitment.stages, start=1) if has_both("stages", step)],
        repeats="" if f"{path}.repeats" in gone else commitment.repeats,
    )
