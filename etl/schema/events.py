"""Tables of what was said: events and their parts."""

from sqlalchemy import CheckConstraint, Index, Table

from etl.schema.columns import day, key, known_from, metadata, number, one_of, order, our_text, ref, text
from etl.vocabulary.events import Confidence, EventKind, RelationKind, Topic
from etl.vocabulary.periods import DatePrecision

event = Table(
    "event",
    metadata,
    key("event_id"),
    day("start_date"),
    day("end_date"),
    text("date_precision"),
    text("kind"),
    our_text("title"),
    ref("place_code", "place.place_code", nullable=True),
    ref("country_code", "area.area_code", nullable=True),
    our_text("note", comment="Markdown"),
    text("confidence"),
    text("file"),
    text("search_text", comment="casefolded title, note, people, places and commitments, for full-text search"),
    day(
        "tells_until",
        nullable=True,
        comment="last day of the latest time after the event that the note tells of; NULL: of none",
    ),
    known_from(),
    one_of("date_precision", DatePrecision),
    one_of("kind", EventKind),
    one_of("confidence", Confidence),
    CheckConstraint("start_date <= end_date", name="dates"),
    Index("ix_event_dates", "start_date", "end_date"),
    comment="One meeting or decision. With precision month or year the dates span the whole month or year.",
)
event_party = Table(
    "event_party",
    metadata,
    ref("event_id", "event.event_id", primary_key=True),
    ref("area_code", "area.area_code", primary_key=True),
    known_from(),
)
event_participant = Table(
    "event_participant",
    metadata,
    ref("event_id", "event.event_id", primary_key=True),
    order("seq", primary_key=True),
    ref("person_code", "person.person_code"),
    text("role", nullable=True, comment="held at the time"),
    ref("side_code", "area.area_code", nullable=True),
    known_from(),
)
event_topic = Table(
    "event_topic",
    metadata,
    ref("event_id", "event.event_id", primary_key=True),
    key("topic"),
    known_from(),
    one_of("topic", Topic),
)
event_figure = Table(
    "event_figure",
    metadata,
    ref("event_id", "event.event_id", primary_key=True),
    order("seq", primary_key=True),
    our_text("what"),
    number("value"),
    text("unit"),
    our_text("period", nullable=True),
    our_text("stated_by", nullable=True),
    known_from(),
    comment="A figure cited in an event's note.",
)
event_source = Table(
    "event_source",
    metadata,
    ref("event_id", "event.event_id", primary_key=True),
    order("seq", primary_key=True),
    text("url"),
    our_text("publisher"),
    text("published_date", nullable=True),
    our_text("title", nullable=True),
    ref("account_of", "area.area_code", nullable=True),
    known_from(),
    comment="Where an event is told; account_of is the side whose account it is, NULL for a third party.",
)
event_relation = Table(
    "event_relation",
    metadata,
    ref("event_id", "event.event_id", primary_key=True),
    ref("earlier_event_id", "event.event_id", primary_key=True),
    text("kind"),
    known_from(),
    one_of("kind", RelationKind),
)
