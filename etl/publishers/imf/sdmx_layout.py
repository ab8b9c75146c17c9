"""The IMF's trade in goods by partner (IMTS, once Direction of Trade Statistics) as SDMX-CSV.

A row a figure, years, US dollars in full.
"""

import csv
from collections import Counter
from pathlib import Path

import pandas as pd

from etl.errors import Fault, KhorgosError
from etl.inputs.files import LINE, CsvRows, InputFile, file_label
from etl.inputs.trade.snapshots import hash_file
from etl.inputs.trade.trade_file import COLUMNS
from etl.publishers.layouts import Layout, Sample
from etl.vocabulary.figures import ObservationStatus
from etl.vocabulary.trade import Flow

SOURCE = "imf_direction_of_trade"
AREAS = {"CHN": "CN", "KAZ": "KZ", "KGZ": "KG", "TJK": "TJ", "TKM": "TM", "UZB": "UZ", "G001": "WLD"}
INDICATORS = {"XG_FOB_USD": str(Flow.EXPORT), "MG_CIF_USD": str(Flow.IMPORT)}
STATUSES = {"E": str(ObservationStatus.ESTIMATED), "P": str(ObservationStatus.PRELIMINARY)}
REQUIRED = ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD", "OBS_VALUE")


class NotTheTable(KhorgosError):
    """A file that is no table of SDMX-CSV with the columns needed; ``lacks`` are those of a table that has others."""

    def __init__(self, seen: str, lacks: list[str]) -> None:
        self.lacks = lacks
        super().__init__(f"a table that lacks {', '.join(lacks)}: the publisher changed its form" if lacks else seen)


def parse_table(path: Path) -> tuple[list[tuple[int, dict[str, str]]], list[tuple[int, int]]]:
    """The rows with their lines, and of each torn row its line and the number of its fields. Raises NotTheTable."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        if not {*header} & {*REQUIRED}:
            raise NotTheTable(f"a text that begins {','.join(header)[:80]!r}" if header else "an empty answer", [])
        if lacks := [name for name in REQUIRED if name not in header]:
            raise NotTheTable("", lacks)
        rows = [(reader.line_num, fields) for fields in reader if fields]
    whole = [(line, dict(zip(header, fields, strict=True))) for line, fields in rows if len(fields) == len(header)]
    return whole, [(line, len(fields)) for line, fields in rows if len(fields) != len(header)]


def read(path: Path, data_dir: Path) -> CsvRows:
    """Each year's exports (FOB) and imports (CIF) of the project's countries with each other and the world.

    Left out, by reason: other countries, other indicators, months and quarters, and figures that are not given.
    """
    source = InputFile(file_label(path, data_dir), hash_file(path), path.stat().st_size, "", [])
    advice = "Fetch it again; if it stays, the publisher changed the form."
    try:
        found, torn = parse_table(path)
    except NotTheTable as problem:
        return CsvRows(source, _to_frame([]), [Fault(source.file, "", "", f"refused whole: {problem}", "", advice)], 1)
    left_out = Counter(reason for _, row in found if (reason := _reason_to_leave_out(row)))
    rows = [_to_row(line, row) for line, row in found if not _reason_to_leave_out(row)]
    faults = [
        Fault(source.file, f"line {line}", "", "the row has too few or too many fields", str(seen), advice)
        for line, seen in torn
    ]
    return CsvRows(source, _to_frame(rows), faults, len(rows) + len(torn), dict(left_out))


def _reason_to_leave_out(row: dict[str, str]) -> str:
    if row["COUNTRY"] not in AREAS or row["COUNTERPART_COUNTRY"] not in AREAS:
        return "other countries"
    if row["INDICATOR"] not in INDICATORS:
        return "indicators other than exports FOB and imports CIF"
    if row["FREQUENCY"] != "A":
        return "months and quarters"
    return "" if row["OBS_VALUE"] not in {"", "NaN"} else "figures that are not given"


def _to_row(line: int, row: dict[str, str]) -> dict[str, str | int]:
    blank: dict[str, str | int] = dict.fromkeys(COLUMNS, "")
    return blank | {
        "reporter": AREAS[row["COUNTRY"]],
        "partner": AREAS[row["COUNTERPART_COUNTRY"]],
        "flow": INDICATORS[row["INDICATOR"]],
        "period": row["TIME_PERIOD"],
        "commodity": "TOTAL",
        "value": row["OBS_VALUE"],
        "status": STATUSES.get(row.get("OBS_STATUS", ""), ""),
        LINE: line,
    }


def _to_frame(rows: list[dict[str, str | int]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*COLUMNS, LINE]).astype(dict.fromkeys(COLUMNS, "str") | {LINE: "int64"})


def recognise(sample: Sample) -> bool:
    """Whether the first line has the columns of this table."""
    header = sample.head.decode("utf-8-sig", errors="ignore").split("\n", 1)[0].replace('"', "").strip().split(",")
    return {*REQUIRED} <= {*header}


LAYOUT = Layout("imf_imts_csv", "IMF trade in goods by partner (IMTS), SDMX-CSV", SOURCE, recognise, read)
