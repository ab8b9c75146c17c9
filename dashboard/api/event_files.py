"""The events over HTTP as a calendar and as a feed."""

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.answers import build_headers, file_header
from dashboard.api.happenings import ics_lines, to_atom, to_ics
from dashboard.api.parameters import read_parameters
from dashboard.database import Build
from dashboard.head import base_path
from dashboard.queries.streams import read_rows
from dashboard.queries.table_list import TABLES

EVENT_FORMS = {"ics": "text/calendar; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}


def calendar(request: Request, connection: Connection, build: Build) -> Response:
    """The events that pass the filters as an iCalendar."""
    asked = read_parameters(connection, "events", request.query_params)
    events = read_rows(connection, TABLES["events"], asked.filters, asked.language, asked.limit)
    headers = {**build_headers(build), **file_header("khorgos_events.ics")}
    return Response(to_ics(ics_lines(events, _pages(request), build.built_at)), headers=headers, media_type=EVENT_FORMS["ics"])


def feed(request: Request, connection: Connection, build: Build) -> Response:
    """The events that pass the filters as an Atom feed, newest first."""
    asked = read_parameters(connection, "events", request.query_params)
    events = read_rows(connection, TABLES["events"], asked.filters, asked.language, asked.limit)
    body = to_atom(events, _pages(request), str(request.url), build.built_at)
    return Response(body, headers=build_headers(build), media_type=EVENT_FORMS["atom"])


def _pages(request: Request) -> str:
    return str(request.url.replace(path=f"{base_path()}/", query="", fragment=""))
