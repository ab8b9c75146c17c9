"""What all layouts end in: rows in the form of ``data/trade``, and a file that gives none."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from etl.errors import Fault, KhorgosError
from etl.inputs.files import LINE, CsvRows, InputFile, file_label
from etl.inputs.trade.snapshots import hash_file

FETCH_AGAIN = "Fetch it again; if it stays, the publisher changed the form."
DOWNLOAD_AGAIN = "Download the file again; it may have been cut off or saved by another program."


class TradeRecord(NamedTuple):
    """A row of trade as a publisher's file gives it, all text, and its line there; what it does not say is empty."""

    reporter: str = ""
    partner: str = ""
    flow: str = ""
    period: str = ""
    commodity: str = ""
    value: str = ""
    net_weight: str = ""
    quantity: str = ""
    quantity_unit: str = ""
    status: str = ""
    quality: str = ""
    note: str = ""
    hs_revision: str = ""
    commodity_title: str = ""
    line: int = 0

    def by_year(self, years: Mapping[int, str], fields: Sequence[str]) -> "list[TradeRecord]":
        """The row once for each of the years that has a value, by the place of its field."""
        return [self._replace(period=year, value=fields[place]) for place, year in years.items() if fields[place]]


class RefusedWhole(KhorgosError):
    """A file of which nothing can be loaded; ``advice`` says what to do about it. ``refuse_whole`` makes rows of it."""

    def __init__(self, problem: str, advice: str) -> None:
        self.problem = problem
        self.advice = advice
        super().__init__(f"{problem}. {advice}")


def describe_file(path: Path, data_dir: Path) -> InputFile:
    """The file as counts and faults name it; its text is not kept."""
    return InputFile(file_label(path, data_dir), hash_file(path), path.stat().st_size, "", [])


def trade_rows(
    source: InputFile,
    records: Iterable[TradeRecord],
    faults: Sequence[Fault] = (),
    left_out: Mapping[str, int] | None = None,
) -> CsvRows:
    """The rows of a file; each fault is of a row that was read and is not among them.

    ``left_out`` counts by reason what is left out on purpose; a reason of nothing is not told.
    """
    frame = to_trade_frame(records)
    told = {reason: count for reason, count in (left_out or {}).items() if count}
    return CsvRows(source, frame, list(faults), len(frame) + len(faults), told)


def to_trade_frame(records: Iterable[TradeRecord]) -> pd.DataFrame:
    """Records as a frame of text with ``line``."""
    types = dict.fromkeys(TradeRecord._fields, "str") | {LINE: "int64"}
    return pd.DataFrame(list(records), columns=list(TradeRecord._fields)).astype(types)


def told_otherwise(source: InputFile, line: int, other: int) -> Fault:
    """The fault of a figure that two lines of a file tell, each with another value."""
    problem = "another line tells the same figure with another value"
    return Fault(source.file, f"line {line}", "", problem, f"line {other}", FETCH_AGAIN)


def refuse_whole(source: InputFile, problem: str, advice: str, rows: int = 1) -> CsvRows:
    """No row, and one fault for the file."""
    fault = Fault(source.file, "", "", f"refused whole: {problem}", "", advice)
    return CsvRows(source, to_trade_frame([]), [fault], max(rows, 1))


def fault_torn(
    source: InputFile, torn: Iterable[tuple[int, int]], expected: int, advice: str = DOWNLOAD_AGAIN
) -> list[Fault]:
    """A fault for each row whose number of fields is not that of the header."""
    return [
        Fault(source.file, f"line {line}", "", f"expected {expected} fields", str(seen), advice) for line, seen in torn
    ]
