"""Checked files of trade figures to the figures that stand: in which parts, and what these come to together."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol, TypeVar

import pandas as pd
from sqlalchemy import Table

from etl import schema
from etl.build.correct import NO_SUCH_ROW, Dropped
from etl.build.odd_figures import tell_odd
from etl.build.reach import count_reach, join_reach
from etl.build.trade.arrivals import check_arrival, plan_arrivals
from etl.build.trade.bucket_rows import FileInBucket
from etl.build.trade.cells import CellsWork, SettledCells, settle_cells
from etl.build.trade.context import (
    BUCKET_ROWS,
    RANGE_ROWS,
    TradeContext,
    bucket_keys,
    cut_series,
)
from etl.build.trade.series import OrderedSeries, SeriesWork, order_series
from etl.build.trade.stored_rows import StoredPart, StoredRows, WorkFolder
from etl.build.trade.torn_sums import PartInBucket
from etl.build.year_goods import YearGoods, count_year_goods, join_year_goods
from etl.inputs.trade.checked_file import TradeFile
from etl.inputs.trade.trade_input import BLOCK_BYTES
from etl.values.addresses import Place
from etl.values.corrections import Correction
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.keyed_rows import Key, KeyedRows, read_keyed
from etl.values.reading import Finding

Work = TypeVar("Work")
Done = TypeVar("Done")


class Run(Protocol):
    """How the calls of a stage are made: ``map`` of Python, or that of an executor of ``concurrent.futures``."""

    def __call__(self, stage: Callable[[Work], Done], works: Iterable[Work], /) -> Iterable[Done]:
        """What the stage gives for each work, in their order."""
        ...


def run_here(stage: Callable[[Work], Done], works: Iterable[Work], /) -> Iterator[Done]:
    """Make the calls in this process, one after the other."""
    return map(stage, works)


# Is given the rows of observation, range after range in the order of the key, while others are still being made.
Take = Callable[[StoredPart], None]


def take_nothing(part: StoredPart) -> None:
    """Nobody waits for rows before all are there."""


@dataclass(frozen=True)
class Sizes:
    """How large the parts are that are in memory at once."""

    block_bytes: int = BLOCK_BYTES
    bucket_rows: int = BUCKET_ROWS
    range_rows: int = RANGE_ROWS


@dataclass(frozen=True)
class SettledTrade:
    """The figures that stand and stood, and what was noticed of them.

    ``shown`` are the rows of ``observation`` that the context asked for, ``counted`` the tables that are
    counted of all rows.
    ``dropped`` and ``misfits`` are of corrections. ``absorbed`` counts rows by snapshot that are no row of their own
    any more.
    """

    observation: StoredRows
    revision: StoredRows
    shown: pd.DataFrame
    counted: dict[str, pd.DataFrame]
    findings: list[Finding]
    dropped: list[Dropped]
    misfits: list[tuple[Correction, str]]
    absorbed: Counter[str]


def settle_trade(
    files: Sequence[TradeFile],
    corrections: Sequence[Correction],
    context: TradeContext,
    beside: Place,
    *,
    run: Run = run_here,
    take: Take = take_nothing,
    sizes: Sizes,
) -> SettledTrade:
    """Settle all cells, then put all series in order; files in between lie in a folder of ``beside`` while needed."""
    folder = WorkFolder(beside)
    context = replace(context, cuts=cut_series(context.categories, _count_trades(files), sizes.range_rows))
    buckets = list(bucket_keys(_count_buckets(files), sizes.bucket_rows))
    by_bucket = _by_bucket(corrections, buckets)
    cells = list(
        run(
            settle_cells,
            [
                CellsWork(number, keys, files_of(files, keys), tuple(by_bucket[number]), context, folder.path)
                for number, keys in enumerate(buckets)
            ],
        )
    )
    series: list[OrderedSeries] = []
    for ordered in run(order_series, _plan_series(cells, context, folder.path)):
        series.append(ordered)
        take(StoredPart(ordered.rows))
    shifts = chain.from_iterable(run(check_arrival, plan_arrivals(cells, series, context.gates)))
    settled = _join(cells, series, context, folder, by_bucket)
    return replace(settled, findings=[*settled.findings, *shifts])


def _count_trades(files: Sequence[TradeFile]) -> dict[Key, int]:
    trades: Counter[Key] = Counter()
    for file in files:
        for part in file.parts:
            for trade, count in part.trades.items():
                trades[file.card.code, *trade] += count
    return dict(trades)


def _count_buckets(files: Sequence[TradeFile]) -> Counter[Key]:
    counts: Counter[Key] = Counter()
    for file in files:
        for part in file.parts:
            counts.update({key: rows for key, (_, rows) in part.good_places.items()})
    return counts


def _by_bucket(corrections: Sequence[Correction], buckets: Sequence[tuple[Key, ...]]) -> list[list[Correction]]:
    """The corrections of each bucket, and last those of none."""
    number_of = {key: number for number, keys in enumerate(buckets) for key in keys}
    found: list[list[Correction]] = [[] for _ in range(len(buckets) + 1)]
    for one in corrections:
        found[number_of.get((one.reporter, one.flow, one.period.start.year), len(buckets))].append(one)
    return found


def files_of(files: Sequence[TradeFile], keys: Sequence[Key]) -> tuple[FileInBucket, ...]:
    """The files that have rows of a bucket, in their order."""
    found: list[FileInBucket] = []
    for file in files:
        parts = [
            PartInBucket(_only(part.good, keys), _only(part.refused, keys), repeated)
            for part, repeated in zip(file.parts, file.repeated, strict=True)
        ]
        if any(part.good.places for part in parts):
            snapshot = file.snapshot
            held = tuple(part for part in parts if part.good.places or part.refused.places)
            found.append(
                FileInBucket(file.card.code, snapshot.snapshot_code, file.arrival, snapshot.retrieved_date, held)
            )
    return tuple(found)


def _only(rows: KeyedRows, keys: Sequence[Key]) -> KeyedRows:
    return KeyedRows(rows.path, {key: rows.places[key] for key in keys if key in rows.places})


def _plan_series(cells: Sequence[SettledCells], context: TradeContext, folder: Place) -> list[SeriesWork]:
    works: list[SeriesWork] = []
    for number in range(len(context.cuts) + 1):
        keys = [(number,)]
        rows = tuple(_only(one.rows, keys) for one in cells)
        revisions = tuple(_only(one.revisions, keys) for one in cells)
        if any(file.places for file in rows):
            works.append(SeriesWork(number, rows, revisions, context, folder))
    return works


def _join(
    cells: Sequence[SettledCells],
    series: Sequence[OrderedSeries],
    context: TradeContext,
    folder: WorkFolder,
    by_bucket: Sequence[Sequence[Correction]],
) -> SettledTrade:
    dropped = [left for one in cells for left in one.corrected.dropped]
    replaced = sum((one.replaced for one in cells), Counter[str]())
    replaced -= Counter(left.snapshot_code for left in dropped if left.is_superseded)
    misfits = [(one, NO_SUCH_ROW) for one in by_bucket[-1]]
    misfits += [misfit for one in cells for misfit in one.corrected.misfits]
    odd = chain(*(one.odd for one in cells), *(one.odd for one in series))
    findings = [
        *(finding for one in cells for finding in one.corrected.findings),
        *tell_odd(odd, context.gates),
        *(finding for one in series for finding in one.findings),
    ]
    return SettledTrade(
        observation=StoredRows(schema.observation, [one.rows for one in series], folder),
        revision=StoredRows(schema.revision, [one.revisions for one in series], folder, numbered="seq"),
        shown=_stack(schema.observation, [one.shown for one in series]),
        counted={
            "group_trade": _stack(schema.group_trade, [one.sums for one in cells]),
            **join_reach([one.reach for one in series] or [count_reach(_no_rows(), context.goods)], context.goods),
            **join_year_goods(
                [YearGoods(one.named_goods, read_keyed(one.largest_goods, one.largest_goods.places)) for one in series]
                or [count_year_goods(_no_rows(), context.goods)]
            ),
        },
        findings=findings,
        dropped=dropped,
        misfits=sorted(misfits, key=lambda misfit: misfit[0].line),
        absorbed=sum((one.absorbed for one in cells), replaced),
    )


def _no_rows() -> pd.DataFrame:
    return to_table_frame(schema.observation, {})


def _stack(table: Table, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    return sort_by_key(table, pd.concat(filled, ignore_index=True) if filled else to_table_frame(table, {}))
