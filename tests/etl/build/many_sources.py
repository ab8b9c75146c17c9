"""Sources of one data folder, each for a test of its own, that are read together once: a reading of few rows takes half a second.

A test names its source's files above itself, and is told what the reading has of that source.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pandas as pd

from etl.errors import Fault
from etl.values.reading import Finding, Reading
from tests.etl.inputs.trade.made_files import read_trade
from tests.etl.made_inputs import CARD, Row, rows_of, trade_text, write_data, yaml_text
from tests.etl.received import LAYOUT, receive

Test = TypeVar("Test", bound=Callable[..., None])

CORRECTION = {
    "reporter": "AX",
    "partner": "BV",
    "flow": "export",
    "commodity": "HS:1001",
    "period": "2099-05",
    "column": "value_usd",
    "expect": "12340",
    "reason": "A slip of the pen",
    "source_url": "https://example.org/errata",
}


@dataclass(frozen=True)
class Arrival:
    """Files that came together: of each the rows, by what differs from ``TRADE``."""

    day: int
    files: Sequence[Sequence[Row]]
    hour: int = 12


def came(day: int, *files: Sequence[Row], hour: int = 12) -> Arrival:
    """An arrival of that day and hour of January 2100."""
    return Arrival(day, files, hour)


@dataclass(frozen=True)
class Source:
    """What is told of one source: by default a file that ships with wheat for 12340 dollars and 5000 kg.

    ``card`` is what differs from ``CARD``, without what is empty there; ``gates`` are the source's own.
    """

    arrivals: Sequence[Arrival] = ()
    shipped: Sequence[Row] = ({},)
    card: Row = field(default_factory=dict)
    corrections: Sequence[Row] = ()
    gates: str = ""

    @property
    def whole_card(self) -> Row:
        """The source's card."""
        return {name: value for name, value in (CARD | self.card).items() if value}


@dataclass(frozen=True)
class Told:
    """What a reading has of one source."""

    source: str
    corrected_on: Sequence[int]
    reading: Reading

    def code(self, day: int) -> str:
        """The snapshot of the arrival of a day."""
        return f"{self.source}-2100-01-{day:02}T120000Z"

    @property
    def shipped(self) -> str:
        """The snapshot of the file that ships."""
        snapshots = self.table("snapshot")
        return str(snapshots.loc[snapshots["file"] == f"data/trade/{self.source}.csv", "snapshot_code"].item())

    def table(self, name: str) -> pd.DataFrame:
        """The source's rows of a table."""
        rows = self.reading.tables[name]
        return rows.loc[rows["source_code"] == self.source]

    def rows(self, name: str, *columns: str) -> list[Row]:
        """The same as plain rows."""
        return rows_of(self.table(name), *columns)

    @property
    def faults(self) -> list[Fault]:
        """Faults of the source's files and of the lines that correct it."""
        return [one for one in self.reading.all_faults if self._is_own(one.file) or f"({self.source}, " in one.problem]

    @property
    def said(self) -> list[str]:
        """Every fault as a person reads it."""
        return [str(fault) for fault in self.faults]

    @property
    def set_aside(self) -> list[str]:
        """Every row that was left out with a reason."""
        return [str(fault) for fault in self.reading.set_aside if self._is_own(fault.file)]

    @property
    def findings(self) -> list[Finding]:
        """What checks found in the source's figures."""
        return [
            finding
            for finding in self.reading.findings
            if finding.text.startswith((f"{self.source},", f"{self.source}:"))
        ]

    def file(self, day: int | None = None) -> str:
        """The file that came on a day; without one, the file that ships."""
        arrived = f"data/snapshots/{self.source}/2100-01-{day or 0:02}T120000Z/part1.csv"
        return arrived if day else f"data/trade/{self.source}.csv"

    def count(self, day: int | None = None) -> tuple[int, int, int, int]:
        """How many rows of that file were read, loaded, rejected and absorbed."""
        (count,) = (one for one in self.reading.files if one.file == self.file(day))
        return count.rows_read, count.rows_loaded, count.rows_rejected, count.rows_absorbed

    def _is_own(self, file: str) -> bool:
        return f"/{self.source}/" in file or f"/{self.source}." in file


class ManySources:
    """Sources by the tests that look at them."""

    def __init__(self) -> None:
        self._sources: dict[str, Source] = {}
        self._by_test: dict[str, str] = {}

    def of(self, source: Source) -> Callable[[Test], Test]:
        """Say of the test below what lies in its source's folder."""

        def keep(test: Test) -> Test:
            self._by_test[test.__name__] = self._add(source)
            return test

        return keep

    def _add(self, source: Source) -> str:
        code = f"aland_{len(self._sources) + 1}"
        self._sources[code] = source
        return code

    def read(self, folder: Path, gates: str) -> Reading:
        """What the files of all sources come to, by the gates given and those of each."""
        own = ", ".join(f"{code}: {{{source.gates}}}" for code, source in self._sources.items() if source.gates)
        files = {
            "corrections.yml": yaml_text({"corrections": self._corrections()}),
            "gates.yml": f"{gates}\nsources: {{{own}}}\n",
        }
        for code, source in self._sources.items():
            files |= {
                f"trade/{code}.csv": trade_text(*source.shipped),
                f"trade/{code}.yml": yaml_text(source.whole_card),
            }
        data_dir = write_data(folder, files)
        for code, source in self._sources.items():
            for one in source.arrivals:
                receive(data_dir, one.day, *map(list, one.files), source=code, hour=one.hour)
        return read_trade(data_dir, [LAYOUT])

    def told(self, test: str, reading: Reading) -> Told:
        """What the reading has of the source of a test, by the test's name."""
        code = self._by_test[test]
        lines = yaml_text({"corrections": self._corrections()}).splitlines()
        own = [place for place, line in enumerate(lines, start=1) if line == f"- source: {code}"]
        return Told(code, own, reading)

    def _corrections(self) -> list[Row]:
        return [
            {"source": code} | CORRECTION | row for code, source in self._sources.items() for row in source.corrections
        ]
