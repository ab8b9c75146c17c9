"""``data/feeds.yml``: the news feeds that are looked through for meetings."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from etl.errors import Fault
from etl.inputs.fields import Fields
from etl.inputs.yaml_files import read_yaml
from etl.values.reading import FileCount

FILE = "feeds.yml"
_NAME = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")


class FeedLanguage(StrEnum):
    """A language that articles are read in."""

    ENGLISH = "en"
    RUSSIAN = "ru"
    CHINESE = "zh"


@dataclass(frozen=True)
class Feed:
    """One RSS or Atom feed; ``publisher`` is named as the source in the drafts made of it."""

    name: str
    url: str
    language: FeedLanguage | None
    publisher: str


def read_feeds(data_dir: Path) -> tuple[list[Feed], list[Fault], list[FileCount]]:
    """The feeds in the order of the file, its faults and its count, a feed a row; no feeds where there is no file."""
    path = data_dir / FILE
    if not path.is_file():
        return [], [], []
    read = read_yaml(path, data_dir)
    if read.fields is None:
        return [], read.faults, [read.source.count(1, 0)]
    read.fields.refuse_unknown(("feeds",))
    feeds: list[Feed] = []
    below = list(read.fields.blocks("feeds"))
    for one in below:
        before = len(read.faults)
        feed = _read_feed(one, {feed.name for feed in feeds})
        if len(read.faults) == before:
            feeds.append(feed)
    return feeds, read.faults, [read.source.count(len(below), len(feeds))]


def _read_feed(fields: Fields, taken: set[str]) -> Feed:
    fields.refuse_unknown(("name", "url", "language", "publisher"))
    name = fields.text("name", required=True)
    if name and not _NAME.fullmatch(name):
        fields.refuse("name", "expected small letters, digits and underscores", name, "Write it as astana_times.")
    if name in taken:
        fields.refuse("name", "another feed has this name", name, "Give one of the two another name.")
    return Feed(
        name=name,
        url=fields.url("url", required=True),
        language=fields.one_of("language", FeedLanguage, required=True),
        publisher=fields.text("publisher", required=True),
    )
