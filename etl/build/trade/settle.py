"""Checked files of trade figures to the figures that stand: in which parts, and what these come to together."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Table

from etl import schema
from etl.build.check_levels import check_levels
from etl.build.correct import NO_SUCH_ROW, Dropped
from etl.build.large_revisions import join_large
from etl.build.odd_figures import tell_odd
from etl.build.reach import (
    GoodsKinds,
    sum_goods_change,
    sum_goods_count,
    sum_goods_reach,
    sum_group_reach,
    sum_trade_count,
    sum_trade_reach,
    sum_trade_years,
    tell_kinds,
)
from etl.build.trade.arrivals import check_arrival, plan_arrivals
from etl.build.trade.cells import SUMS_BY, SettledCells, settle_cells
from etl.build.trade.context import Shown, TradeContext
from etl.build.trade.cuts import BUCKET_ROWS, RANGE_ROWS, cut_keys, cut_series
from etl.build.trade.kept import KEPT_ROWS, Keeper
from etl.build.trade.plan import (
    count_buckets,
    count_rows,
    plan_cells,
    plan_series,
    sort_corrections,
)
from etl.build.trade.run import Run, run_here
from etl.build.trade.series import SIDE, OrderedSeries, order_series
from etl.build.trade.stored_rows import (
    SortedRows,
    StoredPart,
    StoredRows,
    SummedRows,
    WorkFolder,
    gather,
    read_named,
)
from etl.build.trade.trade_counts import count_trades
from etl.build.year_goods import choose_largest_goods, sum_named_goods
from etl.inputs.trade.checked_file import TradeFile
from etl.inputs.trade.trade_input import BLOCK_BYTES
from etl.values.addresses import Place
from etl.values.corrections import Correction
from etl.values.first_findings import join_first, take_first
from etl.values.frames import sort_by_key
from etl.values.keyed_rows import KeyedRows, read_whole
from etl.values.reading import Finding
from etl.vocabulary.periods import PeriodKind

# Is given the rows of observation, range after range in the order of the key, while others are still being made.
Take = Callable[[StoredPart], None]


def take_nothing(part: StoredPart) -> None:
    """Nobody waits for rows before all are there."""


@dataclass(frozen=True)
class Sizes:
    """How large the parts are that are in memory at once, and from how many rows on what comes of them is kept."""

    block_bytes: int = BLOCK_BYTES
    bucket_rows: int = BUCKET_ROWS
    range_rows: int = RANGE_ROWS
    kept_rows: int = KEPT_ROWS


@dataclass(frozen=True)
class SettledTrade:
    """The figures that stand and stood, and what was noticed of them.

    ``sums`` are all rows of ``group_trade``, ``shown`` the rows of ``observation`` that the context asked for,
    ``summed`` and ``counted`` the tables that are counted of all rows, of ``group_trade`` what the context asked for.
    ``dropped`` and ``misfits`` are of corrections. ``absorbed`` counts rows by snapshot that are no row of their own
    any more. ``kept`` are the names of folders that the next build may take instead of doing it again.
    """

    observation: StoredRows
    revision: StoredRows
    sums: SortedRows
    shown: pd.DataFrame
    counted: dict[str, pd.DataFrame]
    summed: list[SummedRows]
    findings: list[Finding]
    dropped: list[Dropped]
    misfits: list[tuple[Correction, str]]
    absorbed: Counter[str]
    kept: frozenset[str] = frozenset()


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
    """Settle all cells, then put all series in order; files in between lie in a folder of ``beside`` while needed.

    Of many figures what comes of each part is kept in ``beside`` too, for the next build.
    """
    folder = WorkFolder(beside)
    ranges = cut_series(count_trades(files, sizes.range_rows), sizes.range_rows)
    buckets = cut_keys(count_buckets(files), sizes.bucket_rows)
    context = replace(context, pieces=tuple(piece for one in ranges for piece in one.pieces))
    keeper = Keeper(run, beside, context.common_facts, is_large=count_rows(files) >= sizes.kept_rows)
    by_bucket = sort_corrections(corrections, buckets)
    codes = {file.snapshot_key: file.snapshot.snapshot_code for file in files if not file.arrival}
    cells = list(keeper.run(settle_cells, plan_cells(files, buckets, by_bucket, context, folder.path)))
    series: list[OrderedSeries] = []
    works = plan_series(files, cells, ranges, context, folder.path)
    for ordered in chain.from_iterable(keeper.run(order_series, works)):
        series.append(ordered)
        take(StoredPart(ordered.rows, ordered.years, codes))
    shifts = chain.from_iterable(keeper.run(check_arrival, plan_arrivals(cells, series, context.gates)))
    settled = _join(cells, series, context, folder, by_bucket, codes=codes)
    return replace(settled, findings=[*settled.findings, *shifts], kept=frozenset(keeper.names))


def _join(
    cells: Sequence[SettledCells],
    series: Sequence[OrderedSeries],
    context: TradeContext,
    folder: WorkFolder,
    by_bucket: Sequence[Sequence[Correction]],
    *,
    codes: Mapping[str, str],
) -> SettledTrade:
    """All of it together; ``codes`` are those of snapshots that works name otherwise."""
    dropped = [left for one in cells for left in one.dropped]
    misfits = [*((one, NO_SUCH_ROW) for one in by_bucket[-1]), *(misfit for one in cells for misfit in one.misfits)]
    sums = SortedRows(schema.group_trade, [file for one in cells for file in one.sums], SUMS_BY, folder)
    return SettledTrade(
        sums=sums,
        observation=StoredRows(
            schema.observation,
            [one.rows for one in series],
            folder,
            years=[one.years for one in series],
            snapshot_codes=codes,
        ),
        revision=StoredRows(
            schema.revision, [one.revisions for one in series], folder, numbered="seq", snapshot_codes=codes
        ),
        shown=_stack(schema.observation, [one.shown for one in series], codes),
        counted={
            "group_trade": _shown_sums(sums, context.shown),
            "goods_kind": tell_kinds(context.goods),
            "large_revision": join_large((read_whole(one.large_revisions), one.revisions.rows) for one in series),
        },
        summed=_sum_up(series, context.goods, folder),
        findings=_tell_findings(cells, series, context),
        dropped=[_named(left, codes) for left in dropped],
        misfits=sorted(misfits, key=lambda misfit: misfit[0].line),
        absorbed=_name_counts(_count_absorbed(cells, dropped), codes),
    )


def _tell_findings(
    cells: Sequence[SettledCells], series: Sequence[OrderedSeries], context: TradeContext
) -> list[Finding]:
    """What the corrections and checks of all parts noticed, of each kind no more than the first."""
    odd = chain(*(one.odd for one in cells), *(one.odd for one in series))
    of_cells = take_first([*(finding for one in cells for finding in one.findings), *tell_odd(odd, context.gates)])
    levels = check_levels((read_whole(one.reach_of_goods) for one in series), context.goods, context.tables["source"])
    return [*join_first([of_cells, *(one.findings for one in series)]).told(), *levels]


def _count_absorbed(cells: Sequence[SettledCells], dropped: Sequence[Dropped]) -> Counter[str]:
    """By snapshot, the rows that were added up into others or replaced, and that were not dropped."""
    replaced = sum((one.replaced for one in cells), Counter[str]())
    replaced -= Counter(left.snapshot_code for left in dropped if left.is_superseded)
    return sum((one.absorbed for one in cells), replaced)


def _sum_up(series: Sequence[OrderedSeries], goods: GoodsKinds, folder: WorkFolder) -> list[SummedRows]:
    """The tables that are summed from what each range comes to."""
    of_trade, of_kinds = [one.reach_of_trade for one in series], [one.reach_of_kinds for one in series]
    return [
        SummedRows(table, files, SIDE, sum_up, folder)
        for table, files, sum_up in (
            (schema.trade_reach, of_trade, sum_trade_reach),
            (schema.trade_years, of_trade, sum_trade_years),
            (schema.trade_count, of_trade, sum_trade_count),
            (schema.group_reach, [one.reach_of_goods for one in series], partial(sum_group_reach, kinds=goods)),
            (schema.goods_reach, of_kinds, sum_goods_reach),
            (schema.goods_count, of_kinds, sum_goods_count),
            (schema.goods_change, of_kinds, sum_goods_change),
            (schema.named_goods, [one.named_goods for one in series], sum_named_goods),
            (schema.largest_goods, [one.largest_goods for one in series], choose_largest_goods),
        )
    ]


def _named(dropped: Dropped, codes: Mapping[str, str]) -> Dropped:
    return replace(dropped, snapshot_code=codes.get(dropped.snapshot_code, dropped.snapshot_code))


def _name_counts(counts: Counter[str], codes: Mapping[str, str]) -> Counter[str]:
    """Counts by snapshot, by their codes."""
    return Counter({codes.get(key, key): count for key, count in counts.items()})


def _stack(table: Table, files: Sequence[KeyedRows], codes: Mapping[str, str]) -> pd.DataFrame:
    """The rows of files of a table as its frame, in the order of its key."""
    return sort_by_key(table, gather(table, (read_named(file, codes) for file in files if file.rows)))


def _shown_sums(sums: SortedRows, shown: Shown) -> pd.DataFrame:
    """The sums that the rest of the build asks for."""

    def ask(batch: pa.Table) -> pa.Table:
        of_groups, reporters = (
            pc.is_in(batch[name], pa.array(sorted(codes), pa.string()))
            for name, codes in (("group_code", shown.groups), ("reporter_code", shown.reporters))
        )
        is_year = pc.equal(batch["period_kind"], str(PeriodKind.YEAR))
        return batch.filter(pc.or_(is_year, pc.and_(of_groups, reporters)))

    return gather(schema.group_trade, map(ask, sums.batches()))
