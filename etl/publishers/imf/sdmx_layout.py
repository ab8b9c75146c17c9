"""The IMF's trade in goods by partner (IMTS, once Direction of Trade Statistics) as SDMX-CSV.

A row a figure, years, US dollars in full.
"""

import csv
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from etl.errors import Fault, KhorgosError
from etl.inputs.files import CsvRows
from etl.publishers.common.areas import BY_ISO3
from etl.publishers.common.tables import describe_twice
from etl.publishers.common.trade_rows import FETCH_AGAIN, TradeRecord, describe_file, refuse_whole, trade_rows
from etl.publishers.layouts import Layout, Sample
from etl.vocabulary.figures import ObservationStatus
from etl.vocabulary.trade import Flow

SOURCE = "imf_direction_of_trade"
AREAS = BY_ISO3 | {"G001": "WLD"}
INDICATORS = {"XG_FOB_USD": str(Flow.EXPORT), "MG_CIF_USD": str(Flow.IMPORT)}
STATUSES = {"E": str(ObservationStatus.ESTIMATED), "P": str(ObservationStatus.PRELIMINARY)}
REQUIRED = ("COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY", "TIME_PERIOD", "OBS_VALUE")
STATUS = "OBS_STATUS"


class NotTheTable(KhorgosError):
    """A file that is no table of SDMX-CSV with the columns needed; ``lacks`` are those of a table that has others."""

    def __init__(self, seen: str, lacks: list[str]) -> None:
        self.lacks = lacks
        super().__init__(f"a table that lacks {', '.join(lacks)}: the publisher changed its form" if lacks else seen)


class ImfRow(NamedTuple):
    """A row of the table with its line: a figure by the publisher's codes."""

    line: int
    country: str
    indicator: str
    counterpart: str
    frequency: str
    period: str
    value: str
    status: str


class ImfTable(NamedTuple):
    """The rows of a table, and of each torn row its line and the number of its fields."""

    rows: list[ImfRow]
    torn: list[tuple[int, int]]


def parse_table(path: Path) -> ImfTable:
    """Read a table. Raises NotTheTable."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        if not {*header} & {*REQUIRED}:
            raise NotTheTable(f"a text that begins {','.join(header)[:80]!r}" if header else "an empty answer", [])
        if lacks := [name for name in REQUIRED if name not in header]:
            raise NotTheTable("", lacks)
        if problem := describe_twice(header, (*REQUIRED, STATUS)):
            raise NotTheTable(f"a table of which {problem}", [])
        lines = [(reader.line_num, fields) for fields in reader if fields]
    places = [header.index(name) for name in (*REQUIRED, *([STATUS] if STATUS in header else []))]
    whole = [(line, [fields[place] for place in places]) for line, fields in lines if len(fields) == len(header)]
    rows = [ImfRow(line, *fields, *[""] * (len(REQUIRED) + 1 - len(fields))) for line, fields in whole]
    return ImfTable(rows, [(line, len(fields)) for line, fields in lines if len(fields) != len(header)])


def read(path: Path, data_dir: Path) -> CsvRows:
    """Each year's exports (FOB) and imports (CIF) of the project's countries with each other and the world.

    Left out, by reason: other countries, other indicators, months and quarters, and figures that are not given.
    """
    source = describe_file(path, data_dir)
    try:
        table = parse_table(path)
    except NotTheTable as problem:
        return refuse_whole(source, str(problem), FETCH_AGAIN)
    reasons = [_reason_to_leave_out(row) for row in table.rows]
    records = (_to_record(row) for row, reason in zip(table.rows, reasons, strict=True) if not reason)
    faults = [
        Fault(source.file, f"line {line}", "", "the row has too few or too many fields", str(seen), FETCH_AGAIN)
        for line, seen in table.torn
    ]
    return trade_rows(source, records, faults, Counter(reason for reason in reasons if reason))


def _reason_to_leave_out(row: ImfRow) -> str:
    if row.country not in AREAS or row.counterpart not in AREAS:
        return "other countries"
    if row.indicator not in INDICATORS:
        return "indicators other than exports FOB and imports CIF"
    if row.frequency != "A":
        return "months and quarters"
    return "" if row.value not in {"", "NaN"} else "figures that are not given"


def _to_record(row: ImfRow) -> TradeRecord:
    return TradeRecord(
        reporter=AREAS[row.country],
        partner=AREAS[row.counterpart],
        flow=INDICATORS[row.indicator],
        period=row.period,
        commodity="TOTAL",
        value=row.value,
        status=STATUSES.get(row.status, ""),
        line=row.line,
    )


def recognise(sample: Sample) -> bool:
    """Whether the first line has the columns of this table."""
    header = sample.head.decode("utf-8-sig", errors="ignore").split("\n", 1)[0].replace('"', "").strip().split(",")
    return {*REQUIRED} <= {*header}


LAYOUT = Layout("imf_imts_csv", "IMF trade in goods by partner (IMTS), SDMX-CSV", SOURCE, recognise, read)
