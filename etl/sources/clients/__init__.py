"""Clients that fetch figures from their publishers: one module a publisher, listed in ``CLIENTS`` by the code of its source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from etl.sources.store import Arrival


@dataclass(frozen=True)
class FetchRequest:
    """What to fetch: periods from ``since`` to ``until``, both included (None: as the client sees fit), into the folder ``data_dir``.

    With ``dry_run`` nothing is asked for but counts, and nothing is stored. ``tell`` is told each step in words.
    """

    data_dir: Path
    since: date | None = None
    until: date | None = None
    dry_run: bool = False
    tell: Callable[[str], None] = lambda _: None


class Client(Protocol):
    """One source that can be fetched."""

    name: str
    title: str
    cadence: str
    licence: str
    limits: str

    def next_release(self, today: date) -> date | None:
        """The day of the next expected release; None where the publisher names none."""

    def fetch(self, request: FetchRequest) -> Arrival | None:
        """Fetch and store; None where nothing new came. Raises FetchFailed."""


CLIENTS: Mapping[str, Client] = {}
