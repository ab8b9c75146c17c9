"""A made-up news feed: one meeting, and news that is none."""

from pathlib import Path

GUID = 'guid isPermaLink="false"'
MEETING = {
    "title": "Anna Alander meets Bo Bouvet",
    "link": "https://example.org/a-b",
    GUID: "a-b",
    "pubDate": "Wed, 13 May 2099 01:00:00 +0800",
    "description": "&lt;p&gt;Anna Alander, Minister of Agriculture of Aland, met Bo Bouvet in Mariehamn on Tuesday.&lt;/p&gt; "
    "They agreed on grain.",
}
FOOTBALL = MEETING | {"title": "Aland wins a match", "link": "https://example.org/match", GUID: "match", "description": "It rained."}
WEATHER = MEETING | {"title": "Rain in Aland and Bouvet", "link": "https://example.org/rain", GUID: "rain", "description": "It rained."}


def rss(*entries: dict[str, str]) -> bytes:
    items = "".join(
        "<item>" + "".join(f"<{name}>{text}</{name.split()[0]}>" for name, text in entry.items()) + "</item>" for entry in entries
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>News</title>{items}</channel></rss>\n'.encode()


def write_feeds(data_dir: Path, address: str, *names: str) -> None:
    blocks = "".join(f"  - {{name: {name}, url: '{address}/{name}', language: en, publisher: Example News}}\n" for name in names)
    (data_dir / "feeds.yml").write_text(f"feeds:\n{blocks}", encoding="utf-8")
