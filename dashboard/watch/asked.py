"""What a line of the log belongs to: one request or one run of a page, and the build that answered it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import uuid4

REQUEST_ID_HEADER = "X-Request-Id"
_FORM = re.compile(r"[A-Za-z0-9._-]{1,64}")


@dataclass(frozen=True)
class Who:
    """Somebody by name, and what they are: a person, a program, a command of this machine, anyone.

    Both are empty for nobody, and anyone has no name. ``counted`` is under what it is counted how often they ask; empty
    for who is not counted.
    """

    name: str = ""
    kind: str = ""
    counted: str = field(default="", compare=False)

    def as_fact(self) -> dict[str, str]:
        """Name and kind for a line, without what is empty."""
        told = {"reader": self.name, "kind": self.kind}
        return {name: text for name, text in told.items() if text}


NOBODY = Who()


@dataclass
class Asked:
    """One request or run of a page by its id; ``build_id`` is empty until a build answers, ``who`` until it is known.

    Threads that work for it share it, so that what one of them notes is told by all.
    """

    request_id: str
    build_id: str = ""
    who: Who = NOBODY

    def as_fact(self) -> dict[str, str]:
        """The id for an answer or a line; nothing where nothing was asked."""
        return {"request_id": self.request_id} if self.request_id else {}


_NOTHING = Asked("")
_current: ContextVar[Asked] = ContextVar("asked", default=_NOTHING)


def accepted_id(text: str | None) -> str:
    """The id that a proxy or a program gives a request, where it has the form of one; else a new one."""
    return text if text and _FORM.fullmatch(text) else new_id()


def new_id() -> str:
    """An id that nothing else has."""
    return uuid4().hex


def current_asked() -> Asked:
    """What this thread or task works for; its id is empty where that is nothing that was asked."""
    return _current.get()


def note_build(build_id: str) -> None:
    """Note which build answers what is asked."""
    if (asked := _current.get()) is not _NOTHING:
        asked.build_id = build_id


def note_who(who: Who) -> None:
    """Note who asks."""
    if (asked := _current.get()) is not _NOTHING:
        asked.who = who


def begin(request_id: str, who: Who = NOBODY) -> Asked:
    """Work for this from now on, until something else begins in the same thread or task."""
    asked = Asked(request_id, who=who)
    _current.set(asked)
    return asked


@contextmanager
def working_on(request_id: str, who: Who = NOBODY) -> Iterator[Asked]:
    """Work for this while the block runs, then for what was asked before."""
    asked = Asked(request_id, who=who)
    token = _current.set(asked)
    try:
        yield asked
    finally:
        _current.reset(token)
