"""Tables of what was promised, and what came of it."""

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from etl.schema.columns import (
    day,
    key,
    known_from,
    known_until,
    metadata,
    number,
    one_of,
    order,
    our_text,
    ref,
    shown_by,
    text,
)
from etl.vocabulary.commitments import (
    CommitmentKind,
    CommitmentRole,
    Comparator,
    DeadlineBasis,
    EvidenceKind,
    Measurability,
    SeriesMeasure,
    Stage,
)
from etl.vocabulary.events import Topic
from etl.vocabulary.judgement import UnjudgedCause, Verdict
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow

commitment = Table(
    "commitment",
    metadata,
    key("commitment_id"),
    ref("event_id", "event.event_id"),
    order("seq"),
    our_text("text"),
    text("kind"),
    text("measurability"),
    our_text("not_measurable_reason", nullable=True),
    our_text("metric", nullable=True),
    number("target_value", "in target_unit"),
    text("target_unit", nullable=True),
    text("comparator", nullable=True),
    text("series_measure", nullable=True),
    ref("series_reporter_code", "area.area_code", nullable=True),
    ref("series_partner_code", "area.area_code", nullable=True),
    text("series_flow", nullable=True),
    ref("series_group_code", "commodity_group.group_code", nullable=True),
    ref("series_commodity_id", "commodity.commodity_id", nullable=True),
    text("series_period_kind", nullable=True),
    number("baseline_value", "in target_unit"),
    text("baseline_period", nullable=True),
    day("deadline", nullable=True),
    text("deadline_basis", nullable=True),
    ref("repeats_commitment_id", "commitment.commitment_id", nullable=True),
    day(
        "repeats_known_from", nullable=True, comment="first day on which both it and the one it repeats could be known"
    ),
    known_from(),
    UniqueConstraint("event_id", "seq"),
    one_of("kind", CommitmentKind),
    one_of("measurability", Measurability),
    one_of("comparator", Comparator),
    one_of("series_measure", SeriesMeasure),
    one_of("series_flow", Flow),
    one_of("series_period_kind", PeriodKind),
    one_of("deadline_basis", DeadlineBasis),
    comment="One promise made at an event. The series_ columns say what would show it: trade of series_reporter with "
    "series_partner.",
)
commitment_party = Table(
    "commitment_party",
    metadata,
    ref("commitment_id", "commitment.commitment_id", primary_key=True),
    ref("area_code", "area.area_code", primary_key=True),
    key("role"),
    known_from(),
    one_of("role", CommitmentRole),
)
commitment_topic = Table(
    "commitment_topic",
    metadata,
    ref("commitment_id", "commitment.commitment_id", primary_key=True),
    key("topic"),
    known_from(),
    one_of("topic", Topic),
)
stage = Table(
    "stage",
    metadata,
    ref("commitment_id", "commitment.commitment_id", primary_key=True),
    order("seq", primary_key=True),
    text("stage"),
    *shown_by(),
    day("assessed_date", nullable=True, comment="day of the assessment that dates it, where nothing else does"),
    our_text("note", nullable=True),
    known_from(),
    known_until(),
    one_of("stage", Stage),
    CheckConstraint(
        "event_id IS NOT NULL OR figure_code IS NOT NULL OR source_url IS NOT NULL OR assessed_date IS NOT NULL",
        name="something",
    ),
    comment="What happened to a commitment on paper, step by step, and what shows it: an event, a figure, a page or an "
    "assessment.",
)
commitment_evidence = Table(
    "commitment_evidence",
    metadata,
    ref("commitment_id", "commitment.commitment_id", primary_key=True),
    order("seq", primary_key=True),
    text("kind"),
    *shown_by(),
    our_text("note", nullable=True),
    known_from(),
    one_of("kind", EvidenceKind),
    CheckConstraint("event_id IS NOT NULL OR figure_code IS NOT NULL OR source_url IS NOT NULL", name="something"),
    comment="What later happened that bears on a commitment.",
)
assessment = Table(
    "assessment",
    metadata,
    ref("commitment_id", "commitment.commitment_id", primary_key=True),
    order("seq", primary_key=True),
    day("assessed_date"),
    our_text("assessed_by", comment="a role, not a name"),
    text("verdict"),
    text("cause", nullable=True, comment="why it cannot be judged, where that is the verdict"),
    our_text("reason"),
    known_from(),
    one_of("verdict", Verdict),
    one_of("cause", UnjudgedCause),
    comment="One judgement of one commitment by a person; appended, never overwritten.",
)
