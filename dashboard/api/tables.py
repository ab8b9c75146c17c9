"""The tables over HTTP: the rows that pass the filters, streamed in the form asked for."""

from collections.abc import Generator

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dashboard.api.answers import Answer, build_headers, file_header
from dashboard.api.parameters import Asked, read_parameters
from dashboard.database import Build, connect
from dashboard.exports.csv import file_name
from dashboard.exports.forms import FORMS, Form
from dashboard.queries.streams import open_rows
from dashboard.queries.table_list import TABLES

API_TABLES = ("trade", "figures", "events", "commitments", "sources", "revisions")
_LONGEST_PART = 40


def table_answer(table: str, form_name: str) -> Answer:
    """Answer with a table in a form."""
    form = FORMS[form_name]

    def answer(request: Request, connection: Connection, build: Build) -> Response:
        asked = read_parameters(connection, table, request.query_params)
        headers = {**build_headers(build), **file_header(_file_name(table, asked, form_name))}
        body = iter(()) if request.method == "HEAD" else stream(table, asked, form)
        return StreamingResponse(body, headers=headers, media_type=form.media_type)

    return answer


def stream(table: str, asked: Asked, form: Form) -> Generator[bytes]:
    """The rows as bytes, over a connection of their own that is open as long as they are read.

    Where a build comes between the headers and this connection, the rows are newer than their tag says and are asked for anew next time.
    """
    with connect() as connection:
        yield from form.write(open_rows(connection, TABLES[table], asked.filters, asked.language, asked.limit))


def _file_name(table: str, asked: Asked, form_name: str) -> str:
    filters = asked.filters
    codes = ["-".join(chosen)[:_LONGEST_PART] for _name, chosen in filters.chosen]
    years = "" if filters.first_year is None else f"{filters.first_year}-{filters.last_year}"
    name = file_name(table, *codes, years, filters.text[:_LONGEST_PART])
    return f"{name.removesuffix('.csv')}.{form_name}"
