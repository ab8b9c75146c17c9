"""Batches put aside until somebody takes them, so that whoever gives them is done at once."""

from collections.abc import Generator, Iterator
from tempfile import TemporaryFile
from typing import BinaryIO, cast

import pyarrow as pa

_OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")


def keep(batches: Iterator[pa.RecordBatch]) -> Generator[pa.RecordBatch]:
    """The same batches, all taken now; they lie in a temporary file, which goes when they are read or closed."""
    taken = _from_file(batches)
    next(taken)
    return cast("Generator[pa.RecordBatch]", taken)


def _from_file(batches: Iterator[pa.RecordBatch]) -> Generator[pa.RecordBatch | None]:
    with TemporaryFile(prefix="khorgos-rows-") as file:
        is_any = _write(batches, cast("BinaryIO", file))
        yield None
        if is_any:
            file.seek(0)
            with pa.ipc.open_stream(file) as kept:
                yield from kept


def _write(batches: Iterator[pa.RecordBatch], file: BinaryIO) -> bool:
    first = next(batches, None)
    if first is None:
        return False
    with pa.ipc.new_stream(file, first.schema, options=_OPTIONS) as kept:
        kept.write_batch(first)
        for batch in batches:
            kept.write_batch(batch)
    return True
