"""Roles of people: when each is attested, and which have no titles and so are shown in English to every reader."""

import pandas as pd

from etl import schema
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.nearest import say_nearest
from etl.values.reading import Finding
from etl.vocabulary.builds import Severity

UNTITLED_ROLE = "untitled_role"
FILE = "data/reference/roles.csv"


def check_roles(participant: pd.DataFrame, event: pd.DataFrame, role: pd.DataFrame) -> list[Finding]:
    """A warning for each role that people held and that ``role`` has no row for, sorted.

    Takes the tables ``event_participant``, ``event`` and ``role``. Each names the first note, by its file, and counts
    the notes.
    """
    untitled = participant.loc[participant["role"].notna() & ~participant["role"].isin(list(role["role_en"]))]
    named = untitled.merge(event[["event_id", "file"]], on="event_id", validate="many_to_one")
    known = set(role["role_en"])
    return sorted(
        Finding(UNTITLED_ROLE, Severity.WARNING, _sentence(str(text), sorted(set(notes["file"])), known))
        for text, notes in named.groupby("role")
    )


def _sentence(text: str, files: list[str], known: set[str]) -> str:
    others = f" (and {len(files) - 1} more)" if files[1:] else ""
    advice = say_nearest(text, known, f"Add it to {FILE}")
    return (
        f"{files[0]}{others}: field 'role': no such role in {FILE}, so it is shown in English, got {text!r}. {advice}"
    )


def person_roles(participant: pd.DataFrame, event: pd.DataFrame) -> pd.DataFrame:
    """The table ``person_role``, as known from day to day.

    It has each role of each person with the first and last day at which it is attested. Takes ``event_participant`` and
    ``event`` with their days of knowledge.
    """
    keys = ["person_code", "role"]
    attested = participant.loc[participant["role"].notna(), ["event_id", *keys]].merge(
        event[["event_id", "start_date", "end_date", "known_from"]], on="event_id", validate="many_to_one"
    )
    ordered = attested.sort_values([*keys, "known_from"], kind="stable")
    seen = ordered.assign(
        seen_from=pd.to_datetime(ordered.groupby(keys)["start_date"].cummin()),
        seen_to=pd.to_datetime(ordered.groupby(keys)["end_date"].cummax()),
    ).drop_duplicates([*keys, "known_from"], keep="last")
    changed = ~seen.duplicated([*keys, "seen_from", "seen_to"])
    rows = seen.loc[changed]
    rows = rows.assign(known_until=rows.groupby(keys)["known_from"].shift(-1))
    columns = {str(name): rows[name] for name in (*keys, "seen_from", "seen_to", "known_from", "known_until")}
    return sort_by_key(schema.person_role, to_table_frame(schema.person_role, columns, rows.index))
