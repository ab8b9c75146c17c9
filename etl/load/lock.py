"""One builder at a time, and what that one may do."""

import fcntl
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from etl.errors import DatabaseLocked
from etl.load.rows import RowPart, Tables

OnTable = Callable[[str], None]  # is told the name of each table before its rows go in


class NewDatabase(Protocol):
    """A database that is made beside the one in use, which stays as it is whatever happens before it is replaced."""

    def take(self, part: RowPart) -> None:
        """Take the next rows of observation, which may go in while the caller goes on.

        Where any are taken, all are, in the order of the key, and ``replace`` is given the same.
        """
        ...

    def replace(self, tables: Tables, on_table: OnTable) -> None:
        """Put in rows by table, verify the new database and put it in the place of the old one.

        Rows are a frame or a source of batches; tables not given are made and stay empty. ``on_table`` is told the name
        of each table before its rows go in, or what is left of them. Raises VerificationFailed, DatabaseBusy and
        DiskFull.
        """
        ...


def this_builder() -> str:
    """Name this process for a person who waits for it to end."""
    return f"process {os.getpid()} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"


@contextmanager
def lock_file(target: Path) -> Iterator[None]:
    """Hold the lock of ``target`` while the block runs.

    Raises DatabaseLocked with the holder's name if another process holds it. The kernel drops the lock when its holder
    dies, so a killed builder never locks anybody out. The file ``<target>.lock`` stays: removing it would let two
    builders lock two files of the same name.
    """
    path = target.with_name(target.name + ".lock")
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as held:
            file.seek(0)
            raise DatabaseLocked(str(target), file.read().strip() or "another process") from held
        file.truncate(0)
        file.write(this_builder())
        file.flush()
        yield
