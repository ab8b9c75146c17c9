"""A note's text to its record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from etl.errors import Fault
from etl.inputs.fields import Fields
from etl.inputs.notes.asks import parse_ask
from etl.inputs.notes.commitments import parse_commitment
from etl.inputs.notes.records import Note, NoteFigure, NoteParticipant, NoteSource, Relation
from etl.inputs.plain_yaml import Block, Listing, Node, parse_plain_yaml
from etl.values.areas import country_in
from etl.values.written import HYPHENED
from etl.vocabulary.events import Confidence, EventKind, RelationKind, Topic
from etl.vocabulary.periods import DatePrecision

_KEYS = (
    *("id", "title", "kind", "date", "end_date", "place", "country", "parties", "topics", "confidence"),
    *("participants", "figures", "commitments", "asks", "sources", "related", "tells_until"),
)
_PRECISION_BY_LENGTH = {4: DatePrecision.YEAR, 7: DatePrecision.MONTH, 10: DatePrecision.DAY}  # of 2099-05-09
_FENCE = "---"


@dataclass(frozen=True)
class ParsedNote:
    """A note's record where every check passed, or all its faults."""

    note: Note | None
    faults: list[Fault]


@dataclass(frozen=True)
class _Dates:
    start: date
    end: date
    precision: DatePrecision


def parse_note(path: str, text: str) -> ParsedNote:
    """The record of the note at ``path``, or every fault it has.

    The last part of the path is the file's name, the one before it the year. Codes of people, places, areas, figures
    and other events are taken as they are: whether they exist is for the reader of all notes.
    """
    header, body = _split_front_matter(text)
    if header is None:
        advice = "Begin the file with a line ---, then the keys, then a second line --- and the note."
        return ParsedNote(None, [Fault(path, "line 1", "", "the front matter is missing or does not end", "", advice)])
    block, faults = parse_plain_yaml(path, header, first_line=2)
    if block is None:
        return ParsedNote(None, faults)
    fields = Fields(path, block, faults)
    note = _to_note(fields, body.strip(), PurePosixPath(path))
    return ParsedNote(None if faults else note, faults)


def _split_front_matter(text: str) -> tuple[str | None, str]:
    """The YAML between the two fences, and what follows; no YAML where a fence is missing."""
    lines = text.replace("\r\n", "\n").split("\n")
    fences = [place for place, line in enumerate(lines) if line.rstrip() == _FENCE][:2]
    if len(fences) < 2 or fences[0] != 0:
        return None, ""
    return "\n".join(lines[1 : fences[1]]), "\n".join(lines[fences[1] + 1 :])


def _to_note(fields: Fields, body: str, path: PurePosixPath) -> Note | None:
    fields.refuse_unknown(_KEYS)
    dates = _parse_dates(fields)
    note = Note(
        id=fields.text("id", required=True),
        title=fields.text("title", required=True),
        kind=fields.one_of("kind", EventKind, required=True),
        start_date=dates.start,
        end_date=dates.end,
        date_precision=dates.precision,
        place=fields.text("place"),
        country=fields.text("country"),
        parties=fields.texts("parties", required=True),
        topics=fields.many_of("topics", Topic, required=True),
        confidence=fields.one_of("confidence", Confidence, required=True),
        participants=[_parse_participant(below) for below in fields.blocks("participants")],
        figures=[_parse_figure(below) for below in fields.blocks("figures")],
        commitments=[parse_commitment(below) for below in fields.blocks("commitments")],
        asks=[parse_ask(below) for below in fields.blocks("asks")],
        sources=[_parse_source(below) for below in fields.blocks("sources")],
        related=[_parse_relation(below) for below in fields.blocks("related")],
        tells_until=_parse_tells_until(fields, dates),
        text=body,
        lines=dict(_lines_of(fields.block)),
    )
    _check_whole(fields, note, path)
    return note


def _parse_dates(fields: Fields) -> _Dates:
    """The first and last day, and the precision that the form of ``date`` shows.

    A fault leaves a day that is never used.
    """
    first = fields.span("date", required=True)
    last = fields.span("end_date")
    if first is None:
        return _Dates(date.min, date.min, DatePrecision.DAY)
    end = last.end if last else first.end
    if last and last.start < first.start:
        fields.refuse(
            "end_date",
            f"expected a date that is not before {first.text}",
            last.text,
            "Swap the two, or leave end_date out.",
        )
    return _Dates(first.start, end, _PRECISION_BY_LENGTH[len(first.text)])


