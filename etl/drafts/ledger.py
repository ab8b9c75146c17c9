"""What the feeds were seen to hold.

``data/inbox/.feeds.json``, so that no entry is drafted twice, also when its draft is long gone.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from etl.drafts.faults import LedgerBroken
from etl.inputs.settings.feeds import Feed
from etl.publishers.news.client import Entry, FeedState

FILE = ".feeds.json"


@dataclass
class Ledger:
    """``states`` has what the server of each address said last.

    ``entries`` has what became of each entry, by its key and link.
    """

    path: Path
    states: dict[str, dict[str, str]] = field(default_factory=dict)
    entries: dict[str, dict[str, str]] = field(default_factory=dict)

    def state_of(self, feed: Feed) -> FeedState:
        """What to send back to the feed's server; nothing for an address that was not asked yet."""
        return FeedState(**self.states.get(feed.url, {}))

    def has(self, entry: Entry) -> bool:
        """Whether a draft was made of an entry once: of the same key, or in another feed of the same address."""
        return entry.key in self.entries or entry.link in self.entries

    def note_draft(self, entry: Entry, feed: Feed, name: str, today: date) -> None:
        """Write down that a draft of this name was made of an entry."""
        entry_made = {"feed": feed.name, "draft": name, "date": today.isoformat()}
        self.entries |= {entry.key: entry_made, entry.link: entry_made}
        self._write()

    def note_state(self, feed: Feed, state: FeedState) -> None:
        """Write down what a server said, once all its entries are dealt with."""
        self.states[feed.url] = {"etag": state.etag, "modified": state.modified}
        self._write()

    def _write(self) -> None:
        aside = self.path.with_name(f"{FILE}.new")
        aside.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(
            json.dumps({"states": self.states, "entries": self.entries}, ensure_ascii=False, indent=1) + "\n",
            encoding="utf-8",
        )
        aside.replace(self.path)


def read_ledger(data_dir: Path) -> Ledger:
    """The ledger, empty where none was written yet. Raises LedgerBroken: to forget it is for a person to decide."""
    path = data_dir / "inbox" / FILE
    if not path.exists():
        return Ledger(path)
    try:
        known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Ledger(path, dict(known["states"]), dict(known["entries"]))
    except (ValueError, LookupError, TypeError) as fault:
        raise LedgerBroken(str(path)) from fault
