"""The search over HTTP: what a question finds, as the page Search has it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard.api.answers import Answer, build_headers, site_of
from dashboard.locale import language
from dashboard.rows.parameters import AS_OF, LANGUAGE, LIMIT, TEXT, require_only
from dashboard.subjects.engine import Build
from dashboard.subjects.names import read_names
from dashboard.subjects.search.addresses import page_of
from dashboard.subjects.search.hits import search
from dashboard.subjects.search.results import Result, results_of
from dashboard.subjects.search.snippets import Marked
from dashboard.subjects.search.understood import question_in_words

WORDS = replace(
    TEXT,
    name="q",
    description="What is looked for: words, dates in words or digits, places, people, in English, Chinese or Russian.",
)
USUAL_LIMIT = 50
FIRST = replace(LIMIT, description=f"At most so many results, the best ones; {USUAL_LIMIT} if not given.")
SEARCH_PARAMETERS = (WORDS, LANGUAGE, AS_OF, FIRST)


def _check(request: Request, _connection: Connection) -> None:
    require_only(request.query_params, SEARCH_PARAMETERS)


def _give(request: Request, connection: Connection, build: Build, _asked: None) -> Response:
    asked = request.query_params
    found = search(connection, WORDS.of(asked, []) or "")
    hits = found.hits[: FIRST.of(asked, []) or USUAL_LIMIT]
    results = results_of(connection, hits, found.question, language()) if hits else []
    body = {
        "understood": question_in_words(found.question, read_names(connection, language())),
        "count": len(found.hits),
        "results": _as_json(results, site_of(request)),
    }
    return JSONResponse(body, headers=build_headers(build))


def _as_json(results: Sequence[Result], site: str) -> list[dict[str, Any]]:
    """Each result by kind, code, name, facts and address; ``found`` is where else the words stand."""
    return [
        {
            "kind": result.hit.kind,
            "code": result.hit.code,
            "title": _plain(result.title),
            "about": result.about,
            "outcome": result.outcome,
            "found": _plain(result.told),
            "address": _address(result, site),
        }
        for result in results
    ]


def _plain(told: Marked) -> str:
    return "".join(stretch.text for stretch in told)


def _address(result: Result, site: str) -> str:
    page, parameters = page_of(result)
    return f"{site}/{page}?{urlencode(parameters)}"


# What a question finds, as JSON.
SEARCH = Answer(_check, _give)
