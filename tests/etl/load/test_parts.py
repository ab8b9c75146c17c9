"""Rows that come in parts become the rows that come batch by batch, whoever puts them in and how often."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from etl import schema
from etl.errors import VerificationFailed
from etl.load import one_builder, replace_database
from etl.load.arrow import to_arrow
from etl.load.packing import WholeRows
from etl.load.parts import PartFacts, tell_part
from etl.schema.stored import stored_tables
from tests.conftest import database_like
from tests.databases import Rows, read_each
from tests.factories import complete, frames, month, observation_row

ROWS = [
    observation_row(flow=flow, status=status, value_usd=float(number), **month(2099, number))
    for flow, status in (("export", "final"), ("import", "preliminary"))
    for number in (1, 2, 3)
]


@dataclass(frozen=True)
class Part:
    rows: pa.Table

    def table(self) -> pa.Table:
        return self.rows

    def years(self) -> pa.Table:
        return WholeRows(self.rows).years()


@dataclass(frozen=True)
class InParts:
    parts: Sequence[Part]

    @property
    def rows(self) -> int:
        return sum(len(part.rows) for part in self.parts)

    def batches(self) -> Iterator[pa.Table]:
        return iter([part.rows for part in self.parts])


class Elsewhere(Executor):
    """Does each work ``times`` times, out of and into bytes, as a worker in another process does."""

    def __init__(self, times: int = 1) -> None:
        self._times = times
        self.done: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        for _ in range(self._times):
            sent, given = pickle.loads(pickle.dumps((fn, args)))  # noqa: S301 - our own bytes
            outcome = pickle.loads(pickle.dumps(sent(*given, **kwargs)))  # noqa: S301 - our own bytes
            self.done.append(fn.__name__)
        future.set_result(outcome)
        return future


def in_parts() -> dict[str, Any]:
    tables = frames(**complete(observation=ROWS))
    whole = to_arrow(schema.observation, tables["observation"])
    return {**tables, "observation": InParts([Part(whole.slice(0, 3)), Part(whole.slice(3))])}


def read_stored(url: str) -> Rows:
    return read_each(url, stored_tables())


def load_by(url: str, executor: Executor, tables: dict[str, Any]) -> None:
    with one_builder(url, executor) as new:
        new.replace(tables, lambda _: None)


def test_a_part_tells_its_series_traits_and_partitions() -> None:
    told = tell_part(Part(to_arrow(schema.observation, frames(observation=ROWS)["observation"])))

    assert isinstance(told, PartFacts)
    assert (told.series, len(told.traits)) == (2, 2)
    assert {partition.year for partition in told.partitions} == {2099}


@pytest.fixture(scope="module")
def by_one(postgres_server: str, postgres_numbers: Iterator[int]) -> Rows:
    """What one process puts in."""
    with database_like("template0", postgres_server, next(postgres_numbers)) as url:
        replace_database(url, in_parts())
        return read_stored(url)


@pytest.mark.parametrize("times", [1, 2])
def test_workers_put_in_what_one_process_does_and_no_part_twice(postgres_url: str, by_one: Rows, times: int) -> None:
    executor = Elsewhere(times)

    load_by(postgres_url, executor, in_parts())

    assert executor.done == ["tell_part"] * 2 * times + ["copy_part"] * 2 * times
    assert read_stored(postgres_url) == by_one


def test_no_parts_are_no_rows(postgres_url: str) -> None:
    load_by(postgres_url, Elsewhere(), {**in_parts(), "observation": InParts([])})

    assert read_stored(postgres_url)["observed"] == []


def test_what_a_worker_cannot_put_in_is_told_and_the_old_database_stays(old_postgres_url: str) -> None:
    before = read_stored(old_postgres_url)
    torn = frames(**complete(observation=[observation_row(period_start=date(2099, 2, 1), period_end=date(2099, 1, 1))]))
    rows = InParts([Part(to_arrow(schema.observation, torn["observation"]))])

    with pytest.raises(VerificationFailed, match=r"table observation: .*ck_observed_period"):
        load_by(old_postgres_url, Elsewhere(), {**torn, "observation": rows})
    assert read_stored(old_postgres_url) == before
