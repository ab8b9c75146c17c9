"""Data that differ in something made up and seen everywhere, so that each answer tells of which build it is.

Every trade value of a variant is a little larger than what was published, and it has a meeting and a figure of its own.
"""

import csv
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.load.identity import identify
from tests.benchmarks.processes import ROOT

DAY = "2024-03-09"
NAMES = ("amber", "birch", "cedar")
FIGURE = "F999{number}"
_NOTE = """---
id: {event}
title: {mark}
kind: other
date: {day}
country: KZ
parties: [CN, KZ]
topics: [other]
confidence: low
sources:
  - url: https://example.org/{name}
    publisher: A made-up office
---

{mark}: these talks never took place.
"""
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Variant:
    """One of the data folders that are built in turn."""

    name: str
    data: Path
    build_id: str

    @property
    def mark(self) -> str:
        """What stands in the title of its meeting, and in no other variant."""
        return mark_of(self.name)


def mark_of(name: str) -> str:
    """The title of the made-up meeting of a variant."""
    return f"Made-up talks of the {name} data"


def make_variants(folder: Path, source: Path = ROOT / "data") -> list[Variant]:
    """A data folder for each name, below ``folder``."""
    return [_variant(folder / name / "data", source, number) for number, name in enumerate(NAMES, start=1)]


def _variant(data: Path, source: Path, number: int) -> Variant:
    name = NAMES[number - 1]
    shutil.copytree(source, data, ignore=shutil.ignore_patterns(".*", "*.db*", "inbox"))
    event = f"{DAY}-made-up-talks-{name}"
    note = _NOTE.format(event=event, mark=mark_of(name), day=DAY, name=name)
    (data / "events" / DAY[:4] / f"{event}.md").write_text(note, encoding="utf-8")
    _add_figure(data / "figures" / "official_figures.csv", number)
    for path in sorted((data / "trade").glob("*.csv")):
        _raise_values(path, 1 + number / 10_000)
    return Variant(name, data, identify(data).build_id)


def _add_figure(path: Path, number: int) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    heading, last = rows[0], rows[-1]
    row = dict(zip(heading, last, strict=True))
    row |= {
        "figure_code": FIGURE.format(number=number),
        "value": f"{number}000{number}",
        "subject": f"made-up {number}",
    }
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow([row[column] for column in heading])


def _raise_values(path: Path, times: float) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(raised(rows, times))


def raised(rows: list[list[str]], times: float) -> Iterator[list[str]]:
    """The rows of a table with every value so many times as large."""
    value = rows[0].index("value")
    yield rows[0]
    for row in rows[1:]:
        is_number = bool(_NUMBER.fullmatch(row[value]))
        yield [*row[:value], f"{float(row[value]) * times:.6f}" if is_number else row[value], *row[value + 1 :]]
