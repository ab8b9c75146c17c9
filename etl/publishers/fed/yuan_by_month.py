"""The Federal Reserve's yuan per US dollar by month (G.5, means of the daily noon rates of H.10), as CSV.

Two forms: that of the Federal Reserve Bank of St. Louis (series ``EXCHUS``: a column of days, one of rates), and that
of the Board's data download, in which lines of description stand above (``RXI_N.M.CH`` names the series).
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from etl.inputs.files import LINE, CsvRows
from etl.inputs.rates import COLUMNS
from etl.publishers.common.figure_rows import figure_rows, refuse_figures
from etl.publishers.common.tables import decode
from etl.publishers.common.trade_rows import DOWNLOAD_AGAIN, describe_file
from etl.publishers.layouts import Layout, Sample
from etl.vocabulary.prices import Currency, RateKind

SOURCE = "fed_h10"
_SERIES = ("EXCHUS", "RXI_N.M.CH")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})(?:-01)?")
_NO_RATE = frozenset({"", ".", "ND", "NA"})


def recognise(sample: Sample) -> bool:
    """A CSV whose heading, or the lines above it, name the monthly series."""
    return _column(list(csv.reader(decode(sample.head).splitlines()[:20]))) is not None


def read(path: Path, data_dir: Path) -> CsvRows:
    """The mean of each month, in yuan for one dollar. Left out: months without a rate, and lines of description."""
    source = describe_file(path, data_dir)
    rows = list(csv.reader(decode(path.read_bytes()).splitlines()))
    column = _column(rows)
    if column is None:
        return refuse_figures(source, COLUMNS, f"no column of the series {' or '.join(_SERIES)}", DOWNLOAD_AGAIN)
    if any(_names_series(cell) for row in rows for cell in row[column + 1 :]):
        return refuse_figures(source, COLUMNS, "the series is there twice", DOWNLOAD_AGAIN)
    left_out: Counter[str] = Counter()
    records = list(_rates(rows, column, left_out))
    if not records:
        return refuse_figures(source, COLUMNS, "no line is a month (2099-05, or 2099-05-01)", DOWNLOAD_AGAIN)
    return figure_rows(source, COLUMNS, records, left_out)


def _column(rows: list[list[str]]) -> int | None:
    """The place of the column of rates: the first one that a line names the series in."""
    return next(
        (place for row in rows for place, cell in enumerate(row) if place and _names_series(cell)),
        None,
    )


def _names_series(cell: str) -> bool:
    return any(cell.strip() == name or cell.strip().endswith(f"/{name}") for name in _SERIES)


def _rates(rows: list[list[str]], column: int, left_out: Counter[str]) -> Iterator[dict[str, str | int]]:
    for line, row in enumerate(rows, start=1):
        month = _MONTH.fullmatch(row[0].strip()) if len(row) > column else None
        if month is None:
            left_out["lines of description"] += 1
        elif row[column].strip() in _NO_RATE:
            left_out["months without a rate"] += 1
        else:
            yield {
                "currency": str(Currency.CNY),
                "per_currency": str(Currency.USD),
                "period": f"{month[1]}-{month[2]}",
                "kind": str(RateKind.MEAN),
                "value": row[column].strip(),
                LINE: line,
            }


LAYOUT = Layout("fed_yuan_by_month", "Federal Reserve, yuan per US dollar by month, CSV", SOURCE, recognise, read)
