"""How many calls a publisher allows a day, and how many were made.

Kept on the disk, so that a second run does not begin at nought.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from etl.errors import KhorgosError
from etl.inputs.trade.snapshots import snapshots_folder

FILE = ".quota"


class QuotaSpent(KhorgosError):
    """No call is left until ``opens_at``."""

    def __init__(self, calls: str, opens_at: datetime) -> None:
        self.opens_at = opens_at
        super().__init__(f"{calls}; there are new ones from {opens_at:%Y-%m-%d %H:%M} UTC")


def now_utc() -> datetime:
    """The moment it is."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Quota:
    """The calls of one publisher: ``limit`` a day (UTC), None for as many as one likes.

    ``data/snapshots/.quota`` has the calls made.
    """

    data_dir: Path
    publisher: str
    limit: int | None
    now: Callable[[], datetime] = now_utc

    def spend(self) -> None:
        """Count one call before it is made. Raises QuotaSpent where none is left."""
        now, entry = self.now(), self._read()
        closed_until = datetime.fromisoformat(entry["closed_until"]) if entry.get("closed_until") else None
        if closed_until and now < closed_until:
            message = "the publisher said that the day's calls are used up"
            raise QuotaSpent(message, closed_until)
        day = now.date().isoformat()
        calls = int(entry["calls"]) if entry.get("day") == day else 0
        if self.limit is not None and calls >= self.limit:
            midnight = datetime.combine(now.date(), datetime.min.time(), tzinfo=UTC) + timedelta(days=1)
            message = f"the day's {self.limit:,} calls are used up"
            raise QuotaSpent(message, midnight)
        self._write({"day": day, "calls": calls + 1})

    def close(self, wait: timedelta) -> datetime:
        """Note that the publisher gives no more calls for so long; gives the moment when it does again."""
        opens_at = self.now() + wait
        self._write(self._read() | {"closed_until": opens_at.isoformat(timespec="seconds")})
        return opens_at

    def _entries(self) -> dict[str, Any]:
        path = snapshots_folder(self.data_dir) / FILE
        try:
            entries = json.loads(path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}  # none made yet, or a file that somebody broke: the publisher's own count still holds
        return entries if isinstance(entries, dict) else {}

    def _read(self) -> dict[str, Any]:
        entry = self._entries().get(self.publisher)
        return entry if isinstance(entry, dict) else {}

    def _write(self, entry: dict[str, Any]) -> None:
        path = snapshots_folder(self.data_dir) / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{FILE}.new")
        aside.write_text(json.dumps(self._entries() | {self.publisher: entry}, indent=1) + "\n", encoding="utf-8")
        aside.replace(path)
