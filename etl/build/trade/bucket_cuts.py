"""A bucket of many rows in cuts of some partners and goods: of the rest of it nothing is in memory meanwhile.

No rule looks from one good or partner to another but those of sums and of parts of wholes, which are asked later of
what came of all cuts, some sources and partners at a time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.build.trade.bucket_rows import FileInBucket
from etl.build.trade.context import Numbers
from etl.build.trade.cuts import cut_keys
from etl.build.trade.torn_sums import PartInBucket
from etl.values.addresses import Place
from etl.values.commodities import to_chapter, to_six_digits
from etl.values.corrections import Correction
from etl.values.keyed_rows import Key, KeyedRows, read_keyed, to_frame, write_keyed

_GOOD = ("partner_code", "commodity_id")
_REFUSED = ("partner", "commodity")
_NOWHERE = -1  # where refused rows go of whose good and partner no row is good


@dataclass(frozen=True)
class BucketCut:
    """Some partners and goods of a bucket: what the files have under ``keys``, and the corrections of them."""

    number: int
    files: tuple[FileInBucket, ...]
    keys: tuple[Key, ...]
    corrections: tuple[Correction, ...]


@contextmanager
def cut_bucket(
    files: tuple[FileInBucket, ...],
    keys: tuple[Key, ...],
    corrections: tuple[Correction, ...],
    most_rows: int,
    beside: Place,
) -> Iterator[list[BucketCut]]:
    """A bucket in cuts of some ``most_rows``; all in one where it has no more than twice as many.

    The rows of each cut lie in files ``beside`` that are there while the block runs. The least that is cut off is one
    good of one partner.
    """
    if sum(part.good.rows for file in files for part in file.parts) <= 2 * most_rows:
        yield [BucketCut(0, files, keys, corrections)]
        return
    with TemporaryDirectory(prefix=".cuts-", dir=beside if isinstance(beside, Path) else None) as folder:
        cuts = cut_keys(_count(files, keys), most_rows)
        number_of = {pair: number for number, cut in enumerate(cuts) for pair in cut}
        laid_out = [_lay_out(file, keys, number_of, Path(folder, str(place))) for place, file in enumerate(files)]
        told = _by_cut(corrections, number_of)
        yield [
            BucketCut(number, _files_of(laid_out, (number,)), ((number,),), tuple(told[number]))
            for number in range(len(cuts))
        ]


def _count(files: Sequence[FileInBucket], keys: Sequence[Key]) -> Counter[Key]:
    """Rows by partner, chapter and good."""
    counts: Counter[Key] = Counter()
    for part in (part for file in files for part in file.parts):
        pairs, places = _pairs(read_keyed(part.good, keys), _GOOD)
        counts.update(dict(zip(pairs, np.bincount(places, minlength=len(pairs)).tolist(), strict=True)))
    return counts


def _pairs(rows: pa.Table, names: tuple[str, str]) -> tuple[list[Key], Numbers]:
    """The partners and goods that rows are of, each once, and for each row the place of its own.

    Codes of eight or ten digits are of the good of their first six, whose sum they become.
    """
    partner, good = (to_frame(rows.select([name]))[name].cat for name in names)
    many = len(good.categories) + 1
    number = (partner.codes.to_numpy().astype("int64") + 1) * many + good.codes.to_numpy() + 1
    found, places = np.unique(number, return_inverse=True)
    partners = ["", *partner.categories]
    goods = ["", *to_six_digits(pd.Series(good.categories, dtype="str"))]
    pairs = [(partners[one // many], goods[one % many]) for one in found.tolist()]
    distinct = {pair: place for place, pair in enumerate(dict.fromkeys(pairs))}
    place_of = np.array([distinct[pair] for pair in pairs], dtype="int64")
    return [(code, to_chapter(commodity), commodity) for code, commodity in distinct], place_of[places]


def _lay_out(file: FileInBucket, keys: Sequence[Key], number_of: Mapping[Key, int], place: Path) -> FileInBucket:
    """The same file, its rows by the number of their cut."""
    place.mkdir()
    parts = [
        PartInBucket(
            _spread(part.good, keys, number_of, _GOOD, place / f"{number}-good.arrow"),
            _spread(part.refused, keys, number_of, _REFUSED, place / f"{number}-refused.arrow"),
            part.repeated,
        )
        for number, part in enumerate(file.parts)
    ]
    return replace(file, parts=tuple(parts))


def _spread(
    file: KeyedRows, keys: Sequence[Key], number_of: Mapping[Key, int], names: tuple[str, str], place: Path
) -> KeyedRows:
    rows = read_keyed(file, keys)
    pairs, places = _pairs(rows, names)
    numbers = np.array([number_of.get(pair, _NOWHERE) for pair in pairs], dtype="int64")
    return write_keyed(place, rows, pd.DataFrame({"cut": numbers[places]}))


def _files_of(files: Iterable[FileInBucket], key: Key) -> tuple[FileInBucket, ...]:
    """The files that have rows of a cut, each with the parts that do."""
    found = []
    for file in files:
        parts = tuple(part for part in file.parts if key in part.good.places or key in part.refused.places)
        if any(key in part.good.places for part in parts):
            found.append(replace(file, parts=parts))
    return tuple(found)


def _by_cut(corrections: Iterable[Correction], number_of: Mapping[Key, int]) -> Mapping[int, list[Correction]]:
    """The corrections of each cut's goods and partners; those of which there are no rows are the first one's."""
    found: dict[int, list[Correction]] = {number: [] for number in number_of.values()}
    for one in corrections:
        pair = (one.partner, to_chapter(one.commodity), one.commodity)
        found[number_of.get(pair, 0)].append(one)
    return found
