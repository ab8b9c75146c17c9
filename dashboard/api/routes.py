"""Addresses of the API."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.api.answers import answering, fault
from dashboard.api.forms import FORMS
from dashboard.api.tables import API_TABLES, table_answer

_TABLES = {f"/api/{table}.{form}": table_answer(table, form) for table in API_TABLES for form in FORMS}


def nothing_here(request: Request) -> JSONResponse:
    """Say what addresses there are in place of one that there is not."""
    return fault(404, "there is nothing at this address", addresses=["/api/", "/api/health", *_TABLES])


# The last route keeps an unknown address of the API from being answered with a page.
API_ROUTES = [
    *(Route(path, answering(answer)) for path, answer in _TABLES.items()),
    Route("/api/{rest:path}", nothing_here),
]
