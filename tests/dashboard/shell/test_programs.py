"""How the programs that draw a page in the browser are named ahead and sent."""

import gzip
import re
from pathlib import Path

import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.shell.programs import PackedPrograms, fetched_ahead

FOLDER = Path(streamlit.__file__).parent / "static" / "static" / "js"


def names() -> list[str]:
    return [re.sub(r'.*href="/static/js/([^"]+)".*', r"\1", link) for link in fetched_ahead()]


def of_streamlit(request: Request) -> PlainTextResponse:
    return PlainTextResponse("as Streamlit sends it")


def client() -> TestClient:
    return TestClient(Starlette(routes=[Route("/{path:path}", of_streamlit)], middleware=[Middleware(PackedPrograms)]))


def test_programs_come_with_all_that_they_import_and_without_the_one_that_draws_charts() -> None:
    named = names()
    imported = {
        name
        for file in named
        for name in re.findall(r'from"\./([^"]+\.js)"', (FOLDER / file).read_text(encoding="utf-8"))
    }

    assert imported - set(named) == set()
    assert [name for name in named if name.startswith("PlotlyChart.")] == []
    assert len(named) == len(set(named))
    assert [name for name in named if not (FOLDER / name).is_file()] == []


def test_a_program_is_sent_packed_and_is_kept_by_the_browser() -> None:
    name = names()[0]
    answer = client().get(f"/static/js/{name}", headers={"accept-encoding": "gzip"})

    assert answer.content == (FOLDER / name).read_bytes()
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) == len(gzip.compress(answer.content, mtime=0))
    assert (answer.headers["vary"], answer.headers["cache-control"]) == (
        "accept-encoding",
        "public, immutable, max-age=31536000",
    )


def test_all_else_is_left_to_streamlit() -> None:
    name = names()[0]
    asked = [
        ("/static/js/no.js", {"accept-encoding": "gzip"}),
        ("/static/js/..%2Findex.html", {"accept-encoding": "gzip"}),
        (f"/other/{name}", {"accept-encoding": "gzip"}),
        (f"/static/js/{name}", {"accept-encoding": "identity"}),
        (f"/static/js/{name}", {"accept-encoding": "gzip", "range": "bytes=0-9"}),
    ]
    assert {client().get(path, headers=headers).text for path, headers in asked} == {"as Streamlit sends it"}
