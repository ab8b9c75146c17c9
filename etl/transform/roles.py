"""Roles of people that have no row of titles, and so are shown in English to every reader."""

import pandas as pd

from etl.nearest import say_nearest
from etl.reading import Finding
from etl.vocabulary import Severity

UNTITLED_ROLE = "untitled_role"
FILE = "data/reference/roles.csv"


def check_roles(participant: pd.DataFrame, event: pd.DataFrame, role: pd.DataFrame) -> list[Finding]:
    """A warning for each role that people held and that ``role`` has no row for, sorted.

    Takes the tables ``event_participant``, ``event`` and ``role``. Each names the first note, by its file, and counts the notes.
    """
    untitled = participant.loc[participant["role"].notna() & ~participant["role"].isin(list(role["role_en"]))]
    told = untitled.merge(event[["event_id", "file"]], on="event_id", validate="many_to_one")
    known = set(role["role_en"])
    return sorted(
        Finding(UNTITLED_ROLE, Severity.WARNING, _sentence(str(text), sorted(set(notes["file"])), known))
        for text, notes in told.groupby("role")
    )


def _sentence(text: str, files: list[str], known: set[str]) -> str:
    others = f" (and {len(files) - 1} more)" if files[1:] else ""
    advice = say_nearest(text, known, f"Add it to {FILE}")
    return f"{files[0]}{others}: field 'role': no such role in {FILE}, so it is shown in English, got {text!r}. {advice}"
