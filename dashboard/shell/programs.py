"""Streamlit's programs for the browser: which a page asks for ahead of need, and how they are sent.

Streamlit fetches the program of a control once the control has come, each with a dozen small files of its own, and the
one that draws charts, the largest by far, last of all. Named in the head, they come while the page is being written.
Streamlit sends them as they lie on the disk; here each is packed once and sent from memory.
"""

import gzip
import re
from functools import cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.api.base_path import base_path
from dashboard.api.packing import takes_gzip

# What every page is made of, in the order in which it needs them.
_OF_EVERY_PAGE = (
    "Html",
    "rehype-raw",  # of what Streamlit draws as Markdown with our HTML in it
    "TextInput",
    "Selectbox",
    "PageLink",
    "BidiComponent",
    "ButtonGroup",
    "DateInput",
    "DownloadButton",
    "Checkbox",
)
_FOLDER = Path(streamlit.__file__).parent / "static" / "static" / "js"
_ROUTE = "/static/js"
_IMPORTED = re.compile(r'(?:from|import)"\./([^"]+\.js)"')
_WRITTEN_SCRIPT = re.compile(r"<script>(.*?)<\\/script>", re.DOTALL)
_CONSTANT = re.compile(r"\b(\w+)=`([^`$]*)`")
_PLACE = re.compile(r"\$\{(\w+)\}")
_KEPT_FOR = "public, immutable, max-age=31536000"  # as Streamlit says: a changed file has another name


@cache
def fetched_ahead() -> tuple[str, ...]:
    """Elements of a head by which a browser fetches programs while the page's words are still on their way.

    The one that draws charts is not among them: the charts that pages open with are still. Nothing for a program that
    Streamlit has not under its name: the page is then as fast as without.
    """
    named = _with_imports([file for name in _OF_EVERY_PAGE for file in _files_of(name)])
    return tuple(map(_link, named))


def _files_of(name: str) -> list[str]:
    return sorted(file.name for file in _FOLDER.glob(f"{name}.*.js"))


def _with_imports(files: list[str]) -> list[str]:
    """Files and all that they import, each once."""
    found = dict.fromkeys(files)
    waiting = list(files)
    while waiting:
        imported = _IMPORTED.findall((_FOLDER / waiting.pop(0)).read_text(encoding="utf-8"))
        new = [file for file in dict.fromkeys(imported) if file not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return list(found)


def scripts_of_frames() -> list[str]:
    """The scripts that Streamlit writes into a frame with HTML of ours, such as a brief: it measures its height so."""
    (program,) = (_FOLDER / file for file in _files_of("IFrame"))
    text = program.read_text(encoding="utf-8")
    named = dict(_CONSTANT.findall(text))
    return [_PLACE.sub(lambda place: named[place[1]], one) for one in _WRITTEN_SCRIPT.findall(text)]


def _link(file: str) -> str:
    return f'<link rel="modulepreload" crossorigin href="{base_path()}{_ROUTE}/{file}" />'


class PackedPrograms:
    """ASGI middleware that sends Streamlit's programs packed, and leaves every other request alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._answers: dict[str, Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        name = _program_asked(scope)
        if not name:
            await self.app(scope, receive, send)
            return
        if name not in self._answers:
            self._answers[name] = await run_in_threadpool(_packed, name)
        await self._answers[name](scope, receive, send)


def _program_asked(scope: Scope) -> str:
    """The file that a request is for; empty where it is for another thing, or asks for a part of it or unpacked."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return ""
    route, _mark, name = str(scope["path"]).removeprefix(base_path()).rpartition("/")
    headers = Headers(scope=scope)
    is_whole = "range" not in headers and "if-none-match" not in headers and takes_gzip(headers)
    return name if route == _ROUTE and is_whole and name in _programs() else ""


@cache
def _programs() -> frozenset[str]:
    return frozenset(file.name for file in _FOLDER.glob("*.js"))


def _packed(name: str) -> Response:
    headers = {"content-encoding": "gzip", "vary": "accept-encoding", "cache-control": _KEPT_FOR}
    content = gzip.compress((_FOLDER / name).read_bytes(), mtime=0)
    return Response(content, headers=headers, media_type="text/javascript")
