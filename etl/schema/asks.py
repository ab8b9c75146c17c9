"""Tables of what one side asked of the other, and which later event answered it."""

from sqlalchemy import CheckConstraint, Table, UniqueConstraint

from etl.schema.columns import day, key, known_from, metadata, one_of, order, our_text, ref, text
from etl.vocabulary.asks import AnswerExtent, AskRole
from etl.vocabulary.events import Topic

ask = Table(
    "ask",
    metadata,
    key("ask_id"),
    ref("event_id", "event.event_id"),
    order("seq"),
    our_text("text"),
    ref(
        "account_of",
        "area.area_code",
        nullable=True,
        comment="the side whose account tells it; NULL: both, a third party, or not told",
    ),
    ref("answered_by_event_id", "event.event_id", nullable=True),
    text("answer_extent", nullable=True),
    our_text("answer_note", nullable=True, comment="how that event answered it"),
    day("answer_known_from", nullable=True, comment="first day on which both the ask and its answer could be known"),
    known_from(),
    UniqueConstraint("event_id", "seq"),
    one_of("answer_extent", AnswerExtent),
    CheckConstraint(
        "(answered_by_event_id IS NULL) = (answer_extent IS NULL)",
        name="answer",
    ),
    comment="One request or wish of one side to the other, as told of an event; without an answer it is open.",
)
ask_party = Table(
    "ask_party",
    metadata,
    ref("ask_id", "ask.ask_id", primary_key=True),
    ref("area_code", "area.area_code", primary_key=True),
    key("role"),
    known_from(),
    one_of("role", AskRole),
)
ask_topic = Table(
    "ask_topic",
    metadata,
    ref("ask_id", "ask.ask_id", primary_key=True),
    key("topic"),
    known_from(),
    one_of("topic", Topic),
)
