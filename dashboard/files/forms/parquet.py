"""Parquet.

Typed columns, with what a column means and its unit as the field's description, and the build in the schema's metadata.
"""

from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.files.pieces import Pieces
from dashboard.rows.streams import RowStream

GROUP_ROWS = 32_768  # of the widest table, about 15 MB before they are compressed


def write_parquet(stream: RowStream) -> Iterator[bytes]:
    """The rows in row groups of ``GROUP_ROWS``, compressed with zstd, each sent when it is full.

    The schema is that of the stream. Texts, days and flags, which repeat, are written by a dictionary; numbers take
    less room without one.
    """
    sink, repeating = Pieces(), [one.name for one in stream.schema if not _is_number(one.type)]
    with pq.ParquetWriter(sink, stream.schema, compression="zstd", use_dictionary=repeating) as writer:
        yield sink.taken()
        for group in _groups(stream.plain(), stream.schema):
            writer.write_table(group, row_group_size=GROUP_ROWS)
            yield sink.taken()
    yield sink.taken()


def _groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """The same rows in tables of ``GROUP_ROWS`` rows, so that the file does not show how they were read."""
    waiting = schema.empty_table()
    for batch in batches:
        waiting = pa.concat_tables([waiting, pa.Table.from_batches([batch])])
        while waiting.num_rows >= GROUP_ROWS:
            yield waiting.slice(0, GROUP_ROWS).combine_chunks()
            waiting = waiting.slice(GROUP_ROWS)
    if waiting.num_rows:
        yield waiting.combine_chunks()


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_floating(kind) or pa.types.is_integer(kind))
