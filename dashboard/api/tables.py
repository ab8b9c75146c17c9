"""The tables over HTTP: the rows that pass the filters, streamed in the form asked for."""

from collections.abc import Generator
from contextlib import closing
from typing import cast

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dashboard.api.answers import Answer, build_headers, file_header, site_of
from dashboard.api.base_path import base_path
from dashboard.api.packing import gzipped, takes_gzip
from dashboard.api.sending import ClosingResponse
from dashboard.files.files import FILE_WRITERS, FileForm
from dashboard.files.tables import Wanted, write_table
from dashboard.rows.parameters import Asked, read_parameters
from dashboard.rows.prefetch import read_ahead
from dashboard.subjects.engine import Build, connect

API_TABLES = (
    *("trade", "mirror", "figures", "events", "commitments", "standings"),
    *("prices", "exchange_rates", "production", "market_access", "access_states", "sources", "revisions"),
)
API_FORMS = (FileForm.CSV, FileForm.JSON, FileForm.PARQUET, FileForm.XLSX, FileForm.ZIP)
_PACKED = {FileForm.CSV, FileForm.JSON}  # the others are compressed as they are
_AHEAD = 1  # pieces made while one is sent


def table_answer(table: str, form: FileForm) -> Answer[Asked]:
    """Answer with a table in a form."""

    def check(request: Request, connection: Connection) -> Asked:
        return read_parameters(connection, table, request.query_params)

    def give(request: Request, _connection: Connection, build: Build, asked: Asked) -> Response:
        wanted = Wanted(table, asked.filters, asked.language, asked.limit)
        package = f"{base_path()}/api/{table}.{FileForm.ZIP}{_query(request)}"
        headers = {
            **build_headers(build, f'<{package}>; rel="describedby"'),
            **file_header(wanted.file_name(form, build.as_of)),
        }
        pieces = read_ahead(stream(wanted, form, build, site_of(request)), _AHEAD)
        if form in _PACKED and takes_gzip(request.headers):
            headers["content-encoding"] = "gzip"
            pieces = gzipped(pieces)
        media_type = FILE_WRITERS[form].media_type
        if request.method == "HEAD":
            return StreamingResponse(iter(()), headers=headers, media_type=media_type)
        return ClosingResponse(pieces, headers, media_type)

    return Answer(check, give)


def stream(wanted: Wanted, form: FileForm, build: Build, site: str) -> Generator[bytes]:
    """The rows as bytes, over a connection of their own that is open as long as they are read.

    Where a build comes between the headers and this connection, the rows are newer than their tag says and are asked
    for anew next time.
    """
    with (
        connect(build.as_of, wanted.language) as connection,
        closing(cast("Generator[bytes]", write_table(connection, form, wanted, site))) as pieces,
    ):
        yield from pieces


def _query(request: Request) -> str:
    return f"?{request.url.query}" if request.url.query else ""
