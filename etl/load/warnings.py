"""What to see to before it becomes a fault: figures that are overdue, and a disk that is nearly full."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import make_url

from etl.load.contents import HeldSource
from etl.schema.address import PROJECT_ROOT

LEAST_FREE = 0.1
"""Of a disk, the share that is to be free."""
_DATABASES = 2  # a build makes the new database beside the old one, and needs room to work in
_MB = 1_000_000


@dataclass(frozen=True)
class Disk:
    """The disk below a folder, and the size of the database on it, in bytes; 0 where that is on a server."""

    folder: Path
    size: int
    free: int
    database: int = 0


def read_disks(url: str) -> list[Disk]:
    """The disks that a build writes to: that of ``data/``, and that of the database, where it is a file."""
    address = make_url(url)
    folders = {PROJECT_ROOT / "data": 0}
    if address.get_backend_name() == "sqlite" and address.database:
        file = Path(address.database)
        folders[file.parent] = file.stat().st_size
    return [_read_disk(folder, database) for folder, database in folders.items()]


def _read_disk(folder: Path, database: int) -> Disk:
    usage = shutil.disk_usage(folder)
    return Disk(folder, usage.total, usage.free, database)


def overdue_warnings(sources: Sequence[HeldSource], today: date) -> list[str]:
    """A sentence for each source whose next figures should be out since before ``today``."""
    return [
        f"{source.source_code}: the next figures were due on {source.next_release_date}"
        f"{' by the usual lag' if source.is_next_release_assumed else ''}. "
        + (f"Run '{source.command}'." if source.command else "Look for them at the publisher's.")
        for source in sources
        if source.is_due and source.next_release_date != today.isoformat()
    ]


def disk_warnings(disks: Sequence[Disk]) -> list[str]:
    """A sentence for each disk with less than a tenth free, or less than twice the database on it."""
    return [
        f"{disk.folder}: {disk.free // _MB:,} MB free of {disk.size // _MB:,} MB. Make room before the next build."
        for disk in disks
        if disk.free < max(LEAST_FREE * disk.size, _DATABASES * disk.database)
    ]
