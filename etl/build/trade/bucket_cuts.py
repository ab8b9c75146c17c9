"""A bucket of many rows in cuts of some partners and goods: of the rest of it nothing is in memory meanwhile.

No rule looks from one good or partner to another but those of sums and of parts of wholes, which are asked later of
what came of all cuts, some sources and partners at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.build.trade.bucket_rows import FileInBucket
from etl.build.trade.spread_rows import CutBy, cut_rows, spread_rows
from etl.build.trade.torn_sums import PartInBucket
from etl.values.addresses import Place
from etl.values.commodities import six_digits_of, to_chapter
from etl.values.corrections import Correction
from etl.values.keyed_rows import Key


def _spell(texts: Key) -> Key:
    """A partner and a good, between them its chapter.

    Codes of eight or ten digits are of the good of their first six, whose sum they become.
    """
    partner, code = texts
    good = six_digits_of(code)
    return partner, to_chapter(good), good


_GOOD = CutBy(("partner_code", "commodity_id"), _spell)
_REFUSED = CutBy(("partner", "commodity"), _spell)


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
    """A bucket in cuts of some ``most_rows``, fewer where they weigh more; all in one with no more than twice as many.

    The rows of each cut lie in files ``beside`` that are there while the block runs. The least that is cut off is one
    good of one partner.
    """
    parts = [part for file in files for part in file.parts]
    most_rows //= max((part.weight for part in parts), default=1)
    if sum(part.good.rows for part in parts) <= 2 * most_rows:
        yield [BucketCut(0, files, keys, corrections)]
        return
    with TemporaryDirectory(prefix=".cuts-", dir=beside if isinstance(beside, Path) else None) as folder:
        number_of = cut_rows((part.good for part in parts), keys, _GOOD, most_rows)
        laid_out = [_lay_out(file, keys, number_of, Path(folder, str(place))) for place, file in enumerate(files)]
        yield [
            BucketCut(number, _files_of(laid_out, (number,)), ((number,),), tuple(told))
            for number, told in _by_cut(corrections, number_of).items()
        ]


def _lay_out(file: FileInBucket, keys: Sequence[Key], number_of: Mapping[Key, int], place: Path) -> FileInBucket:
    """The same file, its rows by the number of their cut."""
    place.mkdir()
    parts = [
        PartInBucket(
            spread_rows(part.good, keys, _GOOD, number_of, place / f"{number}-good.arrow"),
            spread_rows(part.refused, keys, _REFUSED, number_of, place / f"{number}-refused.arrow"),
            part.repeated,
        )
        for number, part in enumerate(file.parts)
    ]
    return replace(file, parts=tuple(parts))


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
        found[number_of.get(_spell((one.partner, one.commodity)), 0)].append(one)
    return found
