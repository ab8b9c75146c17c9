"""What every client is asked with, and how it tells how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Progress:
    """How far a fetch is, and in words what is there by now.

    It is ``done`` of ``total`` in one unit of the client's own; None where the total is not known.
    """

    done: float
    total: float | None
    words: str


@dataclass(frozen=True)
class FetchRequest:
    """What to fetch: periods from ``since`` to ``until``, both included, into the folder ``data_dir``.

    None is as the client sees fit. With ``dry_run`` nothing is asked for but counts, and nothing is stored. ``tell`` is
    told each step in words, ``progress`` how far it is.
    """

    data_dir: Path
    since: date | None = None
    until: date | None = None
    dry_run: bool = False
    tell: Callable[[str], None] = lambda _: None
    progress: Callable[[Progress], None] = lambda _: None
