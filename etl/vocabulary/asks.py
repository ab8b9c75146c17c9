"""How far a request of one side to the other was answered."""

from enum import StrEnum
from typing import NamedTuple


class AnswerExtent(StrEnum):
    """How much of what was asked for a later event gave; an ask without an answer is open."""

    WHOLLY = "wholly"  # all of it: it is no longer asked for
    PARTLY = "partly"  # a part of it: the rest stays asked for


class AskRole(StrEnum):
    """On which side of an ask a party stands."""

    BY = "by"  # asks
    TO = "to"  # is asked


class AskId(NamedTuple):
    """An ask's id: the event's at which it was put, and its place in the note's list, from 1."""

    event: str
    place: int

    def __str__(self) -> str:
        return f"{self.event}-a{self.place}"
