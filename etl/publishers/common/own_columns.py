"""A CSV in our own columns of prices, rates or harvests, for publishers whose own files have no layout.

It is one file of ``data/prices``, ``data/rates`` or ``data/production`` with newer rows; ``--source`` names whose it
is.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from etl.inputs import prices, production, rates
from etl.inputs.files import CsvRows, read_csv_rows
from etl.publishers.common.tables import decode
from etl.publishers.layouts import Layout, Sample


def _recognise(sample: Sample, columns: Sequence[str]) -> bool:
    """Whether the first line has just these columns, in any order."""
    first, *_ = decode(sample.head).splitlines() or [""]
    return sorted(field.strip().strip('"') for field in first.split(",")) == sorted(columns)


def _read(path: Path, data_dir: Path, columns: Sequence[str]) -> CsvRows:
    return read_csv_rows(path, data_dir, columns)


def _layout(name: str, title: str, columns: Sequence[str]) -> Layout:
    return Layout(name, title, "", partial(_recognise, columns=columns), partial(_read, columns=columns))


PRICES = _layout("prices_csv", "prices in the columns of data/prices, CSV", prices.COLUMNS)
RATES = _layout("rates_csv", "exchange rates in the columns of data/rates, CSV", rates.COLUMNS)
PRODUCTION = _layout("production_csv", "harvests in the columns of data/production, CSV", production.COLUMNS)
