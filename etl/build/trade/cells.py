"""Stage two of a build: all that is said of some reporters, flows and years, to the figures that stand and stood."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa

from etl import schema
from etl.build.check import check_cells, find_conflicts, mark_trusted
from etl.build.correct import Corrected, Dropped, apply_corrections
from etl.build.derive import derive_months
from etl.build.merge import SEEN, MergedArrivals, merge_arrivals
from etl.build.odd_figures import OddFigures
from etl.build.pair_figures import PAIR, mark_arrivals, pair_with_other_sources
from etl.build.sum_groups import parts_of_sums, sum_groups
from etl.build.trade.bucket_rows import FileInBucket, Partners, cut_partners, read_bucket
from etl.build.trade.context import Numbers, TradeContext
from etl.build.trade.cuts import BUCKET_ROWS
from etl.values.addresses import Place, below
from etl.values.corrections import Correction
from etl.values.frames import sort_by_key
from etl.values.keyed_rows import Key, KeyedRows, to_arrow_rows, write_keyed
from etl.values.knowledge import table_days
from etl.values.reading import Finding

CUT_ROWS = BUCKET_ROWS // 2  # as many as that are settled at once


@dataclass(frozen=True)
class CellsWork:
    """A bucket: the files that have rows of its keys, in their order, and the corrections of its cells.

    ``folder`` is where what comes of it is put, under names that begin with ``number``. ``context`` has what there
    is of these files and no others.
    """

    number: int
    keys: tuple[Key, ...]
    files: tuple[FileInBucket, ...]
    corrections: tuple[Correction, ...]
    context: TradeContext
    folder: Place

    @property
    def facts(self) -> tuple[object, ...]:
        """All that the outcome follows from, but the tables that are the same for all buckets."""
        return self.keys, tuple(file.facts for file in self.files), self.corrections, self.context.facts

    def within(self, folder: Place) -> "CellsWork":
        """The same work, whose files are put into a folder."""
        return replace(self, folder=folder)


@dataclass(frozen=True)
class SettledCells:
    """What came of a bucket.

    ``rows`` are observations with ``is_confirmed``, and ``revisions`` rows of ``revision`` without their number, both
    by piece of series; ``source_pairs`` are pairs of ``pair_with_other_sources`` by arrival and year. ``sums`` are rows
    of ``group_trade`` by group of goods. ``findings``, ``misfits`` and ``dropped`` are those of ``Corrected``.
    ``replaced``, ``compared`` and ``absorbed`` count rows by snapshot.
    """

    rows: KeyedRows
    revisions: KeyedRows
    source_pairs: KeyedRows
    sums: KeyedRows
    odd: list[OddFigures]
    findings: list[Finding]
    misfits: list[tuple[Correction, str]]
    dropped: list[Dropped]
    replaced: Counter[str]
    compared: Counter[str]
    absorbed: Counter[str]


@dataclass(frozen=True)
class _Cut:
    """What came of some partners of a bucket, as in ``SettledCells``.

    ``pieces`` are the numbers of those that the rows are in, ``parts`` observations that sums are of. ``merged`` and
    ``corrected`` have no observations.
    """

    rows: pa.Table
    pieces: Numbers
    pairs: pd.DataFrame
    parts: pd.DataFrame
    odd: list[OddFigures]
    merged: MergedArrivals
    corrected: Corrected
    absorbed: Counter[str]


def settle_cells(work: CellsWork) -> SettledCells:
    """Merge, correct, date, derive, sum and check the rows of a bucket.

    No rule but that of sums looks from one partner to another, so a large bucket is settled some partners at a time.
    """
    context = work.context
    partners = cut_partners(work.files, work.keys, CUT_ROWS)
    cuts = [_settle(work, *one) for one in zip(partners, _by_cut(work.corrections, partners), strict=True)]
    rows = pa.concat_tables([cut.rows for cut in cuts]).unify_dictionaries()
    revisions = context.name_texts(pd.concat([cut.merged.revisions for cut in cuts], ignore_index=True))
    return SettledCells(
        rows=write_pieces(_place(work, "rows"), rows, np.concatenate([cut.pieces for cut in cuts]), context),
        revisions=write_pieces(
            _place(work, "revisions"), to_arrow_rows(revisions), context.number_pieces(revisions), context
        ),
        source_pairs=write_pairs(_place(work, "pairs"), pd.concat([cut.pairs for cut in cuts], ignore_index=True)),
        sums=write_sums(_place(work, "sums"), _sum(cuts, context)),
        odd=[odd for cut in cuts for odd in cut.odd],
        findings=[finding for cut in cuts for finding in cut.corrected.findings],
        misfits=[misfit for cut in cuts for misfit in cut.corrected.misfits],
        dropped=[dropped for cut in cuts for dropped in cut.corrected.dropped],
        replaced=sum((Counter(cut.merged.replaced) for cut in cuts), Counter[str]()),
        compared=sum((Counter(cut.merged.compared) for cut in cuts), Counter[str]()),
        absorbed=sum((cut.absorbed for cut in cuts), Counter[str]()),
    )


def _by_cut(corrections: Sequence[Correction], cuts: Sequence[Partners]) -> list[list[Correction]]:
    """The corrections of each cut's partners; those of a partner without rows are the first one's."""
    found: list[list[Correction]] = [[] for _ in cuts]
    for one in corrections:
        found[next((number for number, cut in enumerate(cuts) if cut and one.partner in cut), 0)].append(one)
    return found


def _settle(work: CellsWork, partners: Partners, corrections: Sequence[Correction]) -> _Cut:
    """What comes of some partners; rows that nothing follows from any more are let go at each step."""
    context = work.context
    merged, absorbed = _merge(work, partners)
    whole = pd.concat([merged.observations, merged.superseded], ignore_index=True)
    merged = replace(merged, observations=whole.iloc[:0], superseded=whole.iloc[:0])
    corrected, observation = _correct(whole, corrections, context)
    del whole
    odd, pairs = _look_through(observation, context)
    return _Cut(
        rows=to_arrow_rows(observation),
        pieces=context.number_pieces(observation),
        pairs=pairs,
        parts=observation if partners is None else parts_of_sums({**context.tables, "observation": observation}),
        odd=[*odd, *find_conflicts(merged.conflicts)],
        merged=merged,
        corrected=corrected,
        absorbed=absorbed,
    )


def _merge(work: CellsWork, partners: Partners) -> tuple[MergedArrivals, Counter[str]]:
    """What all files make of each figure, and how many rows of each were added up."""
    read = read_bucket(work.files, work.keys, work.context, partners)
    return merge_arrivals(read.rows), read.absorbed


def _correct(
    rows: pd.DataFrame, corrections: Sequence[Correction], context: TradeContext
) -> tuple[Corrected, pd.DataFrame]:
    """What came of the corrections, and the observations that they leave."""
    corrected = apply_corrections(rows, corrections)
    return replace(corrected, observations=pd.DataFrame(), confirmed=[]), _date(corrected, context)


def _look_through(observation: pd.DataFrame, context: TradeContext) -> tuple[list[OddFigures], pd.DataFrame]:
    """What looks odd, and new figures beside those of other sources."""
    trusted = mark_trusted(observation, context.arrivals)
    pairs = pair_with_other_sources(mark_arrivals(trusted, context.arrivals))
    return check_cells(trusted, context.tables["commodity"]), pairs


def _sum(cuts: Sequence[_Cut], context: TradeContext) -> pd.DataFrame:
    parts = [cut.parts for cut in cuts]
    whole = parts[0] if len(parts) == 1 else sort_by_key(schema.observation, pd.concat(parts, ignore_index=True))
    return sum_groups({**context.tables, "observation": whole})


def _place(work: CellsWork, name: str) -> Place:
    return below(work.folder, f"{work.number}-{name}.arrow")


def _date(corrected: Corrected, context: TradeContext) -> pd.DataFrame:
    """The observations with their days of knowledge and derived months, by the key, marked where confirmed."""
    frame = corrected.observations
    marked = frame.assign(
        is_confirmed=frame.index.isin(corrected.confirmed), **table_days(frame, context.tables["source"])
    )
    held = marked.loc[marked["known_until"].isna() | (marked["known_from"] < marked["known_until"])]
    asked = held.loc[held["source_code"].isin(list(context.derives))]
    months = [context.name_texts(derive_months(asked).months.assign(is_confirmed=False))] if len(asked) else []
    whole = pd.concat([held, *months], ignore_index=True) if months else held
    return sort_by_key(schema.observation, whole.drop(columns=SEEN))


def write_pieces(place: Place, rows: pa.Table, numbers: Numbers, context: TradeContext) -> KeyedRows:
    """Write rows by the piece of their series, of which they have the number."""
    written = write_keyed(place, rows, pd.DataFrame({"piece": numbers}), hashed=True)
    return written.renamed(dict(enumerate(context.pieces)))


def write_sums(place: Place, sums: pd.DataFrame) -> KeyedRows:
    """Write sums by their group of goods."""
    return write_keyed(place, to_arrow_rows(sums), sums[["group_code"]])


def write_pairs(place: Place, pairs: pd.DataFrame) -> KeyedRows:
    """Write pairs of figures by arrival and year."""
    keys = pd.DataFrame({"arrival": pairs["arrival"], "year": pairs["period_start"].dt.year})
    return write_keyed(place, to_arrow_rows(pairs[list(PAIR)]), keys)
