"""Stage three of a build: some series through all of their time, in the order of the key, as they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import pyarrow as pa

from etl import schema
from etl.build.check import check_missing_months, check_series, mark_trusted
from etl.build.check_shifts import revised_ratios
from etl.build.merge import order_revisions
from etl.build.odd_figures import OddFigures
from etl.build.pair_figures import mark_arrivals, pair_with_year_before
from etl.build.reach import Reach, count_reach
from etl.build.trade.cells import write_pairs
from etl.build.trade.context import OBSERVATION, TradeContext
from etl.build.year_goods import YearGoods, count_year_goods
from etl.values.addresses import Place, below
from etl.values.frames import sort_by_key
from etl.values.keyed_rows import (
    Key,
    KeyedRows,
    read_keyed,
    read_whole,
    to_arrow_rows,
    to_frame,
    write_keyed,
    write_whole,
)
from etl.values.reading import Finding


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
class OrderedSeries:
    """What came of a range.

    ``rows`` and ``revisions`` are files of rows as they are stored, but for the number of a revision; ``shown`` are
    the rows that the rest of the build asks for. ``year_pairs`` are pairs of ``pair_with_year_before`` by arrival and
    year, ``revised`` ratios of ``revised_ratios`` by snapshot. How far the rows reach is told by ``reach_of_trade``,
    ``reach_of_goods`` and ``reach_of_kinds``; what goods come to by year by ``named_goods`` and ``largest_goods``.
    """

    rows: KeyedRows
    revisions: KeyedRows
    year_pairs: KeyedRows
    revised: KeyedRows
    shown: KeyedRows
    reach_of_trade: KeyedRows
    reach_of_goods: KeyedRows
    reach_of_kinds: KeyedRows
    odd: list[OddFigures]
    findings: list[Finding]
    named_goods: KeyedRows
    largest_goods: KeyedRows

    def read_reach(self) -> Reach:
        """How far the rows reach."""
        files = self.reach_of_trade, self.reach_of_goods, self.reach_of_kinds
        return Reach(*map(read_whole, files))

    def read_year_goods(self) -> YearGoods:
        """What goods come to by year."""
        return YearGoods(read_whole(self.named_goods), read_whole(self.largest_goods))


def order_series(work: SeriesWork) -> OrderedSeries:
    """Put the rows of a range in order, and check its series through their time."""
    context = work.context
    rows = sort_by_key(schema.observation, _gather(work.rows, work))
    trusted = mark_trusted(rows, context.arrivals)
    revisions = order_revisions(_gather(work.revisions, work))
    pairs = pair_with_year_before(mark_arrivals(trusted, context.arrivals))
    reach = count_reach(rows, context.goods)
    year_goods = count_year_goods(rows, context.goods)
    return OrderedSeries(
        rows=write_whole(_place(work, "observation"), to_arrow_rows(rows[OBSERVATION])),
        revisions=write_whole(_place(work, "revision"), to_arrow_rows(revisions)),
        year_pairs=write_pairs(_place(work, "year-pairs"), pairs),
        revised=write_revised(_place(work, "revised"), revised_ratios(revisions)),
        shown=write_whole(_place(work, "shown"), to_arrow_rows(_shown(rows, context))),
        reach_of_trade=write_whole(_place(work, "reach-of-trade"), reach.of_trade),
        reach_of_goods=write_whole(_place(work, "reach-of-goods"), reach.of_goods),
        reach_of_kinds=write_whole(_place(work, "reach-of-kinds"), reach.of_kinds),
        odd=check_series(trusted, context.gates),
        findings=check_missing_months(trusted, context.tables["commodity"], context.gates),
        named_goods=write_whole(_place(work, "named-goods"), year_goods.named),
        largest_goods=write_whole(_place(work, "largest-goods"), year_goods.largest),
    )


def _place(work: SeriesWork, name: str) -> Place:
    return below(work.folder, f"{work.number}-{name}.arrow")


def _gather(files: Sequence[KeyedRows], work: SeriesWork) -> pd.DataFrame:
    tables = [read_keyed(file, work.pieces) for file in files]
    return to_frame(pa.concat_tables(tables).unify_dictionaries(), work.context.kinds)


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
