"""Tables of what was promised as they are looked at and taken away.

One row a commitment, and one row a change of its standing.
"""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, func, select

from dashboard.rows.tables import RowFilter, RowPart, RowTable, areas_of, by_column, by_link, parts_in_order, pick
from dashboard.subjects.promises.standings import join_standing, standing_columns
from etl.schema import (
    area,
    commitment,
    commitment_evidence,
    commitment_party,
    commitment_topic,
    event,
    stage,
    standing,
    standing_side,
)
from etl.schema.known import standing_history
from etl.vocabulary import CommitmentRole

_STANDING = "standing cause judged_by standing_reason standing_from assessed_date assessed_by assessment_reason"
_NAMES_OF_STANDING = {
    "standing": "term:standing_word",
    "cause": "term:unjudged_cause",
    "judged_by": "term:judge",
    "standing_reason": "term:standing_reason",
}


def _sides(value: ColumnElement[Any]) -> Select[Any, Any]:
    """A value of each side's standing, by promise, in the order of the areas; a side of nobody's own comes last."""
    ordered = (standing_side.c.commitment_id, area.c.sort_order.is_(None), area.c.sort_order, standing_side.c.side_code)
    is_side = area.c.area_code == standing_side.c.side_code
    return select(standing_side.c.commitment_id, value).join(area, is_side, isouter=True).order_by(*ordered)


def _standing_of(rows: FromClause, names: str) -> tuple[ColumnElement[Any], ...]:
    found = {str(column.key): column for column in standing_columns(rows)}
    return tuple(found[name] for name in names.split())


def _filters_of_standing(rows: FromClause) -> dict[str, RowFilter]:
    columns = {
        "standing": rows.c.word,
        "cause": rows.c.cause,
        "judged_by": rows.c.judged_by,
        "standing_reason": rows.c.reason,
    }
    return {name: by_column(column, _NAMES_OF_STANDING[name]) for name, column in columns.items()}


_PROMISED_AT = commitment.join(event, event.c.event_id == commitment.c.event_id)
_PARTY = by_link(
    commitment.c.commitment_id, commitment_party.c.commitment_id, commitment_party.c.area_code, "area", every=True
)
_TOPIC = by_link(commitment.c.commitment_id, commitment_topic.c.commitment_id, commitment_topic.c.topic, "term:topic")
_KIND = by_column(commitment.c.kind, "term:commitment_kind")

COMMITMENTS = RowTable(
    rows=join_standing(_PROMISED_AT.join(stage, stage.c.commitment_id == commitment.c.commitment_id)),
    columns=(
        *pick(commitment, "commitment_id event_id"),
        event.c.start_date.label("event_date"),
        commitment.c.text,
        event.c.title.label("event_title"),
        *(commitment.c.kind, stage.c.stage),
        *pick(commitment, "measurability not_measurable_reason metric comparator target_value target_unit"),
        *pick(
            commitment,
            "series_measure series_reporter_code series_partner_code series_flow series_group_code series_commodity_id",
        ),
        *pick(
            commitment,
            "series_period_kind baseline_value baseline_period deadline deadline_basis repeats_commitment_id",
        ),
        *_standing_of(standing, _STANDING),
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
        **_NAMES_OF_STANDING,
    },
    parts={
        "by_codes": areas_of(
            commitment_party.c.commitment_id, commitment_party.c.area_code, commitment_party.c.role == CommitmentRole.BY
        ),
        "to_codes": areas_of(
            commitment_party.c.commitment_id, commitment_party.c.area_code, commitment_party.c.role == CommitmentRole.TO
        ),
        "topic_codes": RowPart(
            parts_in_order(commitment_topic.c.commitment_id, commitment_topic.c.topic, commitment_topic.c.topic),
            "term:topic",
        ),
        # The n-th word is that of the n-th side's figures.
        "side_codes": RowPart(_sides(standing_side.c.side_code), "area"),
        "side_standing_codes": RowPart(_sides(standing_side.c.word), "term:standing_word"),
        "late_side_codes": RowPart(
            _sides(standing_side.c.side_code).where(standing_side.c.late_date.is_not(None)), "area"
        ),
        "evidence": RowPart(
            parts_in_order(
                commitment_evidence.c.commitment_id,
                func.coalesce(
                    commitment_evidence.c.event_id, commitment_evidence.c.figure_code, commitment_evidence.c.source_url
                ),
                commitment_evidence.c.seq,
            )
        ),
    },
    filters={
        "party": _PARTY,
        "topic": _TOPIC,
        "kind": _KIND,
        "stage": by_column(stage.c.stage, "term:stage"),
        "measurability": by_column(commitment.c.measurability, "term:measurability"),
        **_filters_of_standing(standing),
    },
    period=(event.c.start_date, event.c.end_date),
    searched=(commitment.c.text, event.c.title, commitment.c.metric),
)

STANDINGS = RowTable(
    rows=join_standing(_PROMISED_AT, standing_history),
    columns=(
        *(commitment.c.commitment_id, standing_history.c.known_from.label("standing_from")),
        standing_history.c.known_until.label("standing_until"),
        *_standing_of(standing_history, "standing cause judged_by standing_reason standing_line"),
        *_standing_of(standing_history, "assessed_date assessed_by assessment_reason evidence_event_id evidence_note"),
        *(commitment.c.text, commitment.c.kind, commitment.c.event_id),
        event.c.start_date.label("event_date"),
        event.c.title.label("event_title"),
    ),
    order=(event.c.start_date.desc(), commitment.c.event_id, commitment.c.seq, standing_history.c.known_from),
    names={"kind": "term:commitment_kind", **_NAMES_OF_STANDING},
    filters={"party": _PARTY, "topic": _TOPIC, "kind": _KIND, **_filters_of_standing(standing_history)},
    period=(standing_history.c.known_from, standing_history.c.known_from),
    searched=(commitment.c.text, event.c.title, commitment.c.metric),
)
