"""The head of the HTML that the server sends for every page.

It has the page's title, its language, and where the server's own addresses begin. Streamlit sends one and the same
``index.html`` for every page. A link preview reads title and description from it; and the script in it, on a page with
an address of its own, first looks for the server below that address and leaves two errors in the browser's console.
The pages' look is written there too: what came with the page itself would move it about once it is drawn.
Streamlit also sends it for an address that is no page: here that leads to the first page, which says so.
"""

import html
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlencode

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.access.roles import reader_of
from dashboard.api.base_path import base_path, own_path
from dashboard.locale import available_languages
from dashboard.shell.previews import NAME, Preview, preview_of
from dashboard.shell.programs import fetched_ahead, scripts_of_frames
from dashboard.ui.address import KEPT, LONGEST_ADDRESS, LOST_PAGE
from dashboard.ui.reader import may_decide
from dashboard.ui.sitemap import DRAFTS, PAGES_BY_ADDRESS
from dashboard.ui.style import script, style_sheet
from etl.schema.address import parse_iso_day
from etl.vocabulary.languages import SOURCE_LANGUAGE

_SHEETS = ("page.css", "kept_room.css", "records.css", "print.css")
_MENU_STYLE = f"<style>{(Path(__file__).parent / 'client' / 'menu.css').read_text(encoding='utf-8')}</style>"

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_STREAMLITS_TITLE = b"<title>Streamlit</title>"
# What answers below these is no page, and is told as it is where it is not found.
_NO_PAGES = {"api", "_stcore", "static", "media", "component"}


class PageHead:
    """ASGI middleware that rewrites the head of the pages' HTML and leaves every other answer alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not _is_page_request(scope):
            await self.app(scope, receive, send)
            return
        # The body is rewritten, so it must come plain and whole.
        plain = [
            (name, value)
            for name, value in scope["headers"]
            if name not in {b"accept-encoding", b"if-none-match", b"if-modified-since"}
        ]
        await self.app({**scope, "headers": plain}, receive, _Rewriter(scope, receive, send))


class _Rewriter:
    """Collects a page's HTML and sends it with a new head; passes on what is none."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        self.receive = receive
        self.send = send
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self.start = message
            return
        if not self.start:
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish()

    async def _finish(self) -> None:
        if _STREAMLITS_TITLE not in self.body:
            await self._send(self.start)
        elif is_page(self.scope):
            self.body = (await run_in_threadpool(rewrite_head, self.body.decode("utf-8"), self.scope)).encode("utf-8")
            headers = MutableHeaders(raw=list(self.start["headers"]))
            headers["content-length"] = str(len(self.body))
            for name in ("etag", "last-modified"):
                if name in headers:
                    del headers[name]
            await self._send({**self.start, "headers": headers.raw})
        else:
            await to_first_page(self.scope)(self.scope, self.receive, self.send)

    async def _send(self, start: Message) -> None:
        await self.send(start)
        await self.send({"type": "http.response.body", "body": self.body})


def _is_html(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def _is_page_request(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return page_address(scope).partition("/")[0] not in _NO_PAGES and "text/html" in Headers(scope=scope).get(
        "accept", "text/html"
    )


def page_address(scope: Scope) -> str:
    """The address of the page that a request is for; empty for the first page."""
    return own_path(scope)


def is_page(scope: Scope) -> bool:
    """Whether there is a page, for its reader, at the address that a request is for."""
    address = page_address(scope)
    is_shown = address != DRAFTS.address or may_decide(reader_of(scope))
    return not address or (address in PAGES_BY_ADDRESS and is_shown)


def to_first_page(scope: Scope) -> RedirectResponse:
    """The way from an address that is no page to the first page, which tells the name that it was asked for."""
    asked = [(name, value) for name, value in _asked(scope) if name in KEPT]
    query = urlencode([*asked, (LOST_PAGE, page_address(scope))], errors="replace")
    return RedirectResponse(f"{base_path()}/?{query}")


def rewrite_head(page: str, scope: Scope) -> str:
    """Put the page's title, what a link preview tells, its language and the server's address into Streamlit's HTML."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    language = asked.get("lang", [SOURCE_LANGUAGE])[0]
    language = language if language in available_languages() else SOURCE_LANGUAGE
    day = parse_iso_day(asked.get("asof", [""])[0])
    preview = preview_of(page_address(scope), asked.get("id", [""])[0], language, day)
    own = [*map(style_sheet, _SHEETS), _MENU_STYLE, script("print.js")]
    extra = "\n    ".join([*_tags(preview, link_to(scope)), _begin(), *own])
    page = _TITLE.sub(lambda _: extra, page, count=1)
    # Last, so that Streamlit's own programs come first.
    page = page.replace("</head>", "\n    ".join([*fetched_ahead(), "</head>"]), 1)
    return page.replace('<html lang="en">', f'<html lang="{language}">', 1)


def _begin() -> str:
    base_url = f"window.location.origin + {json.dumps(base_path())}"
    return f"<script>window.__streamlit = {{ BACKEND_BASE_URL: {base_url} }}</script>"


def inline_scripts() -> list[str]:
    """The scripts that stand in a page's HTML itself, or in that of a frame on it: Streamlit's and ours."""
    streamlits = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return [*_SCRIPT.findall("".join([streamlits, _begin(), script("print.js")])), *scripts_of_frames()]


def _tags(preview: Preview, link: str) -> list[str]:
    title, description, url = html.escape(preview.title), html.escape(preview.description), html.escape(link)
    return [
        f"<title>{title}</title>",
        f'<meta name="description" content="{description}" />',
        f'<meta property="og:title" content="{title}" />',
        f'<meta property="og:description" content="{description}" />',
        f'<meta property="og:site_name" content="{NAME}" />',
        '<meta property="og:type" content="website" />',
        f'<meta property="og:url" content="{url}" />',
        f'<link rel="canonical" href="{url}" />',
    ]


def link_to(scope: Scope) -> str:
    """The address that a request is for, as a link.

    One too long for a view that the pages write is given without its parameters.
    """
    bare, query = str(URL(scope=scope)).partition("?")[0], urlencode(_asked(scope), errors="replace")
    link = f"{bare}?{query}" if query else bare
    return link if len(link) <= LONGEST_ADDRESS else bare


def _asked(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
