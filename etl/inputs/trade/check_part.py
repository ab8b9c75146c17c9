"""Stage one of a build: a file of trade figures, or a part of a large one, checked and kept as checked rows.

``check_part`` is a function of its argument and of files alone, and its argument and what it gives can be sent to
another process. What it found is kept in a folder named by all that it is made from
(``etl.inputs.trade.checked_folder``), so the same part is never read twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.errors import Fault, FileChanged
from etl.inputs.cards import SourceCard
from etl.inputs.codes import KnownCodes
from etl.inputs.files import CsvRows
from etl.inputs.mirror import bring_where_missing
from etl.inputs.trade.checked_folder import folder_aside, load_kept, seal
from etl.inputs.trade.trade_file import CheckedRows, check_rows
from etl.values.addresses import Place, below, is_remote, open_to_read
from etl.values.commodities import to_chapter
from etl.values.keyed_rows import MANY_TEXTS, Key, KeyedRows, read_whole, write_keyed, write_whole

BUCKET = ("reporter_code", "flow", "year")
TRADE = ("reporter_code", "partner_code", "flow", "chapter")
ROW_COUNT = "row_count"
NOTE_BYTES = 128  # of a note: so many more take a worker as much memory as a row
_TEXTS = ("quantity_unit", "hs_revision")
_GOOD, _REFUSED, _FAULTS, _KEYS = "good.arrow", "refused.arrow", "faults.arrow", "keys.npy"
_TRADES = "trades.arrow"
_BY_KEY = ("good_places", "good_hashes", "refused_places", "refused_hashes", "fault_places", "trade_places")
_DAYS = ("first_day", "last_day")
_KEY = np.dtype([("number", "u8"), ("place", "i4")])
_NUMBERS = 2**64


@dataclass(frozen=True)
class PartWork:
    """A part of the file at ``path`` to be checked, as the file was at ``stamp``.

    ``read`` gives the part's rows, ``folder`` is where what comes of it is kept, ``origin`` the address at which the
    file lies too, if it does.
    """

    path: Path
    stamp: tuple[int, int]
    read: Callable[[], CsvRows]
    card: SourceCard
    codes: KnownCodes
    is_received: bool
    folder: Place
    origin: str = ""


@dataclass(frozen=True)
class CheckedPart:
    """What came of a part.

    ``good`` and ``refused`` are its rows by ``BUCKET``, as in ``CheckedRows``, ``faults`` what is wrong with those that
    have none or were refused; ``faults_beside`` are of files beside it. Of a file that ships with the project, which
    may change, rows are hashed by ``BUCKET``. ``texts`` has the texts of columns without a closed list, but of those
    that have ``MANY_TEXTS``. ``first_day`` and ``last_day`` are the ends of the good rows' periods. ``weight`` is
    how many rows without notes a good one takes the memory of. ``left_out`` is that of ``CsvRows``.
    """

    folder: str
    good_places: dict[Key, tuple[int, int]]
    good_hashes: dict[Key, str]
    refused_places: dict[Key, tuple[int, int]]
    refused_hashes: dict[Key, str]
    fault_places: dict[Key, tuple[int, int]]
    trade_places: dict[Key, tuple[int, int]]
    rows_read: int
    faults_beside: list[Fault]
    titles: dict[str, str]
    texts: dict[str, list[str]]
    first_day: date | None
    last_day: date | None
    weight: int
    left_out: dict[str, int]

    @property
    def good(self) -> KeyedRows:
        """The rows that passed, by ``BUCKET``."""
        return KeyedRows(str(below(self.folder, _GOOD)), self.good_places, self.good_hashes)

    @property
    def refused(self) -> KeyedRows:
        """The keys of the others, by ``BUCKET``."""
        return KeyedRows(str(below(self.folder, _REFUSED)), self.refused_places, self.refused_hashes)

    @property
    def faults(self) -> KeyedRows:
        """What is wrong with its rows, in reading order, as rows of ``etl.values.fault_rows`` by one key."""
        return KeyedRows(str(below(self.folder, _FAULTS)), self.fault_places)

    @property
    def trades(self) -> pa.Table:
        """How many good rows there are (``ROW_COUNT``) by ``TRADE``."""
        return read_whole(KeyedRows(str(below(self.folder, _TRADES)), self.trade_places))

    def keys_in(self, turn: int, turns: int) -> "np.ndarray[Any, Any]":
        """The ``number`` of each row's key that lies in one of so many ranges, in order, with the row's ``place``."""
        place = below(self.folder, _KEYS)
        if is_remote(place):
            with open_to_read(place) as file:
                keys = np.load(BytesIO(file.read()))
        else:
            keys = np.load(place, mmap_mode="r")
        first, last = (number * _NUMBERS // turns for number in (turn, turn + 1))
        begin = np.searchsorted(keys["number"], np.uint64(first))
        end = np.searchsorted(keys["number"], np.uint64(last)) if last < _NUMBERS else len(keys)
        return np.array(keys[begin:end])

    @property
    def row_count(self) -> int:
        """How many rows have a key: good ones and refused ones."""
        return self.good.rows + self.refused.rows

    def to_json(self) -> dict[str, Any]:
        """All of it but the folder as plain values."""
        pairs = {name: [[*key, value] for key, value in getattr(self, name).items()] for name in _BY_KEY}
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in _DAYS}
        plain = {name: getattr(self, name) for name in ("rows_read", "titles", "texts", "weight", "left_out")}
        return {**plain, **pairs, **days, "faults_beside": [astuple(fault) for fault in self.faults_beside]}

    @classmethod
    def from_json(cls, folder: Place, told: dict[str, Any]) -> "CheckedPart":
        """What ``to_json`` gave, and the folder in which it was found."""
        pairs = {
            name: {tuple(key): tuple(value) if isinstance(value, list) else value for *key, value in told[name]}
            for name in _BY_KEY
        }
        days = {name: date.fromisoformat(told[name]) if told[name] else None for name in _DAYS}
        beside = [Fault(*fields) for fields in told["faults_beside"]]
        return cls(folder=str(folder), **{**told, **pairs, **days, "faults_beside": beside})


def check_part(work: PartWork) -> CheckedPart:
    """Read and check a part, unless that was done before. Raises FileChanged."""
    kept = load_kept(work.folder)
    if kept is not None:
        return CheckedPart.from_json(work.folder, kept)
    bring_where_missing(work.origin, work.path, work.stamp)
    rows = work.read()
    if stamp_of(work.path) != work.stamp:
        raise FileChanged(rows.source.file)
    checked = check_rows(rows, work.card, work.codes, is_received=work.is_received)
    with folder_aside(work.folder) as aside:
        part = _write(checked, aside, rows.left_out, hashed=not work.is_received)
        seal(aside, work.folder, part.to_json())
    return replace(part, folder=str(work.folder))


def stamp_of(path: Path) -> tuple[int, int]:
    """By what a file is seen to have changed while it was read: its size and when it was written to."""
    there = path.stat()
    return there.st_size, there.st_mtime_ns


def _write(checked: CheckedRows, folder: Path, left_out: Mapping[str, int], *, hashed: bool) -> CheckedPart:
    good = checked.good
    kept = write_keyed(folder / _GOOD, good, checked.good_buckets, hashed=hashed)
    others = write_keyed(folder / _REFUSED, checked.refused, checked.refused_buckets, hashed=hashed)
    faults = write_keyed(folder / _FAULTS, checked.faults, pd.DataFrame({"all": np.zeros(len(checked.faults))}))
    trades = write_whole(folder / _TRADES, _count_trades(good))
    np.save(folder / _KEYS, _order_keys(checked.keys))
    return CheckedPart(
        folder=str(folder),
        good_places=dict(kept.places),
        good_hashes=dict(kept.hashes),
        refused_places=dict(others.places),
        refused_hashes=dict(others.hashes),
        fault_places=dict(faults.places),
        trade_places=dict(trades.places),
        rows_read=checked.rows_read,
        faults_beside=checked.faults_beside,
        titles=checked.titles,
        texts=_tell_texts(good),
        first_day=pc.min(good["period_start"]).as_py(),
        last_day=pc.max(good["period_end"]).as_py(),
        weight=_weigh(good),
        left_out=dict(left_out),
    )


def _tell_texts(good: pa.Table) -> dict[str, list[str]]:
    """The texts of each column without a closed list that has no more than ``MANY_TEXTS``."""
    texts = {name: good[name].chunk(0).dictionary if len(good) else pa.array([], pa.string()) for name in _TEXTS}
    return {name: told.to_pylist() for name, told in texts.items() if len(told) <= MANY_TEXTS}


def _weigh(good: pa.Table) -> int:
    """How many rows without notes a row takes the memory of, in the mean."""
    notes = good["note"].chunk(0).dictionary if len(good) else pa.array([], pa.string())
    return 1 + (pc.sum(pc.binary_length(notes)).as_py() or 0) // (NOTE_BYTES * max(len(good), 1))


def _order_keys(keys: "np.ndarray[Any, np.dtype[np.uint64]]") -> "np.ndarray[Any, Any]":
    """The numbers of keys in order, each with its place among all; without 0, which is that of no key."""
    places = np.argsort(keys, kind="stable")[np.count_nonzero(keys == 0) :]
    ordered = np.empty(len(places), _KEY)
    ordered["number"], ordered["place"] = keys[places], places
    return ordered


def _count_trades(good: pa.Table) -> pa.Table:
    """How many rows each trade has, by the chapter of its goods."""
    sides = [good[name].chunk(0) for name in ("reporter_code", "partner_code", "flow")]
    codes = good["commodity_id"].chunk(0)
    chapters, chapter_of = np.unique([to_chapter(code) for code in codes.dictionary.to_pylist()], return_inverse=True)
    columns = [(side.dictionary, side.indices.to_numpy()) for side in sides]
    columns.append(
        (pa.array(chapters.tolist(), pa.string()), chapter_of[codes.indices.to_numpy()] if len(codes) else chapter_of)
    )
    number = np.zeros(len(good), dtype="int64")
    for texts, places in columns:
        number = number * len(texts) + places
    found, counts = np.unique(number, return_counts=True)
    trades = np.unravel_index(found, [len(texts) for texts, _ in columns]) if len(found) else [found] * len(TRADE)
    told = [texts.take(pa.array(places)) for (texts, _), places in zip(columns, trades, strict=True)]
    return pa.table([*told, pa.array(counts)], names=[*TRADE, ROW_COUNT])
