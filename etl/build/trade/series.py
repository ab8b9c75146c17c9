"""Stage three of a build: some series through all of their time, in the order of the key, as they are stored."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyarrow as pa

from etl import schema
from etl.build.check import check_missing_months, check_series, mark_trusted
from etl.build.check_shifts import revised_ratios
from etl.build.derive import SERIES
from etl.build.large_revisions import find_large
from etl.build.merge import order_revisions
from etl.build.odd_figures import OddFigures
from etl.build.pair_figures import mark_arrivals, pair_with_year_before
from etl.build.reach import count_reach
from etl.build.trade.cells import write_pairs
from etl.build.trade.context import OBSERVATION, TradeContext
from etl.build.trade.cuts import RANGE_ROWS
from etl.build.trade.ordered_rows import write_ordered
from etl.build.trade.spread_rows import CutBy, cut_rows, spread_rows
from etl.build.year_goods import count_year_goods, sum_series
from etl.values.addresses import Place, below
from etl.values.first_findings import FirstFindings, take_first
from etl.values.frames import sort_by_key
from etl.values.keyed_rows import (
    Key,
    KeyedRows,
    read_keyed,
    to_arrow_rows,
    to_frame,
    write_keyed,
    write_whole,
)

CUT_ROWS = RANGE_ROWS // 2  # twice as many are put in order at once, of more as many
_SERIES = CutBy(tuple(SERIES), tuple)
SIDE = ["reporter_code", "partner_code", "flow"]


@dataclass(frozen=True)
class SeriesWork:
    """A range of series: its number, its pieces, and the files of all buckets that have rows of them.

    ``context`` has what there is of these series and no others.
    """

    number: int
    pieces: tuple[Key, ...]
    rows: tuple[KeyedRows, ...]
    revisions: tuple[KeyedRows, ...]
    context: TradeContext
    folder: Place

    @property
    def facts(self) -> tuple[object, ...]:
        """All that the outcome follows from, but the tables that are the same for all ranges."""
        files = (tuple(file.facts for file in files) for files in (self.rows, self.revisions))
        return self.pieces, *files, self.context.kinds_facts, self.context.facts

    def within(self, folder: Place) -> "SeriesWork":
        """The same work, whose files are put into a folder."""
        return replace(self, folder=folder)


@dataclass(frozen=True)
class _RangeCut:
    """Some series of a range, which follow each other: what the files have under ``keys``."""

    number: int
    rows: tuple[KeyedRows, ...]
    revisions: tuple[KeyedRows, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class OrderedSeries:
    """What came of a range, or of one of its cuts.

    ``rows`` and ``revisions`` are files of rows as they are stored, but for the number of a revision; ``shown`` are
    the rows that the rest of the build asks for. ``years`` are those of its series (``sum_series``). ``year_pairs`` are
    pairs of ``pair_with_year_before`` by arrival and year, ``revised`` ratios of ``revised_ratios`` by snapshot. How
    far the rows reach is told by ``reach_of_trade``, ``reach_of_goods`` and ``reach_of_kinds``, what goods come to by
    year by ``named_goods`` and ``largest_goods``: each in the order of ``SIDE``. ``large_revisions`` are the largest.
    """

    rows: KeyedRows
    years: KeyedRows
    revisions: KeyedRows
    year_pairs: KeyedRows
    revised: KeyedRows
    shown: KeyedRows
    reach_of_trade: KeyedRows
    reach_of_goods: KeyedRows
    reach_of_kinds: KeyedRows
    odd: list[OddFigures]
    findings: FirstFindings
    named_goods: KeyedRows
    largest_goods: KeyedRows
    large_revisions: KeyedRows


def order_series(work: SeriesWork) -> list[OrderedSeries]:
    """Put the rows of a range in order, and check its series through their time: in cuts, where they are many."""
    with _cut_range(work) as cuts:
        return [_order(work, cut) for cut in cuts]


@contextmanager
def _cut_range(work: SeriesWork) -> Iterator[list[_RangeCut]]:
    """A range in cuts of some ``CUT_ROWS``; all in one where it has no more than twice as many.

    The rows of each cut lie in files of the work's folder that are there while the block runs.
    """
    if sum(file.rows for file in work.rows) <= 2 * CUT_ROWS:
        yield [_RangeCut(0, work.rows, work.revisions, work.pieces)]
        return
    beside = work.folder if isinstance(work.folder, Path) else None
    with TemporaryDirectory(prefix=".cuts-", dir=beside) as folder:
        number_of = cut_rows(work.rows, work.pieces, _SERIES, CUT_ROWS)
        rows, revisions = (
            tuple(
                spread_rows(file, work.pieces, _SERIES, number_of, Path(folder, f"{name}-{number}.arrow"))
                for number, file in enumerate(files)
            )
            for name, files in (("rows", work.rows), ("revisions", work.revisions))
        )
        yield [_RangeCut(number, rows, revisions, ((number,),)) for number in sorted({*number_of.values()})]


def _order(work: SeriesWork, cut: _RangeCut) -> OrderedSeries:
    context = work.context
    rows = sort_by_key(schema.observation, _gather(cut.rows, cut.keys, context))
    trusted = mark_trusted(rows, context.arrivals)
    revisions = order_revisions(_gather(cut.revisions, cut.keys, context))
    pairs = pair_with_year_before(mark_arrivals(trusted, context.arrivals))
    reach = count_reach(rows, context.goods)
    years = sum_series(rows)
    year_goods = count_year_goods(rows, years, context.goods)

    def place(name: str) -> Place:
        return below(work.folder, f"{work.number}-{cut.number}-{name}.arrow")

    return OrderedSeries(
        rows=write_whole(place("observation"), to_arrow_rows(rows[OBSERVATION])),
        years=write_whole(place("years"), years),
        revisions=write_whole(place("revision"), to_arrow_rows(revisions)),
        year_pairs=write_pairs(place("year-pairs"), pairs),
        revised=write_revised(place("revised"), revised_ratios(revisions)),
        shown=write_whole(place("shown"), to_arrow_rows(_shown(rows, context))),
        reach_of_trade=write_by_side(place("reach-of-trade"), reach.of_trade),
        reach_of_goods=write_by_side(place("reach-of-goods"), reach.of_goods),
        reach_of_kinds=write_by_side(place("reach-of-kinds"), reach.of_kinds),
        odd=check_series(trusted, context.gates),
        findings=take_first(check_missing_months(trusted, context.tables["commodity"], context.gates)),
        named_goods=write_by_side(place("named-goods"), year_goods.named),
        largest_goods=write_by_side(place("largest-goods"), year_goods.largest),
        large_revisions=write_whole(place("large-revisions"), find_large(revisions)),
    )


def _gather(files: Sequence[KeyedRows], keys: Sequence[Key], context: TradeContext) -> pd.DataFrame:
    tables = [read_keyed(file, keys) for file in files]
    return to_frame(pa.concat_tables(tables).unify_dictionaries(), context.kinds)


def write_by_side(place: Place, rows: pa.Table) -> KeyedRows:
    """Write rows in the order of reporter, partner and flow."""
    return write_ordered(place, rows, SIDE)


def write_revised(place: Place, ratios: pd.DataFrame) -> KeyedRows:
    """Write ratios by snapshot."""
    return write_keyed(place, to_arrow_rows(ratios), ratios[["snapshot_code"]])


def _shown(rows: pd.DataFrame, context: TradeContext) -> pd.DataFrame:
    """The rows that the rest of the build asks for one by one, in the order of the key."""
    shown = context.shown
    is_asked = (
        rows["commodity_id"].isin(list(shown.commodities))
        & rows["reporter_code"].isin(list(shown.areas))
        & rows["partner_code"].isin(list(shown.areas))
    )
    return rows.loc[is_asked, OBSERVATION]
