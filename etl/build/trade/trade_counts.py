"""How many rows each trade has, told no finer than trade is cut: rows that begin alike and are few are one count."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from etl.build.trade.cuts import SeriesRange, join_letters, spell_letters
from etl.inputs.trade.check_part import ROW_COUNT, TRADE, CheckedPart
from etl.inputs.trade.checked_file import TradeFile
from etl.values.keyed_rows import Key

SUMMED_AT_ONCE = 500_000
_ALL = ("",) * len(TRADE)


def count_trades(files: Iterable[TradeFile], most: int) -> Counter[Key]:
    """Rows by source and ``TRADE``, as many as they weigh.

    Of a source, of a reporter in it, and so on to the letters of a chapter, that has no more than ``most`` rows there
    is one count: by a trade of which all that would come after is empty.
    """
    of_sources: dict[str, list[CheckedPart]] = {}
    for file in files:
        of_sources.setdefault(file.card.code, []).extend(part for part in file.parts if part.good.rows)
    counts: Counter[Key] = Counter()
    for source, parts in of_sources.items():
        rows = sum(part.good.rows * part.weight for part in parts)
        if rows > most:
            trades = {(source, *trade): count for trade, count in _sum_trades(parts).items()}
            counts.update(count_beginnings(trades, most))
        elif rows:
            counts[source, *_ALL] = rows
    return counts


def _sum_trades(parts: Iterable[CheckedPart]) -> dict[Key, int]:
    """Rows by ``TRADE`` of several parts."""
    held: list[pa.Table] = []
    most = SUMMED_AT_ONCE
    for part in parts:
        held.append(_weigh(part))
        if sum(map(len, held)) > most:
            held = [_sum_up(held)]
            most = max(SUMMED_AT_ONCE, 2 * len(held[0]))
    *codes, counts = (column.to_pylist() for column in _sum_up(held).columns)
    return dict(zip(zip(*codes, strict=True), counts, strict=True))


def _weigh(part: CheckedPart) -> pa.Table:
    trades = part.trades
    return trades.set_column(len(TRADE), ROW_COUNT, pc.multiply(trades[ROW_COUNT], part.weight))


def _sum_up(trades: Sequence[pa.Table]) -> pa.Table:
    summed = pa.concat_tables(trades).group_by(TRADE, use_threads=False).aggregate([(ROW_COUNT, "sum")])
    return summed.select([*TRADE, f"{ROW_COUNT}_sum"]).rename_columns([*TRADE, ROW_COUNT])


def count_beginnings(trades: Mapping[Key, int], most: int) -> dict[Key, int]:
    """Rows by the shortest beginnings of trades that have no more than ``most``, and by whole trades that have more."""
    spelled = sorted((spell_letters(trade), count) for trade, count in trades.items())
    return {join_letters(beginning): rows for beginning, rows in _count_beginnings(spelled, most, 1)}


def _count_beginnings(counts: Sequence[tuple[Key, int]], most: int, begun: int) -> Iterator[tuple[Key, int]]:
    """The same of spelled trades in order, of which at least ``begun`` parts are told."""
    for beginning, alike in groupby(counts, key=lambda counted: counted[0][:begun]):
        those = list(alike)
        rows = sum(count for _, count in those)
        if rows <= most or len(beginning) < begun:
            yield beginning, rows
        else:
            yield from _count_beginnings(those, most, begun + 1)


def ranges_of(file: TradeFile, ranges: Sequence[SeriesRange]) -> set[int]:
    """The numbers of the ranges of which a file has rows."""
    starts = [one.trades[0] for one in ranges]
    of_source = [trade for one in ranges for trade in one.trades if trade[0] == file.card.code]
    parts = [part for part in file.parts if part.good.rows]
    return {bisect_right(starts, trade) - 1 for trade in _trades_of(file.card.code, parts, of_source)}


def _trades_of(source: str, parts: Sequence[CheckedPart], counted: Collection[Key]) -> Iterator[Key]:
    """The trades of which some parts of a source have rows, as they are ``counted``."""
    if (source, *_ALL) in counted:
        yield from ((source, *_ALL) for _ in parts[:1])
        return
    for part in parts:
        columns = [part.trades[name].to_pylist() for name in TRADE]
        yield from ((source, *trade) for trade in zip(*columns, strict=True))
