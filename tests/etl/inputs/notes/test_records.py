"""A record written as a note is read as the same record, whatever it says."""

from dataclasses import fields
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.inputs.notes import (
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
    parse_note,
)
from etl.vocabulary.asks import AnswerExtent
from etl.vocabulary.commitments import (
    CommitmentKind,
    Comparator,
    DeadlineBasis,
    EvidenceKind,
    Measurability,
    SeriesMeasure,
    Stage,
)
from etl.vocabulary.events import Confidence, EventKind, RelationKind, Topic
from etl.vocabulary.judgement import UnjudgedCause, Verdict
from etl.vocabulary.periods import DatePrecision, PeriodKind
from etl.vocabulary.trade import Flow
from tests.etl.made_inputs import yaml_text

WORDS = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\x85\u2028\u2029"), min_size=1, max_size=30
)
TEXT = WORDS.map(str.strip).filter(bool)
MAYBE = st.just("") | TEXT
CODES = st.lists(st.sampled_from(["AX", "BV", "NO", "01", "CN-XJ"]), min_size=1, max_size=3, unique=True)
TOPICS = st.lists(st.sampled_from(Topic), min_size=1, max_size=3, unique=True)
NUMBERS = st.integers(0, 10**12).map(float) | st.floats(1e-9, 1e9)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
NAMES = st.lists(st.sampled_from(["anna", "bo", "null", "true", "0102"]), max_size=3, unique=True)

