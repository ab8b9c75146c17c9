"""Parquet."""

import io
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given

from dashboard.files.forms import parquet
from tests.dashboard.files.forms.made_rows import SCHEMA, tables, written


@given(tables)
def test_parquet_has_the_same_rows_with_their_types_units_and_build(rows: list[dict[str, Any]]) -> None:
    read = pq.read_table(io.BytesIO(written("parquet", rows)))
    assert read.schema.equals(SCHEMA, check_metadata=True)
    assert read.to_pylist() == rows


def test_parquet_begins_a_group_when_one_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", 4)
    rows = [dict.fromkeys(SCHEMA.names) | {"count": number} for number in range(10)]
    file = pq.ParquetFile(io.BytesIO(written("parquet", rows, 3)))
    assert [file.metadata.row_group(place).num_rows for place in range(file.num_row_groups)] == [4, 4, 2]
    assert {file.metadata.row_group(0).column(place).compression for place in range(len(SCHEMA))} == {"ZSTD"}


def test_what_repeats_is_told_by_a_dictionary_and_numbers_are_not() -> None:
    rows = [{name: 7 if name in {"value_usd", "count"} else None for name in SCHEMA.names} | {"name": "sheep"}] * 9
    group = pq.read_metadata(io.BytesIO(written("parquet", rows))).row_group(0)
    coded = {
        group.column(place).path_in_schema for place in range(len(SCHEMA)) if group.column(place).has_dictionary_page
    }
    assert ("name" in coded, coded & {"value_usd", "count"}) == (True, set())
