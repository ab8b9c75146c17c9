"""What layouts of prices, rates and harvests end in: rows in the columns of their folder of ``data/``."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from etl.errors import Fault
from etl.inputs.files import LINE, CsvRows, InputFile


def figure_rows(
    source: InputFile,
    columns: Sequence[str],
    records: Iterable[Mapping[str, str | int]],
    left_out: Mapping[str, int] | None = None,
    faults: Sequence[Fault] = (),
) -> CsvRows:
    """The rows of a file with ``line``; each fault is of a row that was read and is not among them.

    A column that a record lacks is empty, a reason of nothing is not told.
    """
    empty = dict.fromkeys(columns, "")
    frame = pd.DataFrame([{**empty, **record} for record in records], columns=[*columns, LINE])
    told = {reason: count for reason, count in (left_out or {}).items() if count}
    types = dict.fromkeys(columns, "str") | {LINE: "int64"}
    return CsvRows(source, frame.astype(types), list(faults), len(frame) + len(faults), told)


def refuse_figures(source: InputFile, columns: Sequence[str], problem: str, advice: str) -> CsvRows:
    """No row, and one fault for the file."""
    fault = Fault(source.file, "", "", f"refused whole: {problem}", "", advice)
    return CsvRows(source, figure_rows(source, columns, []).frame, [fault], 1)