SERIES = st.builds(
    CommitmentSeries,
    reporter=st.just("AX"),
    partner=st.just("BV"),
    flow=st.sampled_from(Flow),
    measure=st.sampled_from(SeriesMeasure),
    period=st.sampled_from(PeriodKind),
    group=st.just("grain"),
)
PAGE = st.builds(
    CitedPage,
    url=st.just("https://example.org/p?q=r"),
    publisher=TEXT,
    published=st.sampled_from(["2099", "2099-05", "2099-05-10"]),
)
EVIDENCE = st.builds(
    EvidenceEntry, kind=st.sampled_from(EvidenceKind), event=TEXT, figure=MAYBE, note=MAYBE, page=st.none() | PAGE
) | st.builds(EvidenceEntry, kind=st.sampled_from(EvidenceKind), note=MAYBE, page=PAGE)
STAGE = st.sampled_from(Stage)
STAGES = st.one_of(
    st.just([]),
    st.lists(st.builds(StageEntry, stage=STAGE, event=TEXT, note=MAYBE), max_size=3, unique_by=lambda one: one.stage),
    st.lists(
        st.builds(StageEntry, stage=STAGE, page=PAGE) | st.builds(StageEntry, stage=STAGE, figure=TEXT), max_size=1
    ),
)
ASSESSMENT = st.builds(
    Assessment,
    date=DAYS,
    by=TEXT,
    verdict=st.sampled_from([one for one in Verdict if one != Verdict.NOT_ASSESSABLE]),
    reason=TEXT,
) | st.builds(
    Assessment,
    date=DAYS,
    by=TEXT,
    verdict=st.just(Verdict.NOT_ASSESSABLE),
    reason=TEXT,
    cause=st.sampled_from(UnjudgedCause),
)
COMMON = {
    "text": TEXT,
    "kind": st.sampled_from([kind for kind in CommitmentKind if kind != CommitmentKind.FORECAST]),
    "by": CODES,
    "to": st.just([]) | CODES,
    "topics": st.just([]) | TOPICS,
    "stages": STAGES,
    "metric": MAYBE,
    "repeats": MAYBE,
    "evidence": st.lists(EVIDENCE, max_size=2),
    "assessments": st.lists(ASSESSMENT, max_size=2),
}
DATED = {"deadline": DAYS, "deadline_basis": st.sampled_from(DeadlineBasis)}
TARGET = {"target": NUMBERS, "unit": st.sampled_from(["USD/year", "t", "documents"])}
UNMEASURED = st.sampled_from([Measurability.DOCUMENT, Measurability.NONE])
COMMITMENT = st.one_of(
    st.builds(
        NoteCommitment,
        **COMMON | {"kind": st.just(CommitmentKind.FORECAST)},
        measurability=st.just(Measurability.NONE),
        reason=MAYBE,
    ),
    st.builds(NoteCommitment, **COMMON, measurability=UNMEASURED, reason=MAYBE),
    st.builds(NoteCommitment, **COMMON, **DATED, measurability=UNMEASURED, reason=TEXT),
    st.builds(
        NoteCommitment,
        **COMMON,
        **TARGET,
        measurability=UNMEASURED,
        reason=TEXT,
        comparator=st.just(Comparator.AT_LEAST),
    ),
    st.builds(
        NoteCommitment,
        **COMMON,
        **DATED,
        **TARGET,
        measurability=st.just(Measurability.SERIES),
        series=SERIES,
        comparator=st.sampled_from(Comparator),
        baseline=st.builds(Baseline, value=NUMBERS, period=MAYBE),
    ),
)
ASK = st.builds(
    NoteAsk,
    text=TEXT,
    by=st.just(["AX"]),
    to=st.just(["CN-XJ"]),
    topics=TOPICS,
    account=st.sampled_from(["", "AX"]),
    answered=st.none() | st.builds(Answer, event=TEXT, extent=st.sampled_from(AnswerExtent), note=MAYBE),
)
NOTE = st.builds(
    Note,
    id=st.just("2099-05-09-a"),
    title=TEXT,
    kind=st.sampled_from(EventKind),
    start_date=st.just(date(2099, 5, 9)),
    end_date=st.dates(date(2099, 5, 9), date(2099, 6, 9)),
    date_precision=st.just(DatePrecision.DAY),
    parties=CODES.map(lambda codes: [*codes, *({"AX", "CN-XJ"} - set(codes))]),
    topics=TOPICS,
    confidence=st.sampled_from(Confidence),
    sources=st.lists(
        st.builds(
            NoteSource,
            url=st.just("https://example.org/a?b=c#d"),
            publisher=TEXT,
            published=st.sampled_from(["", "2099", "2099-05", "2099-05-10"]),
            title=MAYBE,
            account_of=st.sampled_from(["", "AX"]),
        ),
        min_size=1,
        max_size=2,
    ),
    text=TEXT,
    place=MAYBE,
    country=MAYBE,
    participants=NAMES.flatmap(
        lambda names: st.tuples(
            *(st.builds(NoteParticipant, person=st.just(name), role=MAYBE, side=MAYBE) for name in names)
        ).map(list)
    ),
    figures=st.lists(
        st.builds(NoteFigure, what=TEXT, value=NUMBERS, unit=TEXT, period=MAYBE, stated_by=MAYBE), max_size=2
    ),
    commitments=st.lists(COMMITMENT, max_size=3),
    asks=st.lists(ASK, max_size=2),
    related=NAMES.flatmap(
        lambda names: st.tuples(
            *(st.builds(Relation, event=st.just(name), kind=st.sampled_from(RelationKind)) for name in names)
        ).map(list)
    ),
    lines=st.just({}),
)


def to_plain(value: Any) -> Any:
    """A record, a list or a scalar as YAML holds it; what is empty or None is left out, as a person would."""
    if isinstance(value, list):
        return [to_plain(item) for item in value]
    if isinstance(value, float):
        return repr(value)
    if hasattr(value, "__dataclass_fields__"):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        page = held.pop("page", None)
        held |= {"source": page.url, "publisher": page.publisher, "date": page.published} if page else {}
        return {name: to_plain(inner) for name, inner in held.items() if inner not in (None, "", [])}
    return str(value)


def write_note(note: Note) -> str:
    front = to_plain(note)
    del front["text"], front["start_date"], front["date_precision"], front["lines"]
    front["date"] = note.start_date.isoformat()
    return f"---\n{yaml_text(front)}---\n\n{note.text}\n"


@given(NOTE)
def test_a_record_written_as_a_note_is_read_as_itself(note: Note) -> None:
    parsed = parse_note("data/events/2099/2099-05-09-a.md", write_note(note))

    assert [str(fault) for fault in parsed.faults] == []
    assert parsed.note == note


@settings(max_examples=5)
@given(NOTE)
def test_a_promise_is_named_by_its_note_and_its_place_from_one(note: Note) -> None:
    assert note.commitment_id(1) == f"{note.id}-c1"
