"""Every table of conclusions, from the first day to the last of the record."""

from datetime import date

import pandas as pd
from sqlalchemy import Table

from etl import schema
from etl.build.judge import conclude
from etl.schema import conclusions, reach
from etl.values.frames import rows_to_frame
from tests.factories import assessment_row, commitment_evidence_row, commitment_row, event_row

TABLES = [
    *(value.name for module in (conclusions, reach) for value in vars(module).values() if isinstance(value, Table)),
    schema.large_revision.name,
]
MADE = date(2099, 5, 9)


def concluded(table: str, now: date | None = None) -> list[tuple[object, ...]]:
    """What is concluded of a document promised in May 2099, kept by October and judged by a person in January."""
    facts = {
        "event": [event_row(known_from=MADE)],
        "commitment": [commitment_row(measurability="document", known_from=MADE)],
        "commitment_evidence": [commitment_evidence_row(kind="kept", known_from=date(2099, 10, 1))],
        "assessment": [assessment_row(known_from=date(2100, 1, 15))],
    }
    frames = {name: rows_to_frame(schema.metadata.tables[name], rows) for name, rows in facts.items()}
    frame = conclude(frames, now)[table]
    return [tuple(row) for row in frame[["word", "judged_by", "known_from", "known_until"]].astype(object).to_numpy()]


def test_of_no_facts_every_table_is_there_and_empty() -> None:
    tables = conclude({})

    assert sorted(tables) == sorted(TABLES)
    assert {name: len(frame) for name, frame in tables.items() if len(frame)} == {}
    assert [list(tables[name].columns) for name in TABLES] == [
        list(schema.metadata.tables[name].columns.keys()) for name in TABLES
    ]


def test_the_word_changes_on_the_day_on_which_more_was_known() -> None:
    days = [pd.Timestamp(day) for day in (MADE, date(2099, 10, 1), date(2100, 1, 15))]

    assert concluded("standing", date(2100, 2, 1)) == [
        ("too_early", "record", days[0], days[1]),
        ("met", "record", days[1], days[2]),
        ("partly", "people", days[2], pd.NaT),
    ]


def test_after_the_last_day_nothing_but_a_person_changes_the_word() -> None:
    assert [row[0] for row in concluded("standing", date(2099, 9, 30))] == ["too_early", "partly"]
