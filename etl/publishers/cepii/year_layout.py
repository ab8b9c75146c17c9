"""CEPII's BACI, a CSV a year of the whole world's trade: one figure out of both sides' reports.

The columns are t (year), i (exporter), j (importer), k (HS code of six digits, whose leading noughts may be lost), v
(thousand US dollars) and q (tonnes, or NA). Countries are numbers of BACI's own, those of the United Nations for ours.
The edition of the HS stands in the file's name alone, ``BACI_HS92_Y2021_V202301.csv``. Each edition has a source of its
own: the same goods have other codes in another one, and together they would count twice.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from etl.errors import Fault
from etl.inputs.files import CsvRows
from etl.publishers.common.areas import BY_M49, NEIGHBOURS_M49
from etl.publishers.common.tables import decode, split_table
from etl.publishers.common.trade_rows import (
    DOWNLOAD_AGAIN,
    TradeRecord,
    describe_file,
    fault_torn,
    refuse_whole,
    trade_rows,
)
from etl.publishers.layouts import Layout, Sample
from etl.vocabulary.trade import Flow

COLUMNS = ("t", "i", "j", "k", "v", "q")
EDITIONS = {
    "HS92": "HS1992",
    "HS96": "HS1996",
    "HS02": "HS2002",
    "HS07": "HS2007",
    "HS12": "HS2012",
    "HS17": "HS2017",
    "HS22": "HS2022",
}
"""Editions of the HS as CEPII's file names write them, and as rows do."""

_NAME = re.compile(r"BACI_(HS[0-9]{2})_", re.IGNORECASE)
_AREAS = BY_M49 | NEIGHBOURS_M49
_OUTSIDE = "trade of other countries"
_UNKNOWN = "NA"
_DIGITS = 6


def edition_of(name: str) -> str | None:
    """The edition of the HS that a file's name says, ``HS92``; None where it says none that is known."""
    found = _NAME.search(name)
    return found[1].upper() if found and found[1].upper() in EDITIONS else None


def _recognise(edition: str, sample: Sample) -> bool:
    """The six columns of BACI, and the edition in the name; the first reader takes a name without any, to refuse it."""
    if tuple(split_table(decode(sample.head.split(b"\n", 1)[0])).header) != COLUMNS:
        return False
    return (edition_of(sample.name) or next(iter(EDITIONS))) == edition


def read(edition: str, path: Path, data_dir: Path) -> CsvRows:
    """Exports of our countries to each other, in thousand US dollars and tonnes, as CEPII reconciled them.

    Left out and counted: rows of which a side is none of ours, or neither is China or in Central Asia. A file whose
    name does not say the edition of the HS is refused whole. It is read row by row, since a year has millions.
    """
    source = describe_file(path, data_dir)
    if edition_of(path.name) != edition:
        name = f"the file's name does not say the edition of the HS: {path.name!r}"
        return refuse_whole(source, name, "Import it under CEPII's own name, BACI_HS92_Y2021_V202301.csv.")
    records: list[TradeRecord] = []
    torn: list[tuple[int, int]] = []
    left_out: Counter[str] = Counter()
    try:
        for line, fields in _list_rows(path):
            if len(fields) != len(COLUMNS):
                torn.append((line, len(fields)))
            elif _is_ours(fields):
                records.append(_to_record(edition, line, fields))
            else:
                left_out[_OUTSIDE] += 1
    except (UnicodeDecodeError, csv.Error) as fault:
        return refuse_whole(source, f"it cannot be read as a table: {fault}", DOWNLOAD_AGAIN)
    faults: list[Fault] = fault_torn(source, torn, len(COLUMNS))
    return trade_rows(source, records, faults, left_out)


def _list_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row below the header with its line; blank lines are no rows."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        next(rows, None)
        for fields in rows:
            if fields:
                yield rows.line_num, [field.strip() for field in fields]


def _is_ours(fields: list[str]) -> bool:
    _, exporter, importer, *_ = fields
    return exporter in _AREAS and importer in _AREAS and (exporter in BY_M49 or importer in BY_M49)


def _to_record(edition: str, line: int, fields: list[str]) -> TradeRecord:
    year, exporter, importer, code, value, tonnes = fields
    return TradeRecord(
        reporter=_AREAS[exporter],
        partner=_AREAS[importer],
        flow=str(Flow.EXPORT),
        period=year,
        commodity=f"HS:{code.zfill(_DIGITS)}",
        value="" if value == _UNKNOWN else value,
        net_weight="" if tonnes == _UNKNOWN else tonnes,
        hs_revision=EDITIONS[edition],
        line=line,
    )


LAYOUTS = tuple(
    Layout(
        f"baci_{edition.lower()}_year",
        f"CEPII's BACI, a year by HS subheading ({edition}), CSV",
        f"baci_{edition.lower()}",
        partial(_recognise, edition),
        partial(read, edition),
    )
    for edition in EDITIONS
)
"""A layout for each edition of the HS."""
