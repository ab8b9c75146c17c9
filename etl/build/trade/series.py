"""Stage three of a build: some series through all of their time, in the order of the key, as they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
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
from etl.build.year_goods import count_year_goods
from etl.values.addresses import Place, below
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.keyed_rows import KeyedRows, read_keyed, to_arrow_rows, to_frame, write_keyed
from etl.values.reading import Finding


@dataclass(frozen=True)
class SeriesWork:
    """A range of series: its number, and the files of all buckets that have rows of it."""

    number: int
    rows: tuple[KeyedRows, ...]
    revisions: tuple[KeyedRows, ...]
    context: TradeContext
    folder: Place


@dataclass(frozen=True)
class OrderedSeries:
    """What came of a range.

    ``rows`` and ``revisions`` are files of rows as they are stored, but for the number of a revision; ``shown`` are
    the rows that the rest of the build asks for. ``year_pairs`` are pairs of ``pair_with_year_before`` by arrival and
    year, ``revised`` ratios of ``revised_ratios`` by snapshot, ``reach`` tells how far the rows reach, ``named_goods``
    and the file ``largest_goods`` what their goods come to by year.
    """

    rows: KeyedRows
    revisions: KeyedRows
    year_pairs: KeyedRows
    revised: KeyedRows
    shown: pd.DataFrame
    odd: list[OddFigures]
    findings: list[Finding]
    reach: Reach
    named_goods: pa.Table
    largest_goods: KeyedRows


def order_series(work: SeriesWork) -> OrderedSeries:
    """Put the rows of a range in order, and check its series through their time."""
    context = work.context
    rows = sort_by_key(schema.observation, _gather(work.rows, work.number, context))
    trusted = mark_trusted(rows, context.arrivals)
    revisions = order_revisions(_gather(work.revisions, work.number, context))
    pairs = pair_with_year_before(mark_arrivals(trusted, context.arrivals))
    year_goods = count_year_goods(rows, context.goods)
    return OrderedSeries(
        rows=_write_whole(below(work.folder, f"{work.number}-observation.arrow"), rows[OBSERVATION]),
        revisions=_write_whole(below(work.folder, f"{work.number}-revision.arrow"), revisions),
        year_pairs=write_pairs(below(work.folder, f"{work.number}-year-pairs.arrow"), pairs),
        revised=write_revised(below(work.folder, f"{work.number}-revised.arrow"), revised_ratios(revisions)),
        shown=_shown(rows, context),
        odd=check_series(trusted, context.gates),
        findings=check_missing_months(trusted, context.tables["commodity"], context.gates),
        reach=count_reach(rows, context.goods),
        named_goods=year_goods.named,
        largest_goods=_write_table(below(work.folder, f"{work.number}-largest.arrow"), year_goods.largest),
    )


def _gather(files: Sequence[KeyedRows], number: int, context: TradeContext) -> pd.DataFrame:
    tables = [read_keyed(file, [(number,)]) for file in files]
    frame = to_frame(pa.concat_tables(tables).unify_dictionaries(), context.kinds)
    texts = [name for name in frame.select_dtypes("category") if name not in context.categories]
    return frame.astype(dict.fromkeys(texts, "str"))


def _write_whole(place: Place, rows: pd.DataFrame) -> KeyedRows:
    return _write_table(place, to_arrow_rows(rows))


def _write_table(place: Place, rows: pa.Table) -> KeyedRows:
    return write_keyed(place, rows, pd.DataFrame({"all": np.zeros(len(rows), dtype=int)}))


def write_revised(place: Place, ratios: pd.DataFrame) -> KeyedRows:
    """Write ratios by snapshot."""
    return write_keyed(place, to_arrow_rows(ratios), ratios[["snapshot_code"]])


def _shown(rows: pd.DataFrame, context: TradeContext) -> pd.DataFrame:
    """The rows that the rest of the build asks for one by one, in the order of the key."""
    shown = context.shown
    asked = rows.loc[
        rows["commodity_id"].isin(list(shown.commodities))
        & rows["reporter_code"].isin(list(shown.areas))
        & rows["partner_code"].isin(list(shown.areas))
    ]
    return to_table_frame(schema.observation, {name: asked[name] for name in OBSERVATION}, asked.index)
