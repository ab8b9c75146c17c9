"""What the door says where it does not let something in."""

from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.responses import JSONResponse
from starlette.types import Scope

from dashboard.watch.asked import current_asked


@dataclass(frozen=True)
class Refusal:
    """Why something is not answered: the status, one sentence, and headers that go with it."""

    status: int
    error: str
    headers: dict[str, str] = field(default_factory=dict)


Rule = Callable[[Scope], Refusal | None]
"""Looks at a request or a WebSocket; none where it may come in."""


def refuse(refusal: Refusal) -> JSONResponse:
    """A refusal as an answer."""
    headers = {"cache-control": "no-store", **refusal.headers}
    return JSONResponse({"error": refusal.error, **current_asked().as_fact()}, refusal.status, headers)
