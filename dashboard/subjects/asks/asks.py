"""What one side asked of the other, when, and which later event answered it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, select

from dashboard.subjects.codes import areas_in_order, codes_by_key, stands_for, topics_in_order
from dashboard.subjects.promises.attestations import OF_EVENT, DatedEvent, to_dated_event
from dashboard.subjects.typed_rows import make_part
from etl.schema import ask, ask_party, ask_topic, event
from etl.vocabulary.asks import AnswerExtent, AskRole

_answer = event.alias("answer")
_ANSWER = (
    _answer.c.title.label("answer_title"),
    _answer.c.start_date.label("answer_start_date"),
    _answer.c.date_precision.label("answer_date_precision"),
)


@dataclass(frozen=True)
class Answer:
    """The later event that answered an ask, how far (``AnswerExtent``), and how in words; None where nobody says."""

    event: DatedEvent
    extent: str
    note: str | None


@dataclass(frozen=True)
class Ask:
    """A request or wish of one side to the other, told of an event.

    ``account_of`` is the side whose account alone tells it, else None; ``answer`` is None where none is known. Areas
    and topics are codes in the order in which they are shown.
    """

    ask_id: str
    event: DatedEvent
    text: str
    account_of: str | None
    askers: tuple[str, ...]
    asked: tuple[str, ...]
    topics: tuple[str, ...]
    answer: Answer | None

    @property
    def is_open(self) -> bool:
        """Whether something of it is still asked for: it has no answer, or one to a part."""
        return self.answer is None or self.answer.extent != AnswerExtent.WHOLLY


def asks_between(connection: Connection, parties: tuple[str, str]) -> list[Ask]:
    """Asks of either of two parties to the other, the newest first.

    A group stands for its members, a country for its regions.
    """
    one, other = parties
    both = and_(_has_party(one), _has_party(other))
    return _asks(connection, both, [event.c.start_date.desc(), event.c.event_id, ask.c.seq])


def asks_of_event(connection: Connection, event_id: str) -> list[Ask]:
    """What was asked for at an event, in the note's order."""
    return _asks(connection, ask.c.event_id == event_id, [ask.c.seq])


def _has_party(code: str) -> ColumnElement[bool]:
    meant = select(ask_party.c.ask_id).where(stands_for(ask_party.c.area_code, code))
    return ask.c.ask_id.in_(meant)


def _asks(connection: Connection, condition: ColumnElement[bool], order: Sequence[ColumnElement[Any]]) -> list[Ask]:
    rows = ask.join(event, event.c.event_id == ask.c.event_id).join(
        _answer, _answer.c.event_id == ask.c.answered_by_event_id, isouter=True
    )
    question = select(*ask.c, *OF_EVENT, *_ANSWER).select_from(rows).where(condition).order_by(*order)
    askers = codes_by_key(connection, _parties(AskRole.BY))
    asked = codes_by_key(connection, _parties(AskRole.TO))
    topics = codes_by_key(connection, topics_in_order(ask_topic, "ask_id"))
    return [
        make_part(
            row,
            Ask,
            event=to_dated_event(row),
            askers=askers.get(row["ask_id"], ()),
            asked=asked.get(row["ask_id"], ()),
            topics=topics.get(row["ask_id"], ()),
            answer=_to_answer(row),
        )
        for row in connection.execute(question).mappings()
    ]


def _to_answer(row: RowMapping) -> Answer | None:
    if row["answered_by_event_id"] is None:
        return None
    told = DatedEvent(
        row["answered_by_event_id"], row["answer_title"], row["answer_start_date"], row["answer_date_precision"]
    )
    return Answer(told, row["answer_extent"], row["answer_note"])


def _parties(role: AskRole) -> Select[Any]:
    return areas_in_order(ask_party, "ask_id").where(ask_party.c.role == role)
