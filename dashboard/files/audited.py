"""The line of the audit on a file of rows, once for each, whoever takes it and by which way."""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

import pyarrow as pa

from dashboard.rows.streams import RowStream
from dashboard.watch.audit import Act, audit


@dataclass
class _Passed:
    """Rows of a stream, counted as they are read."""

    stream: RowStream
    rows: int = 0

    def counted(self) -> RowStream:
        return RowStream(self.stream.schema, self._pass_on())

    def _pass_on(self) -> Iterator[pa.RecordBatch]:
        for batch in self.stream.batches:
            self.rows += batch.num_rows
            yield batch


def audited(file: str, form: str, rows: RowStream, write: Callable[[RowStream], Iterator[bytes]]) -> Generator[bytes]:
    """What ``write`` makes of the rows, and at its end a line: the file, its form, rows and bytes, how long it took.

    ``is_whole`` is no where it was broken off, as by a reader who left.
    """
    passed, size, is_whole, begun = _Passed(rows), 0, False, time.perf_counter()
    try:
        for piece in write(passed.counted()):
            size += len(piece)
            yield piece
        is_whole = True
    finally:
        seconds = round(time.perf_counter() - begun, 4)
        facts = {"file": file, "form": form, "rows": passed.rows, "bytes": size, "is_whole": is_whole}
        audit(Act.EXPORT, **facts, seconds=seconds)
