"""Notes to rows: the event tables, the commitment tables, and the roles that people are seen in."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Table

from etl import schema
from etl.inputs.events.links import FiledNote
from etl.inputs.notes import CitedPage, Note, NoteCommitment, StageEntry
from etl.schema.columns import name_columns
from etl.values.frames import rows_to_frame
from etl.values.reading import Reading
from etl.vocabulary.asks import AskRole
from etl.vocabulary.commitments import CommitmentId, CommitmentRole, Stage

Row = dict[str, Any]
Names = Mapping[tuple[str, str], str]
"""Words by table and code."""


def to_event_tables(filed: list[FiledNote], names: Names) -> dict[str, pd.DataFrame]:
    """Every table that is made of notes.

    ``names`` gives the words by which codes of people, places, roles and topics are searched for.
    """
    notes = [one.note for one in filed]
    tables = {
        "event": rows_to_frame(schema.event, [_event_row(one, names) for one in filed]),
    }
    tables |= {
        table.name: rows_to_frame(table, [row for note in notes for row in rows(note)]) for table, rows in _OF_NOTE
    }
    for table, rows_of_commitment in _OF_COMMITMENT:
        made = [
            row for note in notes for id_, commitment in _numbered(note) for row in rows_of_commitment(id_, commitment)
        ]
        tables[table.name] = rows_to_frame(table, made)
    return tables


def search_names(reference: Reading) -> Names:
    """The names in all languages of every person, place and role by code, and of every topic.

    A role without a row has none.
    """
    names: dict[tuple[str, str], str] = {}
    for table, key, kind in _SEARCHED:
        if table not in reference.tables:
            continue
        frame = reference.tables[table]
        if table == "term":
            frame = frame.loc[frame["list_name"] == "topic"]
        for code, *words in frame[[key, *name_columns(kind)]].itertuples(index=False, name=None):
            names[table, code] = " ".join(word for word in words if isinstance(word, str))
    return names


def _event_row(filed: FiledNote, names: Names) -> Row:
    note = filed.note
    return {
        "event_id": note.id,
        "start_date": note.start_date,
        "end_date": note.end_date,
        "date_precision": note.date_precision,
        "kind": note.kind,
        "title": note.title,
        "place_code": note.place,
        "country_code": note.country,
        "note": note.text,
        "confidence": note.confidence,
        "file": filed.file,
        "search_text": to_search_text(note, names),
        "tells_until": note.tells_until,
    }


def to_search_text(note: Note, names: Names) -> str:
    """All that a reader may search an event by, casefolded, one part a line."""
    parts = [note.title, note.text]
    for participant in note.participants:
        parts += [
            names.get(("person", participant.person), ""),
            names.get(("role", participant.role), participant.role),
        ]
    parts.append(names.get(("place", note.place), ""))
    parts += [commitment.text for commitment in note.commitments]
    parts += [ask.text for ask in note.asks]
    parts += [f"{topic} {names.get(('term', topic), '')}".strip() for topic in note.topics]
    return "\n".join(part for part in parts if part).casefold()


def _party_rows(note: Note) -> Iterator[Row]:
    return ({"event_id": note.id, "area_code": code} for code in note.parties)


def _topic_rows(note: Note) -> Iterator[Row]:
    return ({"event_id": note.id, "topic": topic} for topic in note.topics)


def _participant_rows(note: Note) -> Iterator[Row]:
    for seq, one in enumerate(note.participants, start=1):
        yield {"event_id": note.id, "seq": seq, "person_code": one.person, "role": one.role, "side_code": one.side}


def _figure_rows(note: Note) -> Iterator[Row]:
    for seq, one in enumerate(note.figures, start=1):
        yield {"event_id": note.id, "seq": seq, "what": one.what, "value": one.value, "unit": one.unit} | {
            "period": one.period,
            "stated_by": one.stated_by,
        }


def _source_rows(note: Note) -> Iterator[Row]:
    for seq, one in enumerate(note.sources, start=1):
        yield {"event_id": note.id, "seq": seq, "url": one.url, "publisher": one.publisher} | {
            "published_date": one.published,
            "title": one.title,
            "account_of": one.account_of,
        }


def _relation_rows(note: Note) -> Iterator[Row]:
    return ({"event_id": note.id, "earlier_event_id": one.event, "kind": one.kind} for one in note.related)


def _commitment_rows(note: Note) -> Iterator[Row]:
    for id_, one in _numbered(note):
        yield {
            "commitment_id": str(id_),
            "event_id": id_.event,
            "seq": id_.place,
            "text": one.text,
            "kind": one.kind,
            "measurability": one.measurability,
            "not_measurable_reason": one.reason,
            "metric": one.metric,
            "target_value": one.target,
            "target_unit": one.unit,
            "comparator": one.comparator,
            **_series_columns(one),
            "baseline_value": one.baseline.value if one.baseline else None,
            "baseline_period": one.baseline.period if one.baseline else None,
            "deadline": one.deadline,
            "deadline_basis": one.deadline_basis,
            "repeats_commitment_id": one.repeats,
        }


def _series_columns(commitment: NoteCommitment) -> Row:
    series = commitment.series
    if series is None:
        return {}
    return {
        "series_measure": series.measure,
        "series_reporter_code": series.reporter,
        "series_partner_code": series.partner,
        "series_flow": series.flow,
        "series_group_code": series.group,
        "series_commodity_id": series.commodity,
        "series_period_kind": series.period,
    }


def _numbered(note: Note) -> list[tuple[CommitmentId, NoteCommitment]]:
    return [(CommitmentId(note.id, place), commitment) for place, commitment in enumerate(note.commitments, start=1)]


def _ask_rows(note: Note) -> Iterator[Row]:
    for seq, ask in enumerate(note.asks, start=1):
        answer = ask.answered
        yield {
            "ask_id": note.ask_id(seq),
            "event_id": note.id,
            "seq": seq,
            "text": ask.text,
            "account_of": ask.account,
            "answered_by_event_id": answer.event if answer else None,
            "answer_extent": answer.extent if answer else None,
            "answer_note": answer.note if answer else None,
        }


def _ask_party_rows(note: Note) -> Iterator[Row]:
    for seq, ask in enumerate(note.asks, start=1):
        for role, codes in ((AskRole.BY, ask.by), (AskRole.TO, ask.to)):
            yield from ({"ask_id": note.ask_id(seq), "area_code": code, "role": role} for code in codes)


def _ask_topic_rows(note: Note) -> Iterator[Row]:
    for seq, ask in enumerate(note.asks, start=1):
        yield from ({"ask_id": note.ask_id(seq), "topic": topic} for topic in ask.topics)


def _commitment_party_rows(id_: CommitmentId, commitment: NoteCommitment) -> Iterator[Row]:
    for role, codes in ((CommitmentRole.BY, commitment.by), (CommitmentRole.TO, commitment.to)):
        for code in codes:
            yield {"commitment_id": str(id_), "area_code": code, "role": role}


def _commitment_topic_rows(id_: CommitmentId, commitment: NoteCommitment) -> Iterator[Row]:
    return ({"commitment_id": str(id_), "topic": topic} for topic in commitment.topics)


def _evidence_rows(id_: CommitmentId, commitment: NoteCommitment) -> Iterator[Row]:
    for seq, one in enumerate(commitment.evidence, start=1):
        yield {"commitment_id": str(id_), "seq": seq, "kind": one.kind, "event_id": one.event} | {
            "figure_code": one.figure,
            "note": one.note,
            **_page_columns(one.page),
        }


def _page_columns(page: CitedPage | None) -> Row:
    return {"source_url": page.url, "publisher": page.publisher, "published_date": page.published} if page else {}


def _assessment_rows(id_: CommitmentId, commitment: NoteCommitment) -> Iterator[Row]:
    for seq, one in enumerate(commitment.assessments, start=1):
        yield {"commitment_id": str(id_), "seq": seq, "assessed_date": one.date, "assessed_by": one.by} | {
            "verdict": one.verdict,
            "cause": one.cause,
            "reason": one.reason,
        }


def _stage_rows(id_: CommitmentId, commitment: NoteCommitment) -> Iterator[Row]:
    """What happened on paper, step by step.

    Said at the event, unless the first step listed was taken at that very event.
    """
    listed = commitment.stages
    if not (listed and listed[0].event == id_.event):
        listed = [StageEntry(Stage.ANNOUNCED, event=id_.event), *listed]
    for seq, one in enumerate(listed, start=1):
        yield {"commitment_id": str(id_), "seq": seq, "stage": one.stage, "event_id": one.event} | {
            "figure_code": one.figure,
            "assessed_date": one.assessment,
            "note": one.note,
            **_page_columns(one.page),
        }


_SEARCHED = (
    ("person", "person_code", "name"),
    ("place", "place_code", "name"),
    ("role", "role_en", "role"),
    ("term", "term_code", "title"),
)
_OF_NOTE: list[tuple[Table, Callable[[Note], Iterable[Row]]]] = [
    (schema.event_party, _party_rows),
    (schema.event_topic, _topic_rows),
    (schema.event_participant, _participant_rows),
    (schema.event_figure, _figure_rows),
    (schema.event_source, _source_rows),
    (schema.event_relation, _relation_rows),
    (schema.commitment, _commitment_rows),
    (schema.ask, _ask_rows),
    (schema.ask_party, _ask_party_rows),
    (schema.ask_topic, _ask_topic_rows),
]
_OF_COMMITMENT: list[tuple[Table, Callable[[CommitmentId, NoteCommitment], Iterable[Row]]]] = [
    (schema.commitment_party, _commitment_party_rows),
    (schema.commitment_topic, _commitment_topic_rows),
    (schema.commitment_evidence, _evidence_rows),
    (schema.assessment, _assessment_rows),
    (schema.stage, _stage_rows),
]