def _parse_tells_until(fields: Fields, dates: _Dates) -> date | None:
    """The last day of the latest time that the text tells of; it is later than the event."""
    until = fields.span("tells_until")
    if until and until.end <= dates.end:
        advice = "Leave it out where the text tells of the event alone."
        fields.refuse("tells_until", f"expected a time after the event's end, {dates.end}", until.text, advice)
    return until.end if until else None


def _parse_participant(fields: Fields) -> NoteParticipant:
    fields.refuse_unknown(("person", "role", "side"))
    return NoteParticipant(fields.text("person", required=True), fields.text("role"), fields.text("side"))


def _parse_figure(fields: Fields) -> NoteFigure:
    fields.refuse_unknown(("what", "value", "unit", "period", "stated_by"))
    return NoteFigure(
        what=fields.text("what", required=True),
        value=fields.number("value", required=True),
        unit=fields.text("unit", required=True),
        period=fields.text("period"),
        stated_by=fields.text("stated_by"),
    )


def _parse_source(fields: Fields) -> NoteSource:
    fields.refuse_unknown(("url", "publisher", "published", "title", "account_of"))
    published = fields.span("published")
    return NoteSource(
        url=fields.url("url", required=True),
        publisher=fields.text("publisher", required=True),
        published=published.text if published else "",
        title=fields.text("title"),
        account_of=fields.text("account_of"),
    )


def _parse_relation(fields: Fields) -> Relation:
    fields.refuse_unknown(("event", "kind"))
    return Relation(fields.text("event", required=True), fields.one_of("kind", RelationKind, required=True))


def _check_whole(fields: Fields, note: Note, path: PurePosixPath) -> None:
    """What holds between the fields, and between them and the file's name."""
    if note.id and note.id != path.stem:
        fields.refuse("id", f"expected the file's name, {path.stem}", note.id, "Make the two the same.")
    if note.id and not HYPHENED.fits(note.id):
        fields.refuse("id", HYPHENED.problem, note.id, "Write it as 2099-05-09-place-a-b.")
    if note.start_date > date.min and path.parent.name != f"{note.start_date.year:04d}":
        fields.refuse(
            "date",
            f"the file lies in the folder {path.parent.name}",
            str(note.start_date.year),
            "Move it to the folder of its year.",
        )
    if not note.sources:
        fields.refuse(
            "sources", "an event without a source does not enter", "", "Add at least one, with its url and publisher."
        )
    if not note.text:
        fields.faults.append(
            Fault(fields.file, "", "", "the note is empty", "", "Write what happened, below the second --- line.")
        )
    people, earlier = [one.person for one in note.participants], [one.event for one in note.related]
    fields.faults.extend(_repeated(fields.file, note, "participants[{}].person", people))
    fields.faults.extend(_repeated(fields.file, note, "related[{}].event", earlier))
    fields.faults.extend(_asks_of_strangers(fields.file, note))
    if note.id in earlier:
        at = f"related[{earlier.index(note.id) + 1}].event"
        where = f"line {note.lines[at]}"
        fields.faults.append(
            Fault(fields.file, where, at, "the event is related to itself", note.id, "Name the earlier event.")
        )


def _repeated(file: str, note: Note, path: str, values: list[str]) -> Iterator[Fault]:
    """A fault for each value that stands earlier in its list; ``path`` has a gap for the place."""
    for place, value in enumerate(values, start=1):
        if value and value in values[: place - 1]:
            where = f"line {note.lines[path.format(place)]}"
            yield Fault(file, where, path.format(place), "it stands in the list already", value, "Keep one of the two.")


def _asks_of_strangers(file: str, note: Note) -> Iterator[Fault]:
    """A fault for each area that asks or is asked and is no party, nor its country or a region of it."""
    countries = {country_in(code) for code in note.parties}
    for place, ask in enumerate(note.asks, start=1):
        for name, codes in (("by", ask.by), ("to", ask.to)):
            for step, code in enumerate(codes, start=1):
                if country_in(code) not in countries:
                    path = f"asks[{place}].{name}[{step}]"
                    advice = "Name a party, its country or a region of it, or add the area to parties."
                    yield Fault(file, f"line {note.lines[path]}", path, "it is no party of the event", code, advice)


def _lines_of(node: Node, path: str = "") -> Iterator[tuple[str, int]]:
    """The line of every value by its path: ``date``, ``sources[2].url``."""
    if isinstance(node, Block):
        for name, value in node.values.items():
            below = f"{path}.{name}" if path else name
            yield below, node.lines[name]
            yield from _lines_of(value, below)
    elif isinstance(node, Listing):
        for place, item in enumerate(node.items, start=1):
            yield f"{path}[{place}]", item.line
            yield from _lines_of(item, f"{path}[{place}]")
