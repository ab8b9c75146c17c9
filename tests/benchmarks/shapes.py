"""``python -m tests.benchmarks.shapes SHAPE --rows N --out FOLDER``: made-up rows of trade of a form that nobody sends.

Each shape has as many as can be of one thing that a build might hold in memory: rows that nothing cuts, files, faults,
revisions, series, long texts, partners. Figures are made up, sources say so in their titles, and partners beyond the
project's own are areas of Aland (``AX-001``), which has none. The rest of the folder is as that of
``tests.benchmarks.generate``, and as there the same options give the same files.
"""

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv
import typer

from etl.inputs.trade.trade_file import COLUMNS
from tests.benchmarks import made_up_sources as sources
from tests.benchmarks.generate import DATA, HEADER, MONTHS, PLAIN, name_codes, read_codes, require_own_place
from tests.benchmarks.heavy_tail import months_traded

AREAS = [f"AX-{number:03}" for number in range(1, 301)]
FLOWS = ("export", "import")
GOODS = read_codes()
YEAR = MONTHS[-12:]
ROWS_AT_ONCE = 250_000
FIRST_DAY = datetime(2026, 2, 10, tzinfo=UTC)
NOTE = "made up and long beyond need so that much text lies in a row; " * 8
Numbers = npt.NDArray[np.int64]


class Shape(StrEnum):
    """What there is much of."""

    ONE_PARTNER = "one-partner"
    ONE_FILE = "one-file"
    MANY_FILES = "many-files"
    REFUSED = "refused"
    REPEATED = "repeated"
    REVISED = "revised"
    SINGLE_ROWS = "single-rows"
    LONG_NOTES = "long-notes"
    UNITS = "units"
    PARTNERS = "partners"
    GAPS = "gaps"
    HEAVY_TAIL = "heavy-tail"


@dataclass(frozen=True)
class Form:
    """How the rows of a shape differ.

    ``axes`` are the codes of each column, the first of which changes seldom: the more rows there are, the more of it.
    Each combination is one row of a file, ``times`` in all; ``sources`` tell one after the other what the axes hold,
    ``arrivals`` what was told, with other figures. ``files`` are those of an arrival. ``texts`` are columns with a text
    of its own in each row, which begins as told. ``is_tailed`` tells that there are not all combinations: the values of
    the first axis that occur with others fall off, from all of them to one (``tests.benchmarks.heavy_tail``).
    """

    axes: Mapping[str, npt.ArrayLike]
    fixed: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    sources: int = 1
    times: int = 1
    arrivals: int = 0
    files: int = 1
    is_tailed: bool = False

    @property
    def most(self) -> int:
        """How many rows a file of all combinations has, or all files of an arrival."""
        return self.times * int(np.prod([len(np.asarray(codes)) for codes in self.axes.values()]))


FIVE = ["KZ", "KG", "TJ", "TM", "UZ"]
MANY = {"commodity": GOODS, "period": MONTHS, "flow": FLOWS}
FORMS = {
    Shape.ONE_PARTNER: Form({"period": YEAR, "commodity": GOODS}, {"partner": "KZ"}, sources=100),
    Shape.ONE_FILE: Form({**MANY, "partner": FIVE}),
    Shape.MANY_FILES: Form({**MANY, "partner": FIVE}, arrivals=1, files=2000),
    Shape.REFUSED: Form({**MANY, "partner": FIVE}, {"status": "none"}),
    Shape.REPEATED: Form({**MANY, "partner": FIVE}, times=4),
    Shape.REVISED: Form({**MANY, "partner": FIVE}, arrivals=10),
    Shape.SINGLE_ROWS: Form({"reporter": FIVE, "partner": AREAS, "flow": FLOWS, "commodity": GOODS}),
    Shape.LONG_NOTES: Form({**MANY, "partner": FIVE}, texts={"note": NOTE}),
    Shape.UNITS: Form({**MANY, "partner": FIVE}, {"quantity": "1"}, texts={"quantity_unit": "made-up unit "}),
    Shape.PARTNERS: Form({**MANY, "partner": AREAS}),
    Shape.GAPS: Form(
        {"reporter": AREAS, "flow": FLOWS, "partner": AREAS, "period": MONTHS[[0, -1]]},
        {"commodity": "TOTAL"},
        sources=100,
    ),
    Shape.HEAVY_TAIL: Form({"period": MONTHS, "partner": AREAS, "flow": FLOWS, "commodity": GOODS}, is_tailed=True),
}
USUAL = {"reporter": "CN", "partner": "KZ", "flow": "export", "period": str(MONTHS[0]), "commodity": str(GOODS[0])}


