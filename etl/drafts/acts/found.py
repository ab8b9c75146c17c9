"""What was found on a saved page: acts in the columns of ``market_access.csv``, and remarks for who accepts them."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from etl.vocabulary.access import ActForce

CHINA = "CN"
_ASKED_FOR = ("good", "origin", "kind", "scope", "date", "instrument", "publisher", "source_url", "published_date")


@dataclass(frozen=True)
class FoundAct:
    """An act as a page tells it, under the names of the columns; what the page does not tell is empty."""

    good: str = ""
    origin: str = ""
    destination: str = CHINA
    kind: str = ""
    force: str = ActForce.IN_FORCE
    scope: str = ""
    date: str = ""
    date_basis: str = ""
    instrument: str = ""
    instrument_number: str = ""
    quantity: str = ""
    unit: str = ""
    detail: str = ""
    source_title: str = ""
    publisher: str = ""
    source_url: str = ""
    published_date: str = ""
    read_date: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The columns that a person has to look up."""
        return tuple(name for name, value in asdict(self).items() if name in _ASKED_FOR and not value)


@dataclass(frozen=True)
class FoundActs:
    """The acts of one page; ``taken_for`` says what the page is, ``name`` names the draft."""

    taken_for: str
    name: str
    acts: tuple[FoundAct, ...]
    remarks: tuple[str, ...] = ()

    def seen_at(self, url: str, read_date: str) -> "FoundActs":
        """The same with the page's address and the day on which it was read."""
        return replace(self, acts=tuple(replace(act, source_url=url, read_date=read_date) for act in self.acts))


def missing_of(acts: Sequence[FoundAct]) -> tuple[str, ...]:
    """The columns that are empty in any of the acts, in the order of the columns."""
    return tuple(name for name in _ASKED_FOR if any(name in act.missing for act in acts))


def to_iso(day: re.Match[str] | None) -> str:
    """A day whose year, month and day are a pattern's first groups, as YYYY-MM-DD; empty where none was found."""
    return f"{int(day[1])}-{int(day[2]):02}-{int(day[3]):02}" if day else ""
