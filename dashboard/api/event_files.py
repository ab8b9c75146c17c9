"""The events over HTTP as a calendar and as a feed."""

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.answers import Answer, build_headers, file_header, site_of
from dashboard.api.happenings import say_what_is_later, to_atom, to_ics
from dashboard.rows.parameters import Asked, read_parameters
from dashboard.rows.table_list import TABLES
from dashboard.subjects.engine import Build
from dashboard.subjects.events.events import EventNote, read_notes
from dashboard.subjects.names import read_names
from dashboard.subjects.promises.standings import named_standings

EVENT_FORMS = {"ics": "text/calendar; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}


def _check(request: Request, connection: Connection) -> Asked:
    return read_parameters(connection, "events", request.query_params)


def _notes(connection: Connection, build: Build, asked: Asked) -> list[EventNote]:
    found = read_notes(connection, TABLES["events"].question(asked.filters).limit(asked.limit))
    return [say_what_is_later(note, build.as_of) for note in found]


def _calendar(request: Request, connection: Connection, build: Build, asked: Asked) -> Response:
    names = read_names(connection, asked.language)
    standings = named_standings(connection, names)
    body = to_ics(_notes(connection, build, asked), standings, names, f"{site_of(request)}/", build)
    headers = {**build_headers(build), **file_header("khorgos_events.ics")}
    return Response(body, headers=headers, media_type=EVENT_FORMS["ics"])


def _feed(request: Request, connection: Connection, build: Build, asked: Asked) -> Response:
    names = read_names(connection, asked.language)
    standings = named_standings(connection, names)
    notes, root = _notes(connection, build, asked), f"{site_of(request)}/"
    body = to_atom(notes, standings, names, root, build, address=str(request.url))
    return Response(body, headers=build_headers(build), media_type=EVENT_FORMS["atom"])


# The events that pass the filters, as an iCalendar, and as an Atom feed with the newest first.
CALENDAR, FEED = Answer(_check, _calendar), Answer(_check, _feed)
