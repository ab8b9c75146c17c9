"""The HTML that a link preview and a browser get first."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.head import PageHead

INDEX = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title><script src="x.js"></script></head></html>'


def index(request: Request) -> HTMLResponse:
    return HTMLResponse(INDEX, headers={"etag": "old"})


def text(request: Request) -> PlainTextResponse:
    return PlainTextResponse("<title>Streamlit</title>")


def client() -> TestClient:
    routes = [Route("/api/health", text), Route("/data.csv", text), Route("/{path:path}", index)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(PageHead)]))


def test_a_page_carries_its_own_title_for_a_link_preview() -> None:
    answer = client().get("/timeline", headers={"accept": "text/html"})
    assert "<title>Timeline · Khorgos</title>" in answer.text
    assert '<meta property="og:title" content="Timeline · Khorgos" />' in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "etag" not in answer.headers


def test_the_server_is_found_at_the_host_before_any_script_runs() -> None:
    page = client().get("/timeline", headers={"accept": "text/html"}).text
    assert 0 < page.index('BACKEND_BASE_URL: window.location.origin + ""') < page.index('src="x.js"')


def test_the_first_page_has_the_name_and_an_unknown_language_is_english() -> None:
    page = client().get("/?lang=%22%3E%3Cscript%3E", headers={"accept": "text/html"}).text
    assert "<title>Khorgos</title>" in page
    assert '<html lang="en">' in page


def test_other_answers_are_left_alone() -> None:
    assert client().get("/api/health").text == "<title>Streamlit</title>"
    assert client().get("/static/x.js", headers={"accept": "text/html"}).text == INDEX
