"""One thing that a search finds, with the texts by which it is found, as a row of ``search_entry``."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.schema.search import WHOLE
from etl.schema.search_words import composed, words_to_store
from etl.values.knowledge import ALWAYS
from etl.vocabulary.search import SearchKind


@dataclass(frozen=True)
class Entry:
    """A thing with its names, promises and other texts, its time and place, and the days on which it is known.

    Texts that are told in several languages stand beside each other.
    """

    kind: SearchKind
    code: str
    title: tuple[str, ...]
    promises: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    place: str | None = None
    known_from: date = ALWAYS
    known_until: date | None = None
    part: str = WHOLE

    def to_row(self) -> dict[str, Any]:
        """The row, with its words made."""
        title, promises, body = (_lines(texts) for texts in (self.title, self.promises, self.body))
        return {
            "kind": self.kind,
            "code": self.code,
            "part": self.part,
            "start_date": self.start,
            "end_date": self.end,
            "place_code": self.place,
            "title": "\n".join(title),
            "promises": "\n".join(promises),
            "body": "\n".join(body),
            "title_words": " ".join(words_to_store(title)),
            "promise_words": " ".join(words_to_store(promises)),
            "words": " ".join(words_to_store([*title, *promises, *body])),
            "known_from": self.known_from,
            "known_until": self.known_until,
        }


def _lines(texts: tuple[str, ...]) -> list[str]:
    """Texts that say something, each on one line and once."""
    return list(dict.fromkeys(line for text in texts if (line := " ".join(composed(text).split()))))
