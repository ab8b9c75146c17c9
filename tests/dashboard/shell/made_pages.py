"""A server of pages without a dashboard, and what a preview reads of one."""

import html
import re

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.shell.head import PageHead

INDEX = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title><script src="x.js"></script></head></html>'


def index(request: Request) -> HTMLResponse:
    return HTMLResponse(INDEX, headers={"etag": "old"})


def text(request: Request) -> PlainTextResponse:
    return PlainTextResponse("<title>Streamlit</title>")


def own_page(request: Request) -> HTMLResponse:
    return HTMLResponse("<title>Another</title>")


def client() -> TestClient:
    routes = [
        Route("/api/health", text),
        Route("/data.csv", text),
        Route("/guide", own_page),
        Route("/{path:path}", index),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(PageHead)]), follow_redirects=False)


def page(address: str) -> str:
    return client().get(address, headers={"accept": "text/html"}).text


def told(head: str) -> dict[str, str]:
    """Title and what a preview reads, unescaped; a tag that stands twice is a fault."""
    tags = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)" />', head)
    assert len(dict(tags)) == len(tags)
    title = re.findall(r"<title>(.*?)</title>", head)
    canonical = re.findall(r'<link rel="canonical" href="([^"]*)" />', head)
    assert (len(title), len(canonical)) == (1, 1)
    return {name: html.unescape(value) for name, value in [("title", title[0]), ("canonical", canonical[0]), *tags]}
