"""A made-up news feed, one meeting and news that is none, and a reader of it that does not wait long."""

from dataclasses import replace
from pathlib import Path

from etl.drafts.news import NEWS
from etl.publishers.clients import FetchRequest
from etl.publishers.common.server import Patience

CLIENT = replace(NEWS, patience=Patience(attempts=2, first_wait=0.001, longest_wait=0.002, silence=60.0))
GUID = 'guid isPermaLink="false"'
MEETING = {
    "title": "Anna Alander meets Bo Bouvet",
    "link": "https://example.org/a-b",
    GUID: "a-b",
    "pubDate": "Wed, 13 May 2099 01:00:00 +0800",
    "description": "&lt;p&gt;Anna Alander, Minister of Agriculture of Aland, met Bo Bouvet in Mariehamn on Tuesday.&lt;/p&gt; "
    "They agreed on grain.",
}
FOOTBALL = MEETING | {
    "title": "Aland wins a match",
    "link": "https://example.org/match",
    GUID: "match",
    "description": "It rained.",
}
WEATHER = MEETING | {
    "title": "Rain in Aland and Bouvet",
    "link": "https://example.org/rain",
    GUID: "rain",
    "description": "It rained.",
}


def rss(*entries: dict[str, str]) -> bytes:
    items = "".join(
        "<item>" + "".join(f"<{name}>{text}</{name.split()[0]}>" for name, text in entry.items()) + "</item>"
        for entry in entries
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>News</title>{items}</channel></rss>\n'.encode()


def write_feeds(data_dir: Path, address: str, *names: str) -> None:
    blocks = "".join(
        f"  - {{name: {name}, url: '{address}/{name}', language: en, publisher: Example News}}\n" for name in names
    )
    (data_dir / "feeds.yml").write_text(f"feeds:\n{blocks}", encoding="utf-8")


def told(data_dir: Path, **asked: object) -> list[str]:
    """What is said while the feeds are read."""
    lines: list[str] = []
    CLIENT.read(FetchRequest(data_dir, tell=lines.append, **asked))  # type: ignore[arg-type]  # a test names only what matters
    return lines
