"""Whether the server is well, for whoever watches it: looked at by a thread of its own, however much else is asked.

A look takes Python's lock some hundred times, each time behind all threads that make pages and files. So whoever asks
is told at once what was found for the one who asked before, while the thread looks anew.
"""

import asyncio
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard.access.roles import reader_of
from dashboard.subjects.unreadable import Unreadable, Why, why_unreadable
from dashboard.ui.database import connect, current_build
from dashboard.watch.asked import note_build

OK = 200
PATIENCE = 5.0
"""Seconds after which a database that does not answer counts as one that cannot be read."""
GOOD_FOR = 3.0
"""Seconds for which what was found is told to others, who ask meanwhile."""


@dataclass(frozen=True)
class Health:
    """What is told: 200 and the build, or 503 and the reason."""

    status: int
    told: dict[str, str | int]


@dataclass
class HealthCheck:
    """Looks at the database once for all who ask at a time, and tells what it found for some seconds."""

    _thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "khorgos-health"))
    _look: Future[Health] | None = None
    _found: tuple[Health, float] | None = None

    async def answer(self, request: Request) -> JSONResponse:
        """Say whether the database can be read and which build it is: 200 with the build, 503 with the reason.

        Whoever is not let in is told whether the server is well, and no more.
        """
        if self._look is None or self._look.done():
            self._look = self._thread.submit(self._look_now)
        found = self._found_of_late() or await self._what_is_found(self._look)
        note_build(str(found.told.get("build_id", "")))
        told = found.told if reader_of(request.scope) else {"well": found.status == OK}
        return JSONResponse(told, found.status, {"cache-control": "no-store"})

    def _look_now(self) -> Health:
        found = read_health()
        self._found = found, time.monotonic()
        return found

    def _found_of_late(self) -> Health | None:
        if self._found is None:
            return None
        found, at = self._found
        return found if time.monotonic() - at < GOOD_FOR else None

    async def _what_is_found(self, look: Future[Health]) -> Health:
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(look)), PATIENCE)
        except TimeoutError:
            return _unreadable(Unreadable(Why.FAILING))


def read_health() -> Health:
    """Look at the database that the environment names."""
    try:
        with connect() as connection:
            build = current_build(connection)
    except SQLAlchemyError as fault:
        return _unreadable(why_unreadable(fault))
    if build is None:
        return Health(503, {"database": "empty", "reason": Why.NOT_BUILT})
    built_at = build.built_at.isoformat()
    return Health(OK, {"database": "readable", "build_id": build.build_id, "built_at": built_at})


def _unreadable(found: Unreadable) -> Health:
    return Health(503, {"database": "unreadable", "reason": found.why, **found.versions})
