"""Tables of what was promised as they are looked at and taken away.

One row a commitment, and one row a change of its standing.
"""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, func, select

from dashboard.locale import N_
from dashboard.rows.columns import Column, RowPart, shared
from dashboard.rows.row_filters import RowFilter, by_column, by_link
from dashboard.rows.tables import RowTable, areas_in_order, parts_in_order
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
from etl.vocabulary.commitments import CommitmentRole

# What is told of a standing: heading; list and heading of the names.
_TOLD_OF_STANDING: dict[str, tuple[str] | tuple[str, str, str]] = {
    "standing": (N_("How it stands, code"), "term:standing_word", N_("How it stands")),
    "cause": (N_("Why it cannot be judged, code"), "term:unjudged_cause", N_("Why it cannot be judged")),
    "judged_by": (N_("Judged by, code"), "term:judge", N_("Judged by")),
    "standing_reason": (N_("What decides, code"), "term:standing_reason", N_("What decides")),
    "standing_from": (N_("Stands so from"),),
    "standing_line": (N_("Line of figures that decides"),),
    "assessed_date": (N_("Assessed on"),),
    "assessed_by": (N_("Assessed by"),),
    "assessment_reason": (N_("Reason of the assessment"),),
    "evidence_event_id": (N_("Event that decides"),),
    "evidence_note": (N_("Note on the evidence that decides"),),
}
_OF_PROMISE = (
    Column("commitment_id", N_("Promise, code"), commitment.c.commitment_id, is_previewed=False),
    *shared(commitment, "event_id"),
    Column("event_date", N_("Date of the event"), event.c.start_date),
    Column("event_title", N_("Event"), event.c.title),
    Column("text", N_("Text"), commitment.c.text),
    Column("kind", N_("Kind, code"), commitment.c.kind, "term:commitment_kind", N_("Kind")),
)


def _of_promise(names: str) -> tuple[Column, ...]:
    columns = {column.name: column for column in _OF_PROMISE}
    return tuple(columns[name] for name in names.split())


def _of_standing(rows: FromClause, names: str) -> tuple[Column, ...]:
    values = {str(column.key): column for column in standing_columns(rows)}
    told = {name: _TOLD_OF_STANDING[name] for name in names.split()}
    return tuple(Column(name, one[0], values[name], *one[1:]) for name, one in told.items())


def _parties(role: CommitmentRole) -> Select[Any, Any]:
    """The areas that promised, or to which it was promised."""
    party = commitment_party.c
    return areas_in_order(party.commitment_id, party.area_code, party.role == role)


def _sides(value: ColumnElement[Any]) -> Select[Any, Any]:
    """A value of each side's standing, by promise, in the order of the areas; a side of nobody's own comes last."""
    ordered = (standing_side.c.commitment_id, area.c.sort_order.is_(None), area.c.sort_order, standing_side.c.side_code)
    is_side = area.c.area_code == standing_side.c.side_code
    return select(standing_side.c.commitment_id, value).join(area, is_side, isouter=True).order_by(*ordered)


def _filters_of_standing(rows: FromClause) -> dict[str, RowFilter]:
    columns = _of_standing(rows, "standing cause judged_by standing_reason")
    return {column.name: by_column(column.value, column.names) for column in columns}


_EVIDENCE = parts_in_order(
    commitment_evidence.c.commitment_id,
    func.coalesce(commitment_evidence.c.event_id, commitment_evidence.c.figure_code, commitment_evidence.c.source_url),
    commitment_evidence.c.seq,
)
_PROMISED_AT = commitment.join(event, event.c.event_id == commitment.c.event_id)
_PARTY = by_link(
    commitment.c.commitment_id, commitment_party.c.commitment_id, commitment_party.c.area_code, "area", every=True
)
_TOPIC = by_link(commitment.c.commitment_id, commitment_topic.c.commitment_id, commitment_topic.c.topic, "term:topic")
_KIND = by_column(commitment.c.kind, "term:commitment_kind")

