"""Connections to a SQLite file that are kept open for the next question: to make one and its views takes longer.

One is used again only while the file that lies there is the one it opened. Where a build has put another in its place,
all that are kept are closed, so that nobody reads the old one and no idle connection holds the room of a deleted file.
A server that nobody asks closes them by itself (``let_go_in_idle_times``).
"""

import asyncio
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

POOL: dict[str, Any] = {"pool_size": 2, "max_overflow": -1, "pool_use_lifo": True}
"""What ``create_engine`` is told: two of an engine wait for a question, and as many as are asked for are opened."""
MOST_ENGINES = 8
IDLE = 30.0
"""Seconds without a question after which a server keeps no connection, and twice that at most."""
_OPENED, _GIVEN_BACK = "khorgos_opened", "khorgos_given_back"


class Keepers:
    """The engines that keep connections: those that were asked last, ``most`` of them."""

    def __init__(self, most: int = MOST_ENGINES) -> None:
        self._most = most
        self._lock = RLock()  # a connection that is collected as garbage is given back in the midst of anything
        self._engines: dict[Engine, None] = {}
        self._is_asked = False

    def note(self, engine: Engine) -> None:
        """The engine is about to keep a connection; whichever was asked longest ago keeps none any more."""
        with self._lock:
            self._engines.pop(engine, None)
            self._engines[engine] = None
            self._is_asked = True
            while len(self._engines) > self._most:
                self._let_go(next(iter(self._engines)))

    def let_go(self) -> None:
        """Close all connections that wait for a question; those at work are left alone."""
        with self._lock:
            for engine in list(self._engines):
                self._let_go(engine)

    def let_go_if_unasked(self) -> None:
        """Close all connections that wait, unless one has been kept since this was called last."""
        with self._lock:
            if not self._is_asked:
                self.let_go()
            self._is_asked = False

    def _let_go(self, engine: Engine) -> None:
        del self._engines[engine]
        # The pool stays, as connections that are at work go back to it; it counts nothing, having no upper bound.
        engine.pool.dispose()


keepers = Keepers()


async def let_go_in_idle_times() -> None:
    """For as long as a server lives, close the connections that wait whenever nobody asks for a while."""
    while True:
        await asyncio.sleep(IDLE)
        await asyncio.to_thread(keepers.let_go_if_unasked)


def keep_while_in_place(engine: Engine, path: Path) -> None:
    """Have the pool of ``engine`` give connections to the file at ``path`` out again as long as it is the same file."""

    @event.listens_for(engine, "do_connect")
    def before(_dialect: Dialect, entry: ConnectionPoolEntry, _args: object, _options: object) -> None:
        entry.info[_OPENED] = _file_at(path)

    @event.listens_for(engine, "checkout")
    def require_in_place(_connection: DBAPIConnection, entry: ConnectionPoolEntry, _proxy: object) -> None:
        if _GIVEN_BACK in entry.info and _is_replaced(entry, path):
            keepers.let_go()
            raise DisconnectionError  # the pool opens another in its stead

    @event.listens_for(engine, "checkin")
    def keep(connection: DBAPIConnection | None, entry: ConnectionPoolEntry) -> None:
        if connection is None:
            return
        if _is_replaced(entry, path):
            entry.invalidate()
            keepers.let_go()
        else:
            entry.info[_GIVEN_BACK] = True
            keepers.note(engine)


def _is_replaced(entry: ConnectionPoolEntry, path: Path) -> bool:
    opened = entry.info[_OPENED]
    return opened is None or opened != _file_at(path)


def _file_at(path: Path) -> tuple[int, ...] | None:
    """What tells the file from any that is put in its place or written over it; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