def main(
    shape: Annotated[Shape, typer.Argument(help="What there is much of.")],
    rows: Annotated[int, typer.Option(min=1, help="How many rows of trade.")],
    out: Annotated[Path, typer.Option(help="A folder that is not there yet.")],
) -> None:
    """Write a data folder with made-up rows of a shape, for python -m etl build --data."""
    require_own_place(out)
    form = FORMS[shape]
    shutil.copytree(DATA, out, ignore=shutil.ignore_patterns(*sources.LEFT_OUT))
    name_codes(out, GOODS)
    name_areas(out)
    codes = [f"{sources.ONE_FILE}_{number}" for number in range(1, form.sources + 1)]
    needed = codes[: -(-rows // max(form.arrivals, 1) // form.most)] if form.sources > 1 else codes
    (out / "trade").mkdir()
    for place, code in enumerate(needed):
        sources.write_card(out / ("sources" if form.arrivals else "trade"), code, place)
    sources.write_gates(out, needed)
    let_all_be_refused(out)
    write = write_arrivals if form.arrivals else write_shipped
    write(out, shape, needed, rows)
    sys.stdout.write(f"{rows:,} made-up rows of the shape {shape} in {out}\n")


def name_areas(out: Path) -> None:
    """Add the areas of Aland to the project's list."""
    with (out / "reference" / "areas.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{code},region,,,CN,{100 + place},{code},{code},{code}\n" for place, code in enumerate(AREAS))


def let_all_be_refused(out: Path) -> None:
    """Let a file go on row by row however many of its rows are refused."""
    path = out / "gates.yml"
    gates = path.read_text(encoding="utf-8")
    path.write_text(gates.replace("refused_share_pct: 20", "refused_share_pct: 100"), encoding="utf-8")


def write_shipped(out: Path, shape: Shape, codes: list[str], rows: int) -> None:
    """The rows of each source in one file of ``trade``, as many as it can have."""
    most = FORMS[shape].most
    for number, code in enumerate(codes):
        count = min(most, rows - number * most)
        write_rows(out / "trade" / f"{code}.csv", told(shape, np.arange(count), count))


def write_arrivals(out: Path, shape: Shape, codes: list[str], rows: int) -> None:
    """All arrivals of the one source, each with the same cells, dealt out to its files."""
    form, (code,) = FORMS[shape], codes
    count = rows // form.arrivals
    for arrival in range(form.arrivals):
        folder = out / "snapshots" / code / f"{FIRST_DAY + timedelta(days=arrival):%Y-%m-%dT%H%M%SZ}"
        folder.mkdir(parents=True)
        for number in range(form.files):
            path = folder / f"{number:04}.csv"
            write_rows(path, told(shape, np.arange(number, count, form.files), count, arrival))
            sources.write_mapping(path, code)
        sources.write_arrival_card(folder)


def write_rows(path: Path, batches: Iterator[pa.Table]) -> None:
    """A file of trade figures."""
    with path.open("wb") as file:
        file.write(HEADER)
        for rows in batches:
            pa.csv.write_csv(rows, file, PLAIN)


def told(shape: Shape, numbers: Numbers, count: int, arrival: int = 0) -> Iterator[pa.Table]:
    """Some of the ``count`` rows of a file or an arrival, by their numbers."""
    for start in range(0, len(numbers), ROWS_AT_ONCE):
        yield to_rows(shape, numbers[start : start + ROWS_AT_ONCE], count, arrival)


def to_rows(shape: Shape, numbers: Numbers, count: int, arrival: int) -> pa.Table:
    """Rows in the columns of ``data/trade``; their figures follow from their number and their arrival."""
    form = FORMS[shape]
    sizes = tuple(len(np.asarray(codes)) for codes in form.axes.values())
    among = -(-count // form.times)
    places = tail(numbers, among, sizes) if form.is_tailed else np.unravel_index(numbers % among, sizes)
    axes = {name: pa.array(np.asarray(codes)[at]) for (name, codes), at in zip(form.axes.items(), places, strict=True)}
    texts = {name: pa.array([f"{begun}{number}" for number in numbers]) for name, begun in form.texts.items()}
    columns = {**dict.fromkeys(COLUMNS), **USUAL, **form.fixed, **axes, **texts}
    columns["value"] = pa.array(100_000 + numbers * 7919 % 50_000 + arrival * 101)
    return pa.table({name: _filled(given, len(numbers)) for name, given in columns.items()})


def tail(numbers: Numbers, count: int, sizes: tuple[int, ...]) -> tuple[Numbers, ...]:
    """The places on each axis of some of ``count`` rows, of which few have all values of the first axis, most one."""
    first, *others = sizes
    begins = begin_tail(count, int(np.prod(others)), first)
    of_others = np.searchsorted(begins, numbers, side="right") - 1
    return numbers - begins[of_others], *np.unravel_index(of_others, others)


@cache
def begin_tail(count: int, goods: int, months: int) -> Numbers:
    """With which row each of the goods begins."""
    traded = months_traded(count, goods, months)
    return np.cumsum(traded) - traded


def _filled(given: pa.Array | str | None, count: int) -> pa.Array:
    """A column: its values as they are, or so many times the same text, or nothing."""
    if isinstance(given, pa.Array):
        return given
    return pa.repeat(given, count) if given else pa.nulls(count, pa.string())


if __name__ == "__main__":
    typer.run(main)
