"""``data/feeds.yml``: the news feeds that are looked through for meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.inputs.fields import Fields
from etl.inputs.yaml_files import YamlList, read_list
from etl.values.written import UNDERSCORED
from etl.vocabulary.languages import LANGUAGES

FILE = "feeds.yml"


@dataclass(frozen=True)
class Feed:
    """One RSS or Atom feed; ``publisher`` is named as the source in the drafts made of it.

    ``language`` is one of ``LANGUAGES``.
    """

    name: str
    url: str
    language: str
    publisher: str


def read_feeds(data_dir: Path) -> YamlList[Feed]:
    """The feeds in the order of the file."""
    return read_list(data_dir / FILE, data_dir, "feeds", _read_feed)


def _read_feed(fields: Fields, before: Sequence[Feed]) -> Feed:
    fields.refuse_unknown(("name", "url", "language", "publisher"))
    name = fields.text("name", required=True)
    if name and not UNDERSCORED.fits(name):
        fields.refuse("name", UNDERSCORED.problem, name, "Write it as astana_times.")
    if name in {feed.name for feed in before}:
        fields.refuse("name", "another feed has this name", name, "Give one of the two another name.")
    return Feed(
        name=name,
        url=fields.url("url", required=True),
        language=fields.one_of_codes("language", LANGUAGES, required=True),
        publisher=fields.text("publisher", required=True),
    )
