"""Tables of what was said and promised as they are looked at and taken away: one row an event, one row a commitment."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Select, func, select

from dashboard.queries.tables import RowPart, RowTable, by_column, by_link, pick
from etl.schema import (
    area,
    assessment,
    commitment,
    commitment_evidence,
    commitment_party,
    commitment_topic,
    event,
    event_participant,
    event_party,
    event_source,
    event_topic,
)
from etl.vocabulary import CommitmentRole


def _parts_in_order(key: Column[str], value: ColumnElement[str], order: ColumnElement[Any]) -> Select[Any, Any]:
    return select(key, value).order_by(key, order)


def _areas(key: Column[str], code: Column[str], *conditions: ColumnElement[bool]) -> RowPart:
    question = select(key, code).join(area, area.c.area_code == code).where(*conditions).order_by(key, area.c.sort_order, code)
    return RowPart(question, "area")


EVENTS = RowTable(
    rows=event,
    columns=pick(event, "event_id start_date end_date date_precision kind title place_code country_code confidence note file"),
    order=(event.c.start_date.desc(), event.c.event_id),
    names={
        "date_precision": "term:date_precision",
        "kind": "term:event_kind",
        "place_code": "place",
        "country_code": "area",
        "confidence": "term:confidence",
    },
    parts={
        "party_codes": _areas(event_party.c.event_id, event_party.c.area_code),
        "topic_codes": RowPart(_parts_in_order(event_topic.c.event_id, event_topic.c.topic, event_topic.c.topic), "term:topic"),
        "person_codes": RowPart(
            _parts_in_order(event_participant.c.event_id, event_participant.c.person_code, event_participant.c.seq), "person"
        ),
        # The n-th role is that of the n-th person; one that is not known stays empty.
        "person_roles": RowPart(
            _parts_in_order(event_participant.c.event_id, func.coalesce(event_participant.c.role, ""), event_participant.c.seq), "role"
        ),
        "commitment_ids": RowPart(_parts_in_order(commitment.c.event_id, commitment.c.commitment_id, commitment.c.seq)),
        "source_urls": RowPart(_parts_in_order(event_source.c.event_id, event_source.c.url, event_source.c.seq)),
    },
    filters={
        "party": by_link(event.c.event_id, event_party.c.event_id, event_party.c.area_code, "area", every=True),
        "kind": by_column(event.c.kind, "term:event_kind"),
        "topic": by_link(event.c.event_id, event_topic.c.event_id, event_topic.c.topic, "term:topic"),
        "person": by_link(event.c.event_id, event_participant.c.event_id, event_participant.c.person_code, "person", every=True),
        "confidence": by_column(event.c.confidence, "term:confidence"),
    },
    period=(event.c.start_date, event.c.end_date),
    searched=(event.c.search_text,),
)

_newest_first = (assessment.c.assessed_date.desc(), assessment.c.seq.desc())
_ranked = select(
    *pick(assessment, "commitment_id verdict assessed_date assessed_by reason"),
    func.row_number().over(partition_by=assessment.c.commitment_id, order_by=_newest_first).label("place"),
).subquery("ranked")
_latest = select(_ranked).where(_ranked.c.place == 1).subquery("latest")

COMMITMENTS = RowTable(
    rows=commitment.join(event, event.c.event_id == commitment.c.event_id).join(
        _latest, _latest.c.commitment_id == commitment.c.commitment_id, isouter=True
    ),
    columns=(
        *pick(commitment, "commitment_id event_id"),
        event.c.start_date.label("event_date"),
        commitment.c.text,
        event.c.title.label("event_title"),
        *pick(commitment, "kind stage measurability not_measurable_reason metric comparator target_value target_unit"),
        *pick(commitment, "series_measure series_reporter_code series_partner_code series_flow series_group_code series_commodity_id"),
        *pick(commitment, "series_period_kind baseline_value baseline_period deadline deadline_basis repeats_commitment_id"),
        _latest.c.verdict.label("latest_verdict"),
        _latest.c.assessed_date.label("latest_assessed_date"),
        _latest.c.assessed_by.label("latest_assessed_by"),
        _latest.c.reason.label("latest_reason"),
    ),
    order=(event.c.start_date.desc(), commitment.c.event_id, commitment.c.seq),
    names={
        "kind": "term:commitment_kind",
        "stage": "term:stage",
        "measurability": "term:measurability",
        "comparator": "term:comparator",
        "series_measure": "term:series_measure",
        "series_reporter_code": "area",
        "series_partner_code": "area",
        "series_flow": "term:flow",
        "series_group_code": "commodity_group",
        "series_commodity_id": "commodity",
        "series_period_kind": "term:period_kind",
        "deadline_basis": "term:deadline_basis",
        "latest_verdict": "term:verdict",
    },
    parts={
        "by_codes": _areas(commitment_party.c.commitment_id, commitment_party.c.area_code, commitment_party.c.role == CommitmentRole.BY),
        "to_codes": _areas(commitment_party.c.commitment_id, commitment_party.c.area_code, commitment_party.c.role == CommitmentRole.TO),
        "topic_codes": RowPart(
            _parts_in_order(commitment_topic.c.commitment_id, commitment_topic.c.topic, commitment_topic.c.topic), "term:topic"
        ),
        "evidence": RowPart(
            _parts_in_order(
                commitment_evidence.c.commitment_id,
                func.coalesce(commitment_evidence.c.event_id, commitment_evidence.c.figure_code),
                commitment_evidence.c.seq,
            )
        ),
    },
    filters={
        "party": by_link(commitment.c.commitment_id, commitment_party.c.commitment_id, commitment_party.c.area_code, "area", every=True),
        "topic": by_link(commitment.c.commitment_id, commitment_topic.c.commitment_id, commitment_topic.c.topic, "term:topic"),
        "kind": by_column(commitment.c.kind, "term:commitment_kind"),
        "stage": by_column(commitment.c.stage, "term:stage"),
        "measurability": by_column(commitment.c.measurability, "term:measurability"),
        "verdict": by_column(_latest.c.verdict, "term:verdict"),
    },
    period=(event.c.start_date, event.c.end_date),
    searched=(commitment.c.text, event.c.title, commitment.c.metric),
)
