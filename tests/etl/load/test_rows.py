"""Rows go into a database the same whether they come as a frame or batch by batch."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pytest

from etl import schema
from etl.errors import VerificationFailed
from etl.load import Rows, replace_database
from etl.load.arrow import to_arrow
from tests.databases import by_key, read_tables
from tests.factories import complete, frames, observation_row

MONTHS = [observation_row(flow=flow, value_usd=value) for flow, value in (("export", 1.0), ("import", 2.0))]


@dataclass
class OneByOne:
    """Rows that come in batches of one, or of ``size``; ``claimed`` is how many it says there are."""

    whole: pa.Table
    claimed: int | None = None
    rows: int = -1
    size: int = 1

    def batches(self) -> Iterator[pa.Table]:
        yield from (self.whole.slice(place, self.size) for place in range(0, len(self.whole), self.size))
        self.rows = len(self.whole) if self.claimed is None else self.claimed


def in_batches(claimed: int | None = None) -> tuple[dict[str, list[dict[str, object]]], dict[str, Rows]]:
    tables = complete(observation=MONTHS)
    whole = frames(**tables)
    return tables, {**whole, "observation": OneByOne(to_arrow(schema.observation, whole["observation"]), claimed)}


def test_batches_become_the_rows_that_a_frame_becomes(database_url: str) -> None:
    tables, handed = in_batches()

    replace_database(database_url, handed)

    assert read_tables(database_url) == by_key(tables)


def test_a_source_that_counts_otherwise_than_it_gave_is_refused(sqlite_url: str) -> None:
    _, handed = in_batches(claimed=3)

    with pytest.raises(VerificationFailed) as refused:
        replace_database(sqlite_url, handed)

    assert refused.value.findings == ["table observation: 3 rows were handed over and 2 are there"]


def test_a_batch_without_a_column_is_refused(sqlite_url: str) -> None:
    tables, handed = in_batches()
    rows = to_arrow(schema.observation, frames(**tables)["observation"]).drop_columns(["note"])

    with pytest.raises(VerificationFailed, match=r"table observation: columns missing \['note'\]"):
        replace_database(sqlite_url, handed | {"observation": OneByOne(rows)})
