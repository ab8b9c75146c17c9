"""Stage two of a build: all that is said of some reporters, flows and years, to the figures that stand and stood."""

from collections import Counter
from dataclasses import dataclass, field, replace

import pandas as pd

from etl import schema
from etl.build.check import check_cells, find_conflicts, mark_trusted
from etl.build.correct import Corrected, apply_corrections
from etl.build.derive import derive_months
from etl.build.merge import SEEN, merge_arrivals
from etl.build.odd_figures import OddFigures
from etl.build.pair_figures import PAIR, mark_arrivals, pair_with_other_sources
from etl.build.sum_groups import sum_groups
from etl.build.trade.bucket_rows import FileInBucket, read_bucket
from etl.build.trade.context import TradeContext
from etl.values.addresses import Place, below
from etl.values.corrections import Correction
from etl.values.frames import sort_by_key
from etl.values.keyed_rows import Key, KeyedRows, to_arrow_rows, write_keyed
from etl.values.knowledge import table_days

RANGE = "range"


@dataclass(frozen=True)
class CellsWork:
    """A bucket: the files that have rows of its keys, in their order, and the corrections of its cells.

    ``folder`` is where what comes of it is put, under names that begin with ``number``.
    """

    number: int
    keys: tuple[Key, ...]
    files: tuple[FileInBucket, ...]
    corrections: tuple[Correction, ...]
    context: TradeContext
    folder: Place


@dataclass(frozen=True)
class SettledCells:
    """What came of a bucket.

    ``rows`` are observations with ``is_confirmed``, and ``revisions`` rows of ``revision`` without their number, both
    by range of series; ``source_pairs`` are pairs of ``pair_with_other_sources`` by arrival and year. ``sums`` are rows
    of ``group_trade``. ``replaced``, ``compared`` and ``absorbed`` count rows by snapshot.
    """

    rows: KeyedRows
    revisions: KeyedRows
    source_pairs: KeyedRows
    sums: pd.DataFrame
    odd: list[OddFigures]
    corrected: Corrected
    replaced: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)
    absorbed: Counter[str] = field(default_factory=Counter)


def settle_cells(work: CellsWork) -> SettledCells:
    """Merge, correct, date, derive, sum and check the rows of a bucket."""
    context = work.context
    read = read_bucket(work.files, work.keys, context)
    merged = merge_arrivals(read.rows)
    corrected = apply_corrections(
        pd.concat([merged.observations, merged.superseded], ignore_index=True), work.corrections
    )
    observation = _date(corrected, context)
    trusted = mark_trusted(observation, context.arrivals)
    odd = [*check_cells(trusted, context.tables["commodity"]), *find_conflicts(merged.conflicts)]
    pairs = pair_with_other_sources(mark_arrivals(trusted, context.arrivals))
    return SettledCells(
        rows=write_ranges(below(work.folder, f"{work.number}-rows.arrow"), observation, context),
        revisions=write_ranges(
            below(work.folder, f"{work.number}-revisions.arrow"), context.name_texts(merged.revisions), context
        ),
        source_pairs=write_pairs(below(work.folder, f"{work.number}-pairs.arrow"), pairs),
        sums=sum_groups({**context.tables, "observation": observation}),
        odd=odd,
        corrected=_without_rows(corrected),
        replaced=Counter(merged.replaced),
        compared=Counter(merged.compared),
        absorbed=read.absorbed,
    )


def _date(corrected: Corrected, context: TradeContext) -> pd.DataFrame:
    """The observations with their days of knowledge and derived months, by the key, marked where confirmed."""
    frame = corrected.observations
    marked = frame.assign(
        is_confirmed=frame.index.isin(corrected.confirmed), **table_days(frame, context.tables["source"])
    )
    held = marked.loc[marked["known_until"].isna() | (marked["known_from"] < marked["known_until"])]
    asked = held.loc[held["source_code"].isin(list(context.derives))]
    months = [context.name_texts(derive_months(asked).months.assign(is_confirmed=False))] if len(asked) else []
    whole = pd.concat([held, *months], ignore_index=True).drop(columns=SEEN)
    return sort_by_key(schema.observation, whole)


def write_ranges(place: Place, rows: pd.DataFrame, context: TradeContext) -> KeyedRows:
    """Write rows by the range of their series."""
    return write_keyed(place, to_arrow_rows(rows), pd.DataFrame({RANGE: context.number_ranges(rows)}))


def write_pairs(place: Place, pairs: pd.DataFrame) -> KeyedRows:
    """Write pairs of figures by arrival and year."""
    keys = pd.DataFrame({"arrival": pairs["arrival"], "year": pairs["period_start"].dt.year})
    return write_keyed(place, to_arrow_rows(pairs[list(PAIR)]), keys)


def _without_rows(corrected: Corrected) -> Corrected:
    return replace(corrected, observations=pd.DataFrame(), confirmed=[])
