"""Where trade figures are cut into parts: so that a few rows more in one of them leave the others as they are."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from etl.build.derive import SERIES
from etl.values.commodities import CHAPTER_LETTERS
from etl.values.keyed_rows import Key

BUCKET_ROWS = 250_000
RANGE_ROWS = 250_000
_PLACE = len(SERIES) - 1  # of the chapter in a trade


@dataclass(frozen=True)
class SeriesRange:
    """Some series that follow each other.

    ``trades`` are their sources, reporters, partners, flows and chapters, or the beginnings of these, the rest empty.
    ``pieces`` are the same in larger parts, each of one source, reporter, partner and flow, or what is told of these,
    and named by them and by the chapter with which it begins; that is empty where no piece of theirs is before it.
    """

    trades: tuple[Key, ...]
    pieces: tuple[Key, ...]


def cut_keys(counts: Mapping[Key, int], most: int) -> list[tuple[Key, ...]]:
    """Keys in their order, in groups that have no more than ``most`` rows, or one key; ``counts`` are rows by key.

    Keys that begin alike stay together where they fit. Where they do not they are cut without a look at others, so
    whatever happens to their rows, all others stay in the groups in which they are.
    """
    return _cut(sorted(counts.items()), most, 0)


def _cut(counts: Sequence[tuple[Key, int]], most: int, begun: int) -> list[tuple[Key, ...]]:
    """The groups of keys of which the first ``begun`` parts are the same."""
    if len(counts) <= 1 or _rows(counts) <= most:
        return [tuple(key for key, _ in counts)] if counts else []
    groups: list[tuple[Key, ...]] = []
    room = 0
    for _, alike in groupby(counts, key=lambda counted: counted[0][begun]):
        those = list(alike)
        found, rows = _cut(those, most, begun + 1), _rows(those)
        if len(found) == 1 and rows <= room:
            groups[-1] += found[0]
            room -= rows
        else:
            groups += found
            room = most - rows if len(found) == 1 else 0
    return groups


def _rows(counts: Sequence[tuple[Key, int]]) -> int:
    return sum(rows for _, rows in counts)


def cut_series(trades: Mapping[Key, int], range_rows: int) -> list[SeriesRange]:
    """All series in ranges of some ``range_rows``; ``trades`` counts rows by source and ``TRADE``, or some as one.

    No chapter of a trade is cut, nor is what is counted as one (``count_trades``).
    """
    spelled = {spell_letters(trade): rows for trade, rows in trades.items()}
    ranges: list[SeriesRange] = []
    begun: set[Key] = set()
    for keys in cut_keys(spelled, range_rows):
        cut = tuple(map(join_letters, keys))
        pieces = tuple(
            (*side, next(those)[_PLACE] if side in begun else "")
            for side, those in groupby(cut, itemgetter(*range(_PLACE)))
        )
        begun.update(piece[:_PLACE] for piece in pieces)
        ranges.append(SeriesRange(cut, pieces))
    return ranges


def spell_letters(trade: Key) -> Key:
    """A trade by the letters of its chapter, by which those of one ten are cut by themselves where they are many."""
    return (*trade[:_PLACE], *trade[_PLACE].ljust(CHAPTER_LETTERS))


def join_letters(spelled: Key) -> Key:
    """The trade of which these are the letters, or that of which some are: what they do not tell is empty."""
    sides = spelled[:_PLACE]
    return (*sides, *("" for _ in range(_PLACE - len(sides))), "".join(spelled[_PLACE:]).rstrip())


def first_number(categories: Mapping[str, Sequence[str]], piece: Key) -> int:
    """The number of the first series of a piece, among all that there may be."""
    number = 0
    for name, code in zip(SERIES, piece, strict=True):
        number = number * len(categories[name]) + bisect_left(categories[name], code)
    return number
