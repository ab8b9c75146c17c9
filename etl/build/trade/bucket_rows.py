"""The rows of a bucket as its files give them: all files at once, in the order in which they came."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl import schema
from etl.build.merge import ARRIVAL, SEEN
from etl.build.trade.context import OBSERVATION, TradeContext
from etl.build.trade.torn_sums import PartInBucket, mark_torn_sums
from etl.inputs.trade.trade_file import PLACE
from etl.values.commodities import NATIONAL_CODE, sum_national_codes
from etl.values.frames import sort_by_key
from etl.values.keyed_rows import Key, read_keyed, to_frame

_FILE = "file"


@dataclass(frozen=True)
class FileInBucket:
    """A file's parts of the bucket; ``arrival`` is empty for a file that ships with the project.

    ``snapshot_key`` is that of ``TradeFile``, and stands for the snapshot's code in all that comes of the bucket.
    """

    source_code: str
    snapshot_key: str
    arrival: str
    on_day: date | None
    parts: tuple[PartInBucket, ...]

    @property
    def facts(self) -> tuple[object, ...]:
        """By what it is told from any other."""
        parts = tuple(part.facts for part in self.parts)
        return self.source_code, self.snapshot_key, self.arrival, self.on_day, parts


@dataclass(frozen=True)
class BucketRows:
    """``rows`` are for ``merge_arrivals``; ``absorbed`` counts by snapshot those that were added up into others."""

    rows: pd.DataFrame
    absorbed: Counter[str]


def read_bucket(files: Sequence[FileInBucket], keys: Sequence[Key], context: TradeContext) -> BucketRows:
    """The observations of all files, one a cell of a file; there must be a file."""
    table = pa.concat_tables([_read_file(number, file, keys) for number, file in enumerate(files)])
    # Codes of eight or ten digits are none of the known ones, and are so only until they are added up.
    known = {name: kind for name, kind in context.kinds.items() if name != "commodity_id"}
    read = to_frame(table.unify_dictionaries(), known)
    rows = read.assign(**_of_files(read, files, context))[[*OBSERVATION, _FILE]]
    absorbed: Counter[str] = Counter()
    for number in _files_with_national_codes(read, files):
        sums = _sum_national(rows.loc[rows[_FILE] == number], files[number], keys)
        absorbed[files[number].snapshot_key] += int((rows[_FILE] == number).sum()) - len(sums)
        others = rows.loc[rows[_FILE] != number]
        rows = pd.concat([others.astype(sums.dtypes.to_dict()), sums]).sort_values(_FILE, kind="stable")
    whole = context.name_texts(rows.reset_index(drop=True))
    return BucketRows(whole[OBSERVATION].assign(**_came(whole[_FILE], files)), absorbed)


def _read_file(number: int, file: FileInBucket, keys: Sequence[Key]) -> pa.Table:
    table = pa.concat_tables([_read_part(part, keys) for part in file.parts])
    return table.append_column(_FILE, pa.repeat(number, len(table)))


def _read_part(part: PartInBucket, keys: Sequence[Key]) -> pa.Table:
    table = read_keyed(part.good, keys)
    if not len(part.repeated):
        return table
    return table.filter(pc.invert(pc.is_in(table[PLACE], pa.array(part.repeated))))


def _of_files(read: pd.DataFrame, files: Sequence[FileInBucket], context: TradeContext) -> dict[str, Any]:
    """The columns of ``observation`` that no row of a file has itself."""
    never = pd.Series(pd.NaT, index=read.index, dtype="datetime64[s]")
    return {
        "source_code": _by_file(read[_FILE], [file.source_code for file in files], context.kinds["source_code"]),
        "snapshot_code": _by_file(read[_FILE], [file.snapshot_key for file in files], context.kinds["snapshot_code"]),
        "is_derived": False,
        "known_from": never,
        "known_until": never,
        "is_known_from_assumed": False,
    }


def _by_file(number: "pd.Series[int]", texts: Sequence[str], kind: pd.CategoricalDtype) -> pd.Categorical:
    codes = kind.categories.get_indexer(pd.Index(list(texts), dtype="str"))
    return pd.Categorical.from_codes(codes[number.to_numpy()], dtype=kind)


def _came(number: "pd.Series[int]", files: Sequence[FileInBucket]) -> dict[str, Any]:
    """With which arrival of its source each row came, in their order, and on which day."""
    order: dict[tuple[str, str], int] = {}
    arrivals = [order.setdefault((file.source_code, file.arrival), len(order)) for file in files]
    days = np.array([file.on_day for file in files], dtype="datetime64[s]")
    places = number.to_numpy()
    return {ARRIVAL: np.array(arrivals, dtype="int64")[places], SEEN: days[places]}


def _files_with_national_codes(read: pd.DataFrame, files: Sequence[FileInBucket]) -> list[int]:
    """Which files that arrived have codes longer than six digits."""
    codes = read["commodity_id"].cat
    is_national = codes.categories.str.fullmatch(NATIONAL_CODE)
    if not is_national.any():
        return []
    there = read.loc[is_national[codes.codes.to_numpy()], _FILE].unique().tolist()
    return sorted(int(number) for number in there if files[number].arrival)


def _sum_national(rows: pd.DataFrame, file: FileInBucket, keys: Sequence[Key]) -> pd.DataFrame:
    """The rows of a file as text, its national codes added up."""
    plain = rows.astype(dict.fromkeys(rows.select_dtypes("category"), "str"))
    return sum_national_codes(sort_by_key(schema.observation, mark_torn_sums(plain, file.parts, keys)))
