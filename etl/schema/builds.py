"""Tables about the build itself: what was read, refused and revised."""

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, Integer, Table, func

from etl.schema.columns import day, key, known_from, metadata, number, one_of, order, ref, text
from etl.vocabulary.builds import RejectionKind, Severity

build = Table(
    "build",
    metadata,
    key("build_id"),
    Column("schema_version", Integer, nullable=False),
    Column("built_at", DateTime, nullable=False),
    day(
        "record_end",
        nullable=True,
        comment="the latest day on which something of the record came to be known; judging goes no further",
    ),
    text("input_sha256"),
    Column("rows_read", Integer, nullable=False),
    Column("rows_loaded", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
    comment="The one build this database is; build_id is a hash of its inputs.",
)
build_file = Table(
    "build_file",
    metadata,
    key("file"),
    text("sha256"),
    Column("rows_read", Integer, nullable=False),
    Column("rows_loaded", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
    Column(
        "rows_absorbed",
        Integer,
        nullable=False,
        comment="of those loaded: replaced by a later arrival, or added up into one row",
    ),
    CheckConstraint("rows_loaded + rows_rejected = rows_read", name="counts"),
    comment="What each input file gave.",
)
rejection = Table(
    "rejection",
    metadata,
    order("seq", primary_key=True),
    text("kind"),
    text("file"),
    text("place"),
    text("field"),
    text("problem"),
    text("seen"),
    text("advice"),
    one_of("kind", RejectionKind),
    comment="One input row or note that was not loaded, with the reason.",
)
finding = Table(
    "finding",
    metadata,
    order("seq", primary_key=True),
    text("kind"),
    text("severity"),
    text("text"),
    one_of("severity", Severity),
    comment="What the build's checks noticed about rows that were loaded, for example parts that exceed their total.",
)
revision = Table(
    "revision",
    metadata,
    order("seq", primary_key=True),
    ref("source_code", "source.source_code"),
    ref("reporter_code", "area.area_code"),
    ref("partner_code", "area.area_code"),
    text("flow"),
    ref("commodity_id", "commodity.commodity_id"),
    day("period_start"),
    day("period_end"),
    text("column_name"),
    number("old_value"),
    number("new_value"),
    ref("old_snapshot_code", "snapshot.snapshot_code"),
    ref("new_snapshot_code", "snapshot.snapshot_code"),
    known_from(),
    comment="One published value that changed between two arrivals of a source.",
)
REVISION_SIZE = func.abs(func.coalesce(revision.c.new_value, 0) - func.coalesce(revision.c.old_value, 0))
"""How much a value changed, as SQL; one that came or went did from or to nought."""
large_revision = Table(
    "large_revision",
    metadata,
    Column("seq", Integer, ForeignKey(revision.c.seq), primary_key=True, autoincrement=False),
    known_from(),
    comment="The changes of values that were among the largest on the day on which they came to be known: whatever the "
    "day that is asked for, the largest by then are among these.",
)
MOST_LARGE = 20
"""How many of the largest changes ``large_revision`` has for every day."""
