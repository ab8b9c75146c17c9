"""The table of what was said and decided as it is looked at and taken away: one row an event."""

from sqlalchemy import func

from dashboard.locale import N_
from dashboard.rows.columns import Column, RowPart, shared
from dashboard.rows.row_filters import by_column, by_link
from dashboard.rows.tables import RowTable, areas_in_order, parts_in_order
from etl.schema import commitment, event, event_participant, event_party, event_source, event_topic

EVENTS = RowTable(
    rows=event,
    columns=(
        *shared(event, "event_id"),
        Column("start_date", N_("First day"), event.c.start_date),
        Column("end_date", N_("Last day"), event.c.end_date),
        Column(
            "date_precision",
            N_("How exact the date is, code"),
            event.c.date_precision,
            "term:date_precision",
            N_("How exact the date is"),
        ),
        Column("kind", N_("Kind, code"), event.c.kind, "term:event_kind", N_("Kind")),
        Column("title", N_("Title"), event.c.title),
        *shared(event, "place_code"),
        Column("country_code", N_("Country, code"), event.c.country_code, "area", N_("Country")),
        *shared(event, "confidence note"),
        Column("tells_until", N_("The note tells of times up to"), event.c.tells_until),
        *shared(event, "file"),
    ),
    order=(event.c.start_date.desc(), event.c.event_id),
    told_first=("start_date", "title", "party_names", "place_name", "kind_name", "topic_names", "person_names"),
    parts=(
        RowPart(
            "party_codes",
            N_("Parties, codes"),
            areas_in_order(event_party.c.event_id, event_party.c.area_code),
            "area",
            N_("Parties"),
        ),
        RowPart(
            "topic_codes",
            N_("Topics, codes"),
            parts_in_order(event_topic.c.event_id, event_topic.c.topic, event_topic.c.topic),
            "term:topic",
            N_("Topics"),
        ),
        RowPart(
            "person_codes",
            N_("People, codes"),
            parts_in_order(event_participant.c.event_id, event_participant.c.person_code, event_participant.c.seq),
            "person",
            N_("People"),
        ),
        # The n-th role is that of the n-th person; one that is not known stays empty.
        RowPart(
            "person_roles",
            N_("Their roles then, in English"),
            parts_in_order(
                event_participant.c.event_id, func.coalesce(event_participant.c.role, ""), event_participant.c.seq
            ),
            "role",
            N_("Their roles then, in the same order"),
        ),
        RowPart(
            "commitment_ids",
            N_("Promises, codes"),
            parts_in_order(commitment.c.event_id, commitment.c.commitment_id, commitment.c.seq),
            is_previewed=False,
        ),
        RowPart(
            "source_urls",
            N_("Addresses of the sources"),
            parts_in_order(event_source.c.event_id, event_source.c.url, event_source.c.seq),
        ),
    ),
    filters={
        "party": by_link(event.c.event_id, event_party.c.event_id, event_party.c.area_code, "area", every=True),
        "kind": by_column(event.c.kind, "term:event_kind"),
        "topic": by_link(event.c.event_id, event_topic.c.event_id, event_topic.c.topic, "term:topic"),
        "person": by_link(
            event.c.event_id, event_participant.c.event_id, event_participant.c.person_code, "person", every=True
        ),
        "confidence": by_column(event.c.confidence, "term:confidence"),
    },
    period=(event.c.start_date, event.c.end_date),
    searched=(event.c.search_text,),
)
