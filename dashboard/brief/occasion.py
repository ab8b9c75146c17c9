"""The meeting that a brief is on, as whoever asks for the brief knows it.

On its day it may lie ahead, and is then in no record.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from dashboard.brief.questions import participants_of_events, sources_of_events
from dashboard.locale import gettext as _
from dashboard.subjects.events.events import event_by_id


class NothingToBrief(ValueError):
    """What was asked for is not in the record; the text says what, for a person."""


@dataclass(frozen=True)
class Occasion:
    """An event, who takes part and which pages tell of it.

    Rows of ``events.event_by_id`` and of ``questions``.
    """

    event: Mapping[Hashable, Any]
    participants: pd.DataFrame
    pages: pd.DataFrame

    @property
    def event_id(self) -> str:
        """Its code."""
        return str(self.event["event_id"])


def read_occasion(connection: Connection, event_id: str) -> Occasion:
    """Read the event over a connection of no day; raises NothingToBrief where there is none of this code."""
    found = event_by_id(connection, event_id).to_dict("records")
    if not found:
        raise NothingToBrief(_("There is no event with the code {code} in the database.").format(code=event_id))
    return Occasion(
        found[0], participants_of_events(connection, (event_id,)), sources_of_events(connection, (event_id,))
    )
