"""Readers of the server and what each of them may do."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from starlette.types import Scope

STATE = "reader"
"""Under which name the state of a request or a WebSocket has its reader."""


class Role(IntEnum):
    """What a reader may do; each role may do all that is allowed to those before it."""

    READER = 1  # read every page and file
    EDITOR = 2  # accept and drop drafts
    MAINTAINER = 3  # see what the server counts

    @property
    def word(self) -> str:
        """The role as a file or a line of the log has it: ``editor``."""
        return self.name.lower()


class Kind(StrEnum):
    """What a reader is."""

    PERSON = "person"  # signed in, and on the list
    PROGRAM = "program"  # with a token
    ANYONE = "anyone"  # whoever asks, where no access is configured


@dataclass(frozen=True)
class Reader:
    """Who asks: a person by the address, a program by the name of its token; anyone has no name."""

    name: str
    role: Role
    kind: Kind


ANYONE = Reader("", Role.READER, Kind.ANYONE)
"""Whoever asks a server on which no access is configured."""


def reader_of(scope: Scope) -> Reader | None:
    """The reader whom the door has found for a request or a WebSocket; none who is not let in."""
    found = scope.get("state", {}).get(STATE)
    return found if isinstance(found, Reader) else None
