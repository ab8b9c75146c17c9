"""Parquet: typed columns, with the units and the build in the schema's metadata."""

import io
from collections.abc import Iterator

import pyarrow.parquet as pq

from dashboard.queries.streams import RowStream


def write_parquet(stream: RowStream) -> Iterator[bytes]:
    """The rows in row groups, compressed with zstd, each sent when it is full; the schema is that of the stream."""
    sink = _Sink()
    with pq.ParquetWriter(sink, stream.schema, compression="zstd") as writer:
        yield sink.taken()
        for batch in stream.plain():
            writer.write_batch(batch)
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """A file that is handed on piece by piece; it tells how much was written, as the writer asks for."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]  # bytes are all that the writer writes
        self.pieces.append(bytes(piece))
        self.size += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self.size

    def taken(self) -> bytes:
        pieces, self.pieces = self.pieces, []
        return b"".join(pieces)
