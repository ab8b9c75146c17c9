"""The counts of the server and of its database, for Prometheus. The door lets nobody to them unless it is told to."""

from datetime import UTC, datetime

from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.places import ANSWERS, EXPORTS, SENDINGS, SESSIONS
from dashboard.subjects.engine import connect, current_build
from dashboard.watch.log import tell_fault
from dashboard.watch.metrics import BuildFacts, in_prometheus_text
from etl.schema.stored import table_digest

_PLACES = {"answers": ANSWERS, "exports": EXPORTS, "sendings": SENDINGS, "sessions": SESSIONS}


def metrics(_request: Request) -> Response:
    """All counts in the text that Prometheus reads; without those of the build where the database cannot be read."""
    places = {kind: (found.in_use, found.count) for kind, found in _PLACES.items()}
    text = in_prometheus_text(build_facts(), places, datetime.now(UTC))
    return Response(text, headers={"cache-control": "no-store"}, media_type=CONTENT_TYPE_LATEST)


def build_facts() -> BuildFacts | None:
    """What the database is; None, with a line in the log, where it cannot be read or nothing was built."""
    digests = select(table_digest.c.table_name, table_digest.c.row_count).order_by(table_digest.c.table_name)
    try:
        with connect() as connection:
            build = current_build(connection)
            rows = {row.table_name: row.row_count for row in connection.execute(digests)}
    except SQLAlchemyError as fault:
        tell_fault("database not read", fault)
        return None
    return BuildFacts(build.build_id, build.built_at.replace(tzinfo=UTC), rows) if build else None
