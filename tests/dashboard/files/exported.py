"""Rows to export, made up: a stream of them, and what its file says of itself."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from dashboard.files.about import About, SourceFacts
from dashboard.rows.streams import RowStream
from dashboard.subjects.engine import Build

SCHEMA = pa.schema(
    [
        pa.field("source_code", pa.string()),
        pa.field("commodity_id", pa.string()),
        pa.field("period_start", pa.date32()),
        pa.field("value_usd", pa.float64(), metadata={"description": "US dollars, current"}),
        pa.field("file_row", pa.int64()),
        pa.field("is_derived", pa.bool_()),
        pa.field("note", pa.string()),
    ]
)
SOURCES = (
    SourceFacts("aland_customs", "Aland's trade", "Aland Customs", "CC0", "http://customs.example/data"),
    SourceFacts("bouvet_post", "Bouvet's parcels", "Bouvet Post", "its own terms"),
)
BUILD = Build("b099", datetime(2099, 5, 9, 12, 0))  # noqa: DTZ001 (the database holds the hour at Greenwich without a zone)
ABOUT = About(
    name="trade",
    title="Aland's trade in 2099",
    build=BUILD,
    address="http://aland.example/data?partner=BV",
    language="en",
    headings={"value_usd": "Value (US dollars)", "note": "Note"},
    filters=(("Partner", "Bouvet (BV)"),),
    sources=SOURCES,
)


def cells(**overrides: Any) -> dict[str, Any]:
    """One row, with the cells named replaced."""
    row = {
        "source_code": "aland_customs",
        "commodity_id": "0201",
        "period_start": date(2099, 5, 1),
        "value_usd": -5.0,
        "file_row": 7,
        "is_derived": False,
        "note": "made up",
    }
    return row | overrides


def stream_of(*rows: dict[str, Any], batch_rows: int = 2) -> RowStream:
    """The rows on their way, in batches of so many."""
    batches: Iterable[pa.RecordBatch] = (
        pa.RecordBatch.from_pylist(list(rows[first : first + batch_rows]), schema=SCHEMA)
        for first in range(0, len(rows), batch_rows)
    )
    return RowStream(SCHEMA, iter(batches))


def about(**overrides: Any) -> About:
    """What the file says of itself, with the facts named replaced."""
    return replace(ABOUT, **overrides)
