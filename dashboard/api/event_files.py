"""The events over HTTP as a calendar and as a feed."""

import pandas as pd
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.answers import Answer, build_headers, file_header, site_of
from dashboard.api.happenings import say_what_is_later, to_atom, to_ics
from dashboard.rows.parameters import Asked, read_parameters
from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.subjects.engine import Build
from dashboard.subjects.promises.standings import named_standings

EVENT_FORMS = {"ics": "text/calendar; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}


def _check(request: Request, connection: Connection) -> Asked:
    return read_parameters(connection, "events", request.query_params)


def _events(connection: Connection, build: Build, asked: Asked) -> pd.DataFrame:
    return say_what_is_later(
        read_rows(connection, TABLES["events"], asked.filters, asked.language, asked.limit), build.as_of
    )


def _calendar(request: Request, connection: Connection, build: Build, asked: Asked) -> Response:
    standings = named_standings(connection, asked.language)
    body = to_ics(_events(connection, build, asked), standings, f"{site_of(request)}/", build)
    headers = {**build_headers(build), **file_header("khorgos_events.ics")}
    return Response(body, headers=headers, media_type=EVENT_FORMS["ics"])


def _feed(request: Request, connection: Connection, build: Build, asked: Asked) -> Response:
    standings = named_standings(connection, asked.language)
    body = to_atom(_events(connection, build, asked), standings, f"{site_of(request)}/", str(request.url), build)
    return Response(body, headers=build_headers(build), media_type=EVENT_FORMS["atom"])


# The events that pass the filters, as an iCalendar, and as an Atom feed with the newest first.
CALENDAR, FEED = Answer(_check, _calendar), Answer(_check, _feed)