COMMITMENTS = RowTable(
    rows=join_standing(_PROMISED_AT.join(stage, stage.c.commitment_id == commitment.c.commitment_id)),
    columns=(
        *_of_promise("commitment_id event_id event_date text event_title kind"),
        Column("stage", N_("Stage, code"), stage.c.stage, "term:stage", N_("Stage")),
        Column(
            "measurability",
            N_("Measurability, code"),
            commitment.c.measurability,
            "term:measurability",
            N_("Measurability"),
        ),
        Column("not_measurable_reason", N_("Why it cannot be measured"), commitment.c.not_measurable_reason),
        Column("metric", N_("What is aimed at"), commitment.c.metric),
        Column("comparator", N_("Comparison, code"), commitment.c.comparator, "term:comparator", N_("Comparison")),
        Column("target_value", N_("Target (in the unit beside it)"), commitment.c.target_value),
        Column("target_unit", N_("Unit of the target"), commitment.c.target_unit),
        Column(
            "series_measure",
            N_("Measure that shows it, code"),
            commitment.c.series_measure,
            "term:series_measure",
            N_("Measure that shows it"),
        ),
        Column("series_reporter_code", N_("Trade of, code"), commitment.c.series_reporter_code, "area", N_("Trade of")),
        Column(
            "series_partner_code", N_("Trade with, code"), commitment.c.series_partner_code, "area", N_("Trade with")
        ),
        Column(
            "series_flow",
            N_("Direction of that trade, code"),
            commitment.c.series_flow,
            "term:flow",
            N_("Direction of that trade"),
        ),
        Column(
            "series_group_code",
            N_("Group that shows it, code"),
            commitment.c.series_group_code,
            "commodity_group",
            N_("Group that shows it"),
        ),
        Column(
            "series_commodity_id",
            N_("Commodity that shows it, code"),
            commitment.c.series_commodity_id,
            "commodity",
            N_("Commodity that shows it"),
        ),
        Column(
            "series_period_kind",
            N_("Period of that trade, code"),
            commitment.c.series_period_kind,
            "term:period_kind",
            N_("Period of that trade"),
        ),
        Column("baseline_value", N_("Starting value (in the unit of the target)"), commitment.c.baseline_value),
        Column("baseline_period", N_("Period of the starting value"), commitment.c.baseline_period),
        Column("deadline", N_("Deadline"), commitment.c.deadline),
        Column(
            "deadline_basis",
            N_("Where the deadline is from, code"),
            commitment.c.deadline_basis,
            "term:deadline_basis",
            N_("Where the deadline is from"),
        ),
        Column("repeats_commitment_id", N_("Repeats the promise"), commitment.c.repeats_commitment_id),
        *_of_standing(
            standing,
            "standing cause judged_by standing_reason standing_from assessed_date assessed_by assessment_reason",
        ),
    ),
    order=(event.c.start_date.desc(), commitment.c.event_id, commitment.c.seq),
    told_first=(
        *("event_date", "text", "standing_name", "deadline", "target_value", "target_unit"),
        *("by_names", "to_names", "standing_reason_name", "standing_from"),
    ),
    parts=(
        RowPart("by_codes", N_("Promised by, codes"), _parties(CommitmentRole.BY), "area", N_("Promised by")),
        RowPart("to_codes", N_("Promised to, codes"), _parties(CommitmentRole.TO), "area", N_("Promised to")),
        RowPart(
            "topic_codes",
            N_("Topics, codes"),
            parts_in_order(commitment_topic.c.commitment_id, commitment_topic.c.topic, commitment_topic.c.topic),
            "term:topic",
            N_("Topics"),
        ),
        # The n-th word is that of the n-th side's figures.
        RowPart(
            "side_codes",
            N_("Sides with figures, codes"),
            _sides(standing_side.c.side_code),
            "area",
            N_("Sides with figures"),
        ),
        RowPart(
            "side_standing_codes",
            N_("What each side's figures say, in the same order, codes"),
            _sides(standing_side.c.word),
            "term:standing_word",
            N_("What each side's figures say, in the same order"),
        ),
        RowPart(
            "late_side_codes",
            N_("Sides that reached it after the deadline, codes"),
            _sides(standing_side.c.side_code).where(standing_side.c.late_date.is_not(None)),
            "area",
            N_("Sides that reached it after the deadline"),
        ),
        RowPart("evidence", N_("Later events and figures that bear on it"), _EVIDENCE),
    ),
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
        *_of_promise("commitment_id"),
        *_of_standing(standing_history, "standing_from"),
        Column("standing_until", N_("Stood so until, and without"), standing_history.c.known_until),
        *_of_standing(standing_history, "standing cause judged_by standing_reason standing_line"),
        *_of_standing(standing_history, "assessed_date assessed_by assessment_reason evidence_event_id evidence_note"),
        *_of_promise("text kind event_id event_date event_title"),
    ),
    order=(event.c.start_date.desc(), commitment.c.event_id, commitment.c.seq, standing_history.c.known_from),
    told_first=("standing_from", "standing_until", "standing_name", "text", "standing_reason_name", "judged_by_name"),
    filters={"party": _PARTY, "topic": _TOPIC, "kind": _KIND, **_filters_of_standing(standing_history)},
    period=(standing_history.c.known_from, standing_history.c.known_from),
    searched=(commitment.c.text, event.c.title, commitment.c.metric),
)
