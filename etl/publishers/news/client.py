"""One news feed, RSS or Atom: asked for what is new, and read into entries."""

import html
import re
from calendar import timegm
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import feedparser
import httpx2
from bs4 import BeautifulSoup

from etl.errors import FetchFailed
from etl.publishers.common.server import Server, Torn, shorten
from etl.values.periods import is_outside_years

LARGEST = 5_000_000
"""Bytes, unpacked; a feed of some hundred entries has a tenth of it."""

_WEB_PAGE = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_WHOLE = re.compile(rb"</(\w+:)?(rss|feed|RDF)\s*>\s*(<!--.*?-->\s*)*$", re.DOTALL)


@dataclass(frozen=True)
class FeedState:
    """What a server said of the feed it sent last.

    Sent back to it, so that it answers only where there is something new.
    """

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True)
class Entry:
    """One piece of news: ``key`` names it in its feed, texts are without markup.

    ``published`` is the day where the publisher is. ``link`` is empty and ``published`` None where the feed does not
    tell.
    """

    key: str
    title: str
    text: str
    link: str
    published: date | None


@dataclass(frozen=True)
class FeedAnswer:
    """The entries of a feed, as it orders them, and its new state."""

    entries: list[Entry]
    state: FeedState


def receive_feed(server: Server, url: str, state: FeedState) -> FeedAnswer | None:
    """Ask for a feed; None where it has not changed since ``state``. Raises FetchFailed."""
    asked = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    headers = {name: value for name, value in asked.items() if value}

    def ask(client: httpx2.Client) -> FeedAnswer | None:
        client.follow_redirects = True  # publishers move their feeds and leave a redirect
        with server.stream(client, url, {}, headers) as response:
            if response.status_code == HTTPStatus.NOT_MODIFIED:
                return None
            content = _read_body(server.source, response.iter_bytes())
        headers_told = {"content-type": response.headers.get("Content-Type", ""), "content-location": str(response.url)}
        new = FeedState(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
        return FeedAnswer(parse_feed(content, headers_told), new)

    return server.insist(ask)


def _read_body(source: str, chunks: Iterable[bytes]) -> bytes:
    """The whole body. Raises FetchFailed as soon as it is larger than any feed."""
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > LARGEST:
            raise FetchFailed(source, f"the feed is larger than {LARGEST:,} bytes")
    return bytes(body)


def parse_feed(content: bytes, headers: dict[str, str]) -> list[Entry]:
    """The entries of a feed.

    Raises Torn for what is none, or breaks off; a feed that is whole and slovenly is read as far as it goes.
    """
    if not content.strip():
        message = "the server sent an empty answer"
        raise Torn(message)
    if _WEB_PAGE.match(content):
        message = "the server sent a web page, not a feed"
        raise Torn(message)
    parsed = feedparser.parse(content, response_headers=headers)
    if parsed.get("bozo") and parsed.get("version") and not _WHOLE.search(content):
        message = "the feed breaks off in the middle"
        raise Torn(message)
    if not parsed.get("version"):
        seen = shorten(content[:1000].decode("utf-8", errors="replace"))
        message = f"the server sent no feed but a text that begins {seen[:80]!r}"
        raise Torn(message)
    return [_to_entry(entry) for entry in parsed.entries]


def _to_entry(entry: Any) -> Entry:  # noqa: ANN401 (feedparser ships no types)
    link = str(entry.get("link") or "")
    texts = [str(entry.get("summary") or ""), *(str(part.get("value") or "") for part in entry.get("content", []))]
    web = link if link.startswith(("http://", "https://")) else ""
    title = " ".join(_plain(str(entry.get("title") or "")).split())
    return Entry(str(entry.get("id") or "") or link or title, title, _plain(max(texts, key=len)), web, _day_of(entry))


def _plain(text: str) -> str:
    """A text without markup, a paragraph a line."""
    return BeautifulSoup(text, "html.parser").get_text("\n") if "<" in text else html.unescape(text)


def _day_of(entry: Any) -> date | None:  # noqa: ANN401 (feedparser ships no types)
    """The day of publication by the publisher's own clock; None where it is in a year of which nothing can be here.

    It is by UTC where the form is one that only feedparser knows.
    """
    day = _written_day(entry)
    return None if day is None or is_outside_years(day.isoformat()) else day


def _written_day(entry: Any) -> date | None:  # noqa: ANN401 (feedparser ships no types)
    for name in ("published", "updated"):
        written = str(entry.get(name) or "")
        for read in (parsedate_to_datetime, datetime.fromisoformat):
            try:
                return read(written).date()
            except ValueError:
                continue
        if entry.get(f"{name}_parsed"):
            return datetime.fromtimestamp(timegm(entry[f"{name}_parsed"]), UTC).date()
    return None
