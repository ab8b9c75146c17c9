"""The tables over HTTP: the rows that pass the filters, streamed in the form asked for."""

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dashboard.api.answers import Answer, build_headers, file_header, site_of
from dashboard.api.base_path import base_path
from dashboard.api.packing import gzipped, takes_gzip
from dashboard.api.places import EXPORTS
from dashboard.api.sending import SpooledResponse
from dashboard.files.files import FILE_WRITERS, FileForm
from dashboard.files.tables import Wanted, write_table
from dashboard.rows.parameters import Asked, read_parameters
from dashboard.subjects.engine import Build

API_TABLES = (
    *("trade", "mirror", "figures", "events", "commitments", "standings"),
    *("prices", "exchange_rates", "production", "market_access", "access_states", "sources", "revisions"),
)
API_FORMS = (FileForm.CSV, FileForm.JSON, FileForm.PARQUET, FileForm.XLSX, FileForm.ZIP)
_PACKED = {FileForm.CSV, FileForm.JSON}  # the others are compressed as they are


def table_answer(table: str, form: FileForm) -> Answer[Asked]:
    """Answer with a table in a form."""

    def check(request: Request, connection: Connection) -> Asked:
        return read_parameters(connection, table, request.query_params)

    def give(request: Request, connection: Connection, build: Build, asked: Asked) -> Response:
        wanted = Wanted(table, asked.filters, asked.language, asked.limit)
        package = f"{base_path()}/api/{table}.{FileForm.ZIP}{_query(request)}"
        headers = {
            **build_headers(build, f'<{package}>; rel="describedby"'),
            **file_header(wanted.file_name(form, build.as_of)),
        }
        is_packed = form in _PACKED and takes_gzip(request.headers)
        if is_packed:
            headers["content-encoding"] = "gzip"
        media_type = FILE_WRITERS[form].media_type
        if request.method == "HEAD":
            return StreamingResponse(iter(()), headers=headers, media_type=media_type)
        # Begun here, over the connection that told the build: headers and rows are of one build, or of none.
        written = write_table(connection, form, wanted, site_of(request))
        return SpooledResponse(gzipped(written) if is_packed else written, headers, media_type)

    return Answer(check, give, EXPORTS)


def _query(request: Request) -> str:
    return f"?{request.url.query}" if request.url.query else ""
