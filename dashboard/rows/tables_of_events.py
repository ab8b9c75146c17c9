"""The table of what was said and decided as it is looked at and taken away: one row an event."""

from sqlalchemy import func

from dashboard.rows.tables import RowPart, RowTable, areas_of, by_column, by_link, parts_in_order, pick
from etl.schema import commitment, event, event_participant, event_party, event_source, event_topic

EVENTS = RowTable(
    rows=event,
    columns=pick(
        event,
        "event_id start_date end_date date_precision kind title place_code country_code confidence note tells_until "
        "file",
    ),
    order=(event.c.start_date.desc(), event.c.event_id),
    names={
        "date_precision": "term:date_precision",
        "kind": "term:event_kind",
        "place_code": "place",
        "country_code": "area",
        "confidence": "term:confidence",
    },
    parts={
        "party_codes": areas_of(event_party.c.event_id, event_party.c.area_code),
        "topic_codes": RowPart(
            parts_in_order(event_topic.c.event_id, event_topic.c.topic, event_topic.c.topic), "term:topic"
        ),
        "person_codes": RowPart(
            parts_in_order(event_participant.c.event_id, event_participant.c.person_code, event_participant.c.seq),
            "person",
        ),
        # The n-th role is that of the n-th person; one that is not known stays empty.
        "person_roles": RowPart(
            parts_in_order(
                event_participant.c.event_id, func.coalesce(event_participant.c.role, ""), event_participant.c.seq
            ),
            "role",
        ),
        "commitment_ids": RowPart(parts_in_order(commitment.c.event_id, commitment.c.commitment_id, commitment.c.seq)),
        "source_urls": RowPart(parts_in_order(event_source.c.event_id, event_source.c.url, event_source.c.seq)),
    },
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
