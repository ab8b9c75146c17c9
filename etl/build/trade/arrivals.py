"""Stage four of a build: whether an arrival is as a whole in another unit or currency than what is known beside it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import pyarrow as pa

from etl.build.check_shifts import check_paired, check_revised
from etl.build.trade.cells import SettledCells
from etl.build.trade.cuts import cut_keys
from etl.build.trade.series import OrderedSeries
from etl.values.addresses import Place
from etl.values.gates import Gate, Gates
from etl.values.keyed_rows import Key, KeyedRows, read_keyed
from etl.values.reading import Finding

PART_ROWS = 150_000


@dataclass(frozen=True)
class ArrivalWork:
    """What a gate looks at: the figures of an arrival, or those that a snapshot of it revised.

    ``files`` have its rows, by year or by snapshot, and no others; ``compared`` is how many cells were known before a
    snapshot came.
    """

    gate: Gate
    files: tuple[KeyedRows, ...]
    gates: Gates
    compared: int = 0

    @property
    def facts(self) -> tuple[object, ...]:
        """All that the outcome follows from."""
        return self.gate, tuple(file.facts for file in self.files), self.gates, self.compared

    def within(self, _: Place) -> "ArrivalWork":
        """The same work: it has no files of its own."""
        return self


def check_arrival(work: ArrivalWork) -> list[Finding]:
    """A finding where it is in another unit or currency."""
    parts = _read_parts(work.files)
    if work.gate == Gate.UNIT_SHIFT:
        return check_revised(parts, work.compared, work.gates)
    return check_paired(work.gate, parts, work.gates)


def plan_arrivals(cells: Sequence[SettledCells], series: Sequence[OrderedSeries], gates: Gates) -> list[ArrivalWork]:
    """Everything that is to be looked at, out of what came of all buckets and ranges."""
    compared = sum((one.compared for one in cells), Counter[str]())
    years = _by_arrival([one.year_pairs for one in series])
    others = _by_arrival(file for one in cells for file in one.source_pairs)
    revised = _by_arrival([one.revised for one in series])
    return [
        *(ArrivalWork(Gate.UNIT_SHIFT, files, gates, compared[str(code)]) for code, files in revised.items()),
        *(ArrivalWork(Gate.YEAR_SHIFT, files, gates) for files in years.values()),
        *(ArrivalWork(Gate.SOURCE_SHIFT, files, gates) for files in others.values()),
    ]


def _by_arrival(files: Iterable[KeyedRows]) -> dict[object, tuple[KeyedRows, ...]]:
    """The files, each with the keys of one arrival, by that."""
    found: dict[object, list[KeyedRows]] = {}
    for file in files:
        for arrival, keys in groupby(sorted(file.places), key=itemgetter(0)):
            found.setdefault(arrival, []).append(file.only(keys))
    return {arrival: tuple(held) for arrival, held in sorted(found.items(), key=lambda item: str(item[0]))}


def _read_parts(files: Sequence[KeyedRows]) -> Iterator[pa.Table]:
    """The rows of some keys after the other, of each all that there are."""
    rows: Counter[Key] = Counter()
    for file in files:
        rows.update({key: count for key, (_, count) in file.places.items()})
    for keys in cut_keys(rows, PART_ROWS):
        yield pa.concat_tables([read_keyed(file, keys) for file in files]).unify_dictionaries()
