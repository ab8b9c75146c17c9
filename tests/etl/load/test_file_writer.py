"""Rows go into a new SQLite file while others are still being made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event

import pyarrow as pa
import pytest

from etl import schema
from etl.errors import VerificationFailed
from etl.load import one_builder, replace_database
from etl.load.arrow import to_arrow
from etl.load.file_writer import TakenParts
from etl.load.packing import WholeRows
from etl.schema.stored import stored_tables
from tests.databases import Rows, read_each
from tests.etl.load.test_init import leftovers, tables_of
from tests.factories import Row, complete, frames, month, observation_row

PATIENCE = 60  # seconds, on a machine that is busy with other things
ROWS = [
    observation_row(flow=flow, status=status, value_usd=float(number), **month(2099, number))
    for flow, status in (("export", "final"), ("import", "preliminary"))
    for number in (1, 2, 3)
]


@dataclass(frozen=True)
class Part:
    """Rows of which it is told when they are asked for."""

    rows: Sequence[Row]
    asked: Event = field(default_factory=Event)

    def table(self) -> pa.Table:
        self.asked.set()
        return to_arrow(schema.observation, frames(observation=list(self.rows))["observation"])

    def years(self) -> pa.Table:
        return WholeRows(self.table()).years()


def read_stored(url: str) -> Rows:
    return read_each(url, stored_tables())


def test_rows_that_were_taken_are_those_of_whoever_hands_over_all_at_once(sqlite_url: str) -> None:
    tables = frames(**complete(observation=ROWS))
    replace_database(sqlite_url, tables)
    at_once = read_stored(sqlite_url)
    parts = [Part(ROWS[:3]), Part(ROWS[3:])]

    with one_builder(sqlite_url) as new:
        for part in parts:
            new.take(part)
            assert part.asked.wait(PATIENCE)  # while the builder goes on
        new.replace(tables, lambda _: None)

    assert read_stored(sqlite_url) == at_once


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        ([ROWS[3:], ROWS[:3]], "table observation: the rows handed over are not in the order of its key"),
        ([ROWS[:3]], "table observation: 6 rows were handed over and 3 are there"),
    ],
)
def test_what_is_wrong_with_rows_that_were_taken_is_told_and_the_old_database_stays(
    sqlite_url: str, taken: list[list[Row]], told: str
) -> None:
    replace_database(sqlite_url, frames(**tables_of("old")))
    before = read_stored(sqlite_url)

    with one_builder(sqlite_url) as new:
        for rows in taken:
            new.take(Part(rows))
        with pytest.raises(VerificationFailed, match=told):
            new.replace(frames(**complete(observation=ROWS)), lambda _: None)

    assert read_stored(sqlite_url) == before
    assert leftovers(sqlite_url) == []


def test_a_builder_that_stops_after_rows_were_taken_leaves_nothing_behind(sqlite_url: str) -> None:
    replace_database(sqlite_url, frames(**tables_of("old")))
    before = read_stored(sqlite_url)

    with one_builder(sqlite_url) as new:
        new.take(Part(ROWS[:3]))
        assert leftovers(sqlite_url) != []

    assert read_stored(sqlite_url) == before
    assert leftovers(sqlite_url) == []


def test_parts_that_wait_when_it_stops_are_not_asked_for() -> None:
    parts = TakenParts()
    first, second = Part(ROWS[:1]), Part(ROWS[1:])
    taken = parts.taken()
    parts.add(first)
    assert next(taken) is first
    parts.add(second)

    parts.stop()

    assert list(taken) == []
