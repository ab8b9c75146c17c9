"""Addresses of the API."""

from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

from dashboard.api.answers import Answer, answering, build_headers, fault
from dashboard.api.base_path import base_path
from dashboard.api.dictionary import DICTIONARY_FORMS, dictionary_answer
from dashboard.api.event_files import CALENDAR, FEED
from dashboard.api.guide import guide_page
from dashboard.api.openapi import openapi
from dashboard.api.search import SEARCH
from dashboard.api.tables import API_FORMS, API_TABLES, table_answer
from dashboard.rows.parameters import refuse_parameters
from dashboard.subjects.engine import Build


def guide(request: Request, connection: Connection, build: Build, _asked: None) -> HTMLResponse:
    """What there is, for a person."""
    return HTMLResponse(guide_page(request, connection, build), headers=build_headers(build))


def description(_request: Request, connection: Connection, build: Build, _asked: None) -> JSONResponse:
    """What there is, for a program."""
    return JSONResponse(openapi(connection, build), headers=build_headers(build))


_ANSWERS: dict[str, Answer[Any]] = {
    "/api/": Answer(lambda _request, _connection: None, guide),
    "/api/openapi.json": Answer(lambda request, _connection: refuse_parameters(request.query_params), description),
    "/api/events.ics": CALENDAR,
    "/api/events.atom": FEED,
    "/api/search": SEARCH,
    **{f"/api/dictionary.{form}": dictionary_answer(form) for form in DICTIONARY_FORMS},
    **{f"/api/{table}.{form}": table_answer(table, form) for table in API_TABLES for form in API_FORMS},
}


def nothing_here(request: Request) -> JSONResponse:
    """Say what addresses there are in place of one that there is not."""
    return fault(
        404, "there is nothing at this address", addresses=[base_path() + path for path in ("/api/health", *_ANSWERS)]
    )


# The last route keeps an unknown address of the API from being answered with a page.
API_ROUTES = [
    *(Route(path, answering(answer)) for path, answer in _ANSWERS.items()),
    Route("/api", lambda request: RedirectResponse(f"{base_path()}/api/")),
    Route("/api/{rest:path}", nothing_here),
]
