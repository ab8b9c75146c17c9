"""FAOSTAT's crops and livestock products (QCL) as the site's CSV download, with a row an area, item, element and year.

Areas are read by their M49 code, items by their names (``Wheat`` is ``FAO:wheat``).
"""

import csv
from collections import Counter, defaultdict
from pathlib import Path

from etl.inputs.files import LINE, CsvRows
from etl.inputs.production import COLUMNS
from etl.publishers.common.areas import BY_M49
from etl.publishers.common.figure_rows import figure_rows, refuse_figures
from etl.publishers.common.tables import decode, describe_twice
from etl.publishers.common.trade_rows import DOWNLOAD_AGAIN, describe_file, told_otherwise
from etl.publishers.faostat.matrix_layout import ESTIMATED_FLAGS, known_items, to_item
from etl.publishers.layouts import Layout, Sample
from etl.vocabulary.figures import ObservationStatus

SOURCE = "faostat_qcl"
REQUIRED = ("Domain Code", "Area Code (M49)", "Item", "Element", "Year", "Unit", "Value", "Flag")
_DOMAIN = "QCL"
_MEASURES = {
    "area harvested": ("area_harvested", ("ha",)),
    "yield": ("yield", ("kg/ha",)),
    "production": ("production", ("t", "tonnes")),
}
_ESTIMATED = ("E", "I")


def recognise(sample: Sample) -> bool:
    """A CSV with the columns of the site's download, of the domain of crops and livestock."""
    first, *rest = decode(sample.head).splitlines() or [""]
    header = next(csv.reader([first]), [])
    if not all(column in header for column in REQUIRED) or not rest:
        return False
    told = next(csv.reader(rest[:1]), [])
    return len(told) > header.index("Domain Code") and told[header.index("Domain Code")] == _DOMAIN


def read(path: Path, data_dir: Path) -> CsvRows:
    """Area harvested, yield and tonnes of each crop that the project names, of China and Central Asia by year.

    Left out, by reason: other areas, other items, other measures and units, and cells without a value.
    """
    source = describe_file(path, data_dir)
    lines = decode(path.read_bytes()).splitlines()
    table = csv.DictReader(lines)
    missing = [column for column in REQUIRED if column not in (table.fieldnames or ())]
    if missing:
        return refuse_figures(source, COLUMNS, f"it lacks {', '.join(missing)}", DOWNLOAD_AGAIN)
    if problem := describe_twice(list(table.fieldnames or ()), table.fieldnames or ()):
        return refuse_figures(source, COLUMNS, problem, DOWNLOAD_AGAIN)
    items, left_out = known_items(data_dir), Counter[str]()
    found: dict[tuple[str, str, str], dict[str, str | int]] = defaultdict(dict)
    otherwise: dict[tuple[str, str, str], int] = {}
    for line, row in enumerate(table, start=2):
        area = BY_M49.get((row["Area Code (M49)"] or "").lstrip("'").zfill(3))
        item, measure = to_item(row["Item"] or "", items), _MEASURES.get((row["Element"] or "").lower())
        if reason := _left_out(row, area, item, measure):
            left_out[reason] += 1
        elif area and item and measure:
            key = area, f"FAO:{item}", row["Year"]
            if found[key].get(measure[0], row["Value"]) != row["Value"]:
                otherwise[key] = line
            _put(found[key], row, measure[0], line)
    faults = [told_otherwise(source, int(found.pop(key)[LINE]), line) for key, line in otherwise.items()]
    named = [{"area": area, "crop": crop, "year": year, **told} for (area, crop, year), told in found.items()]
    return figure_rows(source, COLUMNS, named, left_out, faults)


def _left_out(
    row: dict[str, str], area: str | None, item: str | None, measure: tuple[str, tuple[str, ...]] | None
) -> str:
    """Why a row is none of ours; empty where it is."""
    if area is None:
        return "other areas"
    if item is None:
        return "items that the project does not name"
    if measure is None or row["Unit"] not in measure[1]:
        return "other measures and units"
    return "" if row["Value"] else "cells without a value"


def _put(told: dict[str, str | int], row: dict[str, str], measure: str, line: int) -> None:
    """Put a cell into the row of its area, crop and year."""
    told.setdefault(LINE, line)
    told[measure] = row["Value"]
    flag = row["Flag"]
    if flag in _ESTIMATED:
        told["status"] = str(ObservationStatus.ESTIMATED)
    if flag in ESTIMATED_FLAGS:
        note = f"{measure}: {ESTIMATED_FLAGS[flag]}"
        told["note"] = f"{told['note']}; {note}" if "note" in told else note


LAYOUT = Layout(
    "faostat_production_download", "FAOSTAT crops and livestock (QCL), CSV download", SOURCE, recognise, read
)
