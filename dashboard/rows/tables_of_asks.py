"""The table of what one side asked of the other as it is looked at and taken away: one row an ask."""

from dashboard.locale import N_
from dashboard.rows.columns import Column, RowPart, shared
from dashboard.rows.row_filters import by_column, by_link
from dashboard.rows.tables import RowTable, areas_in_order, parts_in_order
from etl.schema import ask, ask_party, ask_topic, event
from etl.vocabulary.asks import AskRole

_party, _topic = ask_party.c, ask_topic.c

ASKS = RowTable(
    rows=ask.join(event, event.c.event_id == ask.c.event_id),
    columns=(
        Column("ask_id", N_("Ask, code"), ask.c.ask_id, is_previewed=False),
        *shared(ask, "event_id"),
        Column("event_date", N_("Date of the event"), event.c.start_date),
        Column("text", N_("Text"), ask.c.text),
        Column("event_title", N_("Event"), event.c.title),
        Column("account_of", N_("Told by one side's account, code"), ask.c.account_of, "area", N_("Told by")),
        Column("answered_by_event_id", N_("Event that answered it"), ask.c.answered_by_event_id),
        Column(
            "answer_extent",
            N_("How far it was answered, code"),
            ask.c.answer_extent,
            "term:answer_extent",
            N_("How far it was answered"),
        ),
        Column("answer_note", N_("How it was answered"), ask.c.answer_note),
    ),
    order=(event.c.start_date.desc(), ask.c.event_id, ask.c.seq),
    parts=(
        RowPart(
            "asked_by_codes",
            N_("Asked by, codes"),
            areas_in_order(_party.ask_id, _party.area_code, _party.role == AskRole.BY),
            "area",
            N_("Asked by"),
        ),
        RowPart(
            "asked_of_codes",
            N_("Asked of, codes"),
            areas_in_order(_party.ask_id, _party.area_code, _party.role == AskRole.TO),
            "area",
            N_("Asked of"),
        ),
        RowPart(
            "topic_codes",
            N_("Topics, codes"),
            parts_in_order(_topic.ask_id, _topic.topic, _topic.topic),
            "term:topic",
            N_("Topics"),
        ),
    ),
    filters={
        "party": by_link(ask.c.ask_id, _party.ask_id, _party.area_code, "area", every=True),
        "topic": by_link(ask.c.ask_id, _topic.ask_id, _topic.topic, "term:topic"),
        "answer_extent": by_column(ask.c.answer_extent, "term:answer_extent"),
    },
    period=(event.c.start_date, event.c.end_date),
    searched=(ask.c.text, event.c.title),
)
