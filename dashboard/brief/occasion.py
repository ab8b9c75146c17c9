"""The meeting that a brief is on, as whoever asks for the brief knows it.

On its day it may lie ahead, and is then in no record.
"""

from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard.locale import gettext as _
from dashboard.subjects.events.event_parts import EventSource, Participant, event_sources, participants
from dashboard.subjects.events.events import Event, event_by_id


class NothingToBrief(ValueError):
    """What was asked for is not in the record; the text says what, for a person."""


@dataclass(frozen=True)
class Occasion:
    """An event, who takes part and which pages tell of it."""

    event: Event
    participants: tuple[Participant, ...]
    pages: tuple[EventSource, ...]

    @property
    def event_id(self) -> str:
        """Its code."""
        return self.event.event_id


def read_occasion(connection: Connection, event_id: str) -> Occasion:
    """Read the event over a connection of no day; raises NothingToBrief where there is none of this code."""
    note = event_by_id(connection, event_id)
    if note is None:
        raise NothingToBrief(_("There is no event with the code {code} in the database.").format(code=event_id))
    of_event = (event_id,)
    return Occasion(note.event, tuple(participants(connection, of_event)), tuple(event_sources(connection, of_event)))
