"""The data dictionary over HTTP: every column of every table, with what it means, in the language asked for."""

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api.answers import Answer, build_headers, file_header, site_of
from dashboard.files.files import FILE_WRITERS, FileForm
from dashboard.files.shown import Shown, View, write_shown
from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.rows.dictionary import columns_of, to_dictionary
from dashboard.rows.parameters import AS_OF, LANGUAGE, require_only
from dashboard.rows.table_list import TABLES
from dashboard.subjects.engine import Build
from dashboard.subjects.sources import cited_sources

DICTIONARY_FORMS = (FileForm.CSV, FileForm.JSON)
DICTIONARY_PARAMETERS = (LANGUAGE, AS_OF)


def dictionary_answer(form: FileForm) -> Answer[None]:
    """Answer with the dictionary in a form."""

    def check(request: Request, _connection: Connection) -> None:
        require_only(request.query_params, DICTIONARY_PARAMETERS)

    def give(request: Request, connection: Connection, build: Build, _asked: None) -> Response:
        shown = Shown(to_dictionary(columns_of(TABLES)), _("What each column means"), ("dictionary",))
        view = View(build, language(), f"{site_of(request)}/data?view=dictionary")
        body = b"".join(write_shown(form, shown, view, cited_sources(connection)))
        headers = {**build_headers(build), **file_header(shown.file_name(form))}
        return Response(body, headers=headers, media_type=FILE_WRITERS[form].media_type)

    return Answer(check, give)
