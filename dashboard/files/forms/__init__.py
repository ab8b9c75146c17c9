"""The forms in which rows leave: each turns a stream of rows into bytes as they come, with the memory of one batch.

The same stream gives the same bytes, whoever asks: the button, the HTTP API or the command line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dashboard.files.forms.csv import write_csv
from dashboard.files.forms.json import write_json
from dashboard.files.forms.parquet import write_parquet
from dashboard.rows.streams import RowStream

__all__ = ["FORMS", "Form"]


@dataclass(frozen=True)
class Form:
    """A form of file.

    Its media type, the ending of its name, and the writer of its bytes, which reads the stream to its end.
    """

    media_type: str
    ending: str
    write: Callable[[RowStream], Iterator[bytes]]


FORMS = {
    "csv": Form("text/csv; charset=utf-8", "csv", write_csv),
    "json": Form("application/json", "json", write_json),
    "parquet": Form("application/vnd.apache.parquet", "parquet", write_parquet),
}
