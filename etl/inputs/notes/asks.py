"""The asks of a note: what one side wanted of the other."""

from etl.inputs.fields import Fields
from etl.inputs.notes.records import Answer, NoteAsk
from etl.vocabulary.asks import AnswerExtent
from etl.vocabulary.events import Topic

_KEYS = ("text", "by", "to", "topics", "account", "answered")


def parse_ask(fields: Fields) -> NoteAsk:
    """One ask; what is wrong with it goes to the faults of ``fields``."""
    fields.refuse_unknown(_KEYS)
    answered = fields.block_at("answered")
    ask = NoteAsk(
        text=fields.text("text", required=True),
        by=fields.texts("by", required=True),
        to=fields.texts("to", required=True),
        topics=fields.many_of("topics", Topic, required=True),
        account=fields.text("account"),
        answered=_parse_answer(answered) if answered else None,
    )
    for code in ask.by:
        if code in ask.to:
            fields.refuse("to", "the side that asks is also the one that is asked", code, "Take it out of one of them.")
    return ask


def _parse_answer(fields: Fields) -> Answer:
    fields.refuse_unknown(("event", "extent", "note"))
    return Answer(
        event=fields.text("event", required=True),
        extent=fields.one_of("extent", AnswerExtent, required=True),
        note=fields.text("note"),
    )
