"""Addresses of the API."""

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

from dashboard.api.answers import answering, build_headers, fault
from dashboard.api.event_files import calendar, feed
from dashboard.api.guide import guide_page
from dashboard.api.openapi import openapi
from dashboard.api.parameters import refuse_parameters
from dashboard.api.tables import API_TABLES, table_answer
from dashboard.database import Build
from dashboard.exports.forms import FORMS


def guide(request: Request, connection: Connection, build: Build) -> HTMLResponse:
    """What there is, for a person."""
    return HTMLResponse(guide_page(request, connection, build), headers=build_headers(build))


def description(request: Request, connection: Connection, build: Build) -> JSONResponse:
    """What there is, for a program."""
    refuse_parameters(request.query_params)
    return JSONResponse(openapi(connection, build), headers=build_headers(build))


_TABLES = {f"/api/{table}.{form}": table_answer(table, form) for table in API_TABLES for form in FORMS}
_ANSWERS = {"/api/": guide, "/api/openapi.json": description, "/api/events.ics": calendar, "/api/events.atom": feed, **_TABLES}


def nothing_here(request: Request) -> JSONResponse:
    """Say what addresses there are in place of one that there is not."""
    return fault(404, "there is nothing at this address", addresses=["/api/health", *_ANSWERS])


# The last route keeps an unknown address of the API from being answered with a page.
API_ROUTES = [
    *(Route(path, answering(answer)) for path, answer in _ANSWERS.items()),
    Route("/api", lambda request: RedirectResponse("/api/")),
    Route("/api/{rest:path}", nothing_here),
]
