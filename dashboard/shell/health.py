"""Whether the server is well, for whoever watches it: answered by a thread of its own, however much else is asked."""

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse

from dashboard.access.roles import reader_of
from dashboard.subjects.unreadable import Unreadable, why_unreadable
from dashboard.ui.database import connect, current_build
from dashboard.watch.asked import note_build

OK = 200
PATIENCE = 5.0
"""Seconds after which a database that does not answer counts as one that cannot be read."""


@dataclass(frozen=True)
class Health:
    """What is told: 200 and the build, or 503 and the reason."""

    status: int
    told: dict[str, str]


@dataclass
class HealthCheck:
    """Looks at the database once for all who ask at a time."""

    _thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "khorgos-health"))
    _look: Future[Health] | None = None

    async def answer(self, request: Request) -> JSONResponse:
        """Say whether the database can be read and which build it is: 200 with the build, 503 with the reason.

        Whoever is not let in is told whether the server is well, and no more.
        """
        if self._look is None or self._look.done():
            self._look = self._thread.submit(read_health)
        try:
            found = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self._look)), PATIENCE)
        except TimeoutError:
            found = _unreadable(Unreadable.FAILING)
        note_build(found.told.get("build_id", ""))
        told = found.told if reader_of(request.scope) else {"well": found.status == OK}
        return JSONResponse(told, found.status, {"cache-control": "no-store"})


def read_health() -> Health:
    """Look at the database that the environment names."""
    try:
        with connect() as connection:
            build = current_build(connection)
    except SQLAlchemyError as fault:
        return _unreadable(why_unreadable(fault))
    if build is None:
        return Health(503, {"database": "empty", "reason": Unreadable.NOT_BUILT})
    built_at = build.built_at.isoformat()
    return Health(OK, {"database": "readable", "build_id": build.build_id, "built_at": built_at})


def _unreadable(why: Unreadable) -> Health:
    return Health(503, {"database": "unreadable", "reason": why})
