"""Meetings and decisions: ``data/events/<year>/<id>.md``."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from etl.errors import Fault
from etl.inputs.codes import known_codes
from etl.inputs.events.days import cut_untimely, known_days
from etl.inputs.events.links import FiledNote, check_circles, check_codes, check_links, cut_dead_links
from etl.inputs.events.rows import search_names, to_event_tables
from etl.inputs.files import InputFile, find_inputs, read_input
from etl.inputs.notes import parse_note
from etl.values.reading import Reading


def read_events(data_dir: Path, reference: Reading, figures: Mapping[str, date]) -> Reading:
    """Every note as rows of the event and commitment tables.

    A note with any fault of its own is refused. Where a note points to one that was refused, or to a figure that is not
    loaded, that pointer alone is left out, with its fault; so is what does not follow in time. ``figures`` are the
    figures that are loaded, each with its day of knowledge.
    """
    paths, strays = find_inputs(data_dir / "events", data_dir, (".md",))
    sources = [read_input(path, data_dir) for path in paths]
    parsed, faults = _parse_all(sources)
    faults.extend(strays)
    codes = known_codes(reference)
    ids = {Path(source.file).stem for source in sources}
    notes = {one.note.id: one.note for one in parsed}
    circles = check_circles(parsed)
    sound: list[FiledNote] = []
    for one in parsed:
        own = [*check_codes(one, codes), *check_links(one, ids, notes), *circles.get(one.note.id, [])]
        faults.extend(own)
        if not own:
            sound.append(one)
    refused = ids - {one.note.id for one in sound}
    linked_notes: list[FiledNote] = []
    days = known_days((one.note for one in sound), figures)
    for one in sound:
        linked, cuts = cut_dead_links(one, refused, figures)
        note, untimely = cut_untimely(FiledNote(one.file, linked), days)
        faults.extend([*cuts, *untimely])
        linked_notes.append(FiledNote(one.file, note))
    loaded = {one.file for one in linked_notes}
    counts = [source.count(1, int(source.file in loaded)) for source in sources]
    return Reading(to_event_tables(linked_notes, search_names(reference)), faults, files=counts)


def _parse_all(sources: list[InputFile]) -> tuple[list[FiledNote], list[Fault]]:
    """The notes that could be read, and every fault of the others; of two files with one name the first counts."""
    notes: dict[str, FiledNote] = {}
    faults: list[Fault] = []
    for source in sources:
        if source.faults:
            faults.extend(source.faults)
            continue
        parsed = parse_note(source.file, source.text)
        faults.extend(parsed.faults)
        if parsed.note is None:
            continue
        first = notes.setdefault(parsed.note.id, FiledNote(source.file, parsed.note))
        if first.file != source.file:
            faults.append(
                Fault(
                    source.file, "", "id", "another note has this id", first.file, "Give one of the two another name."
                )
            )
    return list(notes.values()), faults
