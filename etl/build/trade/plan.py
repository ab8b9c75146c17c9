"""Which works the stages of a build have: each with what it needs and no more, so that nothing else makes it anew."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from etl.build.trade.bucket_rows import FileInBucket
from etl.build.trade.cells import CellsWork, SettledCells
from etl.build.trade.context import Shown, TradeContext
from etl.build.trade.cuts import SeriesRange
from etl.build.trade.series import SeriesWork
from etl.build.trade.torn_sums import PartInBucket
from etl.build.trade.trade_counts import ranges_of
from etl.inputs.trade.checked_file import TradeFile
from etl.values.addresses import Place
from etl.values.commodities import with_parents
from etl.values.corrections import Correction
from etl.values.gates import Gates
from etl.values.keyed_rows import Key, KeyedRows


def count_rows(files: Sequence[TradeFile]) -> int:
    """How many rows passed in all files."""
    return sum(part.good.rows for file in files for part in file.parts)


def count_buckets(files: Sequence[TradeFile]) -> Counter[Key]:
    """Rows by reporter, flow and year, as many as they weigh."""
    counts: Counter[Key] = Counter()
    for file in files:
        for part in file.parts:
            counts.update({key: rows * part.weight for key, (_, rows) in part.good_places.items()})
    return counts


def sort_corrections(
    corrections: Sequence[Correction], buckets: Sequence[tuple[Key, ...]]
) -> list[tuple[Correction, ...]]:
    """The corrections of each bucket, and last those of none."""
    number_of = {key: number for number, keys in enumerate(buckets) for key in keys}
    found: list[list[Correction]] = [[] for _ in range(len(buckets) + 1)]
    for one in corrections:
        found[number_of.get((one.reporter, one.flow, one.period.start.year), len(buckets))].append(one)
    return [tuple(those) for those in found]


def plan_cells(
    files: Sequence[TradeFile],
    buckets: Sequence[tuple[Key, ...]],
    corrections: Sequence[tuple[Correction, ...]],
    context: TradeContext,
    folder: Place,
) -> list[CellsWork]:
    """A work for each bucket, with its corrections."""
    works: list[CellsWork] = []
    named = _goods_named(files, context)
    for number, keys in enumerate(buckets):
        held = files_of(files, keys)
        told = _context_of(held, keys, _with_named(context, named, [file.snapshot_key for file in held]))
        works.append(CellsWork(number, keys, held, corrections[number], told, folder))
    return works


def files_of(files: Sequence[TradeFile], keys: Sequence[Key]) -> tuple[FileInBucket, ...]:
    """The files that have rows of a bucket, in their order."""
    found: list[FileInBucket] = []
    for file in files:
        parts = [
            PartInBucket(part.good.only(keys), part.refused.only(keys), repeated, part.weight)
            for part, repeated in zip(file.parts, file.repeated, strict=True)
        ]
        if any(part.good.places for part in parts):
            held = tuple(part for part in parts if part.good.places or part.refused.places)
            day = file.snapshot.retrieved_date
            found.append(FileInBucket(file.card.code, file.snapshot_key, file.arrival, day, held))
    return tuple(found)


def _goods_named(files: Sequence[TradeFile], context: TradeContext) -> dict[str, frozenset[str]]:
    """By snapshot, the commodities that are in its rows and not listed, with those of which they are a part."""
    named: dict[str, frozenset[str]] = {}
    for file in files:
        codes = {step for code in file.titles.keys() - context.listed for step in with_parents(code)}
        named[file.snapshot_key] = frozenset(codes - context.listed)
    return named


def _with_named(context: TradeContext, named: Mapping[str, frozenset[str]], snapshots: Iterable[str]) -> TradeContext:
    """The context with the commodities that these snapshots name."""
    return replace(context, named=frozenset().union(*(named[code] for code in snapshots)))


def _context_of(files: Sequence[FileInBucket], keys: Sequence[Key], context: TradeContext) -> TradeContext:
    """What there is of these files and of the reporters and flows of a bucket, which asks no gate."""
    sources = frozenset(file.source_code for file in files)
    sides = {key[:2] for key in keys}
    told = sides | {(reporter, "") for reporter, _ in sides} | {("", "")}
    return replace(
        _with_sources(context, sources),
        gates=Gates(),
        arrivals={file.snapshot_key: file.arrival for file in files if file.arrival},
        pieces=tuple(piece for piece in context.pieces if piece[0] in sources and (piece[1], piece[3]) in told),
        shown=Shown(),
    )


def _with_sources(context: TradeContext, sources: frozenset[str]) -> TradeContext:
    source = context.tables["source"]
    told = source.loc[source["source_code"].isin(list(sources))]
    return replace(context, tables={**context.tables, "source": told}, derives=context.derives & sources)


def plan_series(
    files: Sequence[TradeFile],
    cells: Sequence[SettledCells],
    ranges: Sequence[SeriesRange],
    context: TradeContext,
    folder: Place,
) -> list[SeriesWork]:
    """A work for each range of which there are rows, with the files of all buckets that have some."""
    came_with = list(_arrivals_of(files, ranges))
    named = _goods_named(files, context)
    rows_of_all = [file for cell in cells for file in cell.rows]
    revisions_of_all = [file for cell in cells for file in cell.revisions]
    works: list[SeriesWork] = []
    for number, (one, arrivals) in enumerate(zip(ranges, came_with, strict=True)):
        rows, revisions = (_files_with(pieces_of, one.pieces) for pieces_of in (rows_of_all, revisions_of_all))
        if any(file.places for file in rows):
            sources = frozenset(source for source, *_ in one.pieces)
            told = replace(
                _with_sources(_with_named(context, named, arrivals), sources),
                derives=frozenset(),
                arrivals=arrivals,
                pieces=one.pieces,
                shown=context.shown.among(one.trades),
            )
            works.append(SeriesWork(number, one.pieces, rows, revisions, told, folder))
    return works


def _files_with(files: Sequence[KeyedRows], pieces: Sequence[Key]) -> tuple[KeyedRows, ...]:
    """Of each file what is of these pieces, of those that have some; else one that has none."""
    held = [file.only(pieces) for file in files]
    return tuple(file for file in held if file.places) or tuple(held[:1])


def _arrivals_of(files: Sequence[TradeFile], ranges: Sequence[SeriesRange]) -> Iterator[dict[str, str]]:
    """The arrivals of the snapshots that have rows of each range."""
    found: list[dict[str, str]] = [{} for _ in ranges]
    for file in files:
        for number in ranges_of(file, ranges) if file.arrival else ():
            found[number][file.snapshot_key] = file.arrival
    return iter(found)
