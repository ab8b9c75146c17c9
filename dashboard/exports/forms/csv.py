"""CSV for programs: plain UTF-8, rows ended as RFC 4180 has it, every text as it is stored."""

from collections.abc import Iterator

import pandas as pd

from dashboard.exports.csv import to_csv_for_machines
from dashboard.queries.streams import RowStream


def write_csv(stream: RowStream) -> Iterator[bytes]:
    """The heading, before the first row is asked for, and then the rows; unknown is an empty cell."""
    yield to_csv_for_machines(pd.DataFrame(columns=stream.schema.names))
    for batch in stream.plain():
        # Each frame is written with its heading; column names hold no line end, so the first one ends the heading.
        _heading, _end, rows = to_csv_for_machines(batch.to_pandas(integer_object_nulls=True)).partition(b"\r\n")
        if rows:
            yield rows
