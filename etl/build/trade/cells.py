"""Stage two of a build: all that is said of some reporters, flows and years, to the figures that stand and stood."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import reduce
from operator import add

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl import schema
from etl.build.check import PARTS_NEEDED, check_cells, check_parts, find_conflicts, mark_trusted
from etl.build.correct import Corrected, Dropped, apply_corrections
from etl.build.derive import derive_months
from etl.build.merge import SEEN, MergedArrivals, merge_arrivals
from etl.build.odd_figures import OddFigures
from etl.build.pair_figures import PAIR, mark_arrivals, pair_with_other_sources
from etl.build.sum_groups import link_partners, sum_groups
from etl.build.trade.bucket_cuts import BucketCut, cut_bucket
from etl.build.trade.bucket_rows import FileInBucket, read_bucket
from etl.build.trade.context import Numbers, TradeContext
from etl.build.trade.cuts import BUCKET_ROWS, cut_keys
from etl.build.trade.ordered_rows import write_ordered
from etl.values.addresses import Place, below
from etl.values.corrections import Correction
from etl.values.frames import sort_by_key
from etl.values.keyed_rows import Key, KeyedRows, read_keyed, to_arrow_rows, to_frame, write_keyed
from etl.values.knowledge import table_days
from etl.values.reading import Finding

CUT_ROWS = BUCKET_ROWS // 2  # twice as many are settled at once, of more as many
SUMS_BY = ("partner_code", "group_code", "reporter_code", "flow")  # with which the key of group_trade begins


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
    """What came of a bucket, of each of its cuts in files of its own.

    ``rows`` are observations with ``is_confirmed``, and ``revisions`` rows of ``revision`` without their number, both
    by piece of series; ``source_pairs`` are pairs of ``pair_with_other_sources`` by arrival and year. ``sums`` are rows
    of ``group_trade`` in the order of ``SUMS_BY``. ``findings``, ``misfits`` and ``dropped`` are those of
    ``Corrected``. ``replaced``, ``compared`` and ``absorbed`` count rows by snapshot.
    """

    rows: tuple[KeyedRows, ...] = ()
    revisions: tuple[KeyedRows, ...] = ()
    source_pairs: tuple[KeyedRows, ...] = ()
    sums: tuple[KeyedRows, ...] = ()
    odd: list[OddFigures] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    misfits: list[tuple[Correction, str]] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    replaced: Counter[str] = field(default_factory=Counter)
    compared: Counter[str] = field(default_factory=Counter)
    absorbed: Counter[str] = field(default_factory=Counter)


def settle_cells(work: CellsWork) -> SettledCells:
    """Merge, correct, date, derive, sum and check the rows of a bucket, a large one in cuts."""
    with cut_bucket(work.files, work.keys, work.corrections, CUT_ROWS, work.folder) as cuts:
        if len(cuts) == 1:
            settled, observation = _settle(work, cuts[0])
            return _join([settled, _look_across(work, 0, observation, observation)])
        settled = _join(_settle(work, cut)[0] for cut in cuts)
    return _join([settled, *_look_across_cuts(work, settled.rows)])


def _join(parts: Iterable[SettledCells]) -> SettledCells:
    """What came of several parts of a bucket."""
    told = [[getattr(part, one.name) for one in fields(part)] for part in parts]
    return SettledCells(*(reduce(add, of_field) for of_field in zip(*told, strict=True)))


def _settle(work: CellsWork, cut: BucketCut) -> tuple[SettledCells, pd.DataFrame]:
    """What comes of a cut, and its observations; rows that nothing follows from any more are let go at each step."""
    context = work.context
    merged, absorbed = _merge(cut, context)
    whole = pd.concat([merged.observations, merged.superseded], ignore_index=True)
    merged = replace(merged, observations=whole.iloc[:0], superseded=whole.iloc[:0])
    corrected, observation = _correct(whole, cut.corrections, context)
    del whole
    odd, pairs = _look_through(observation, context)
    rows, revisions = to_arrow_rows(observation), context.name_texts(merged.revisions)
    settled = SettledCells(
        rows=(write_pieces(_place(work, cut.number, "rows"), rows, context.number_pieces(observation), context),),
        revisions=(
            write_pieces(
                _place(work, cut.number, "revisions"),
                to_arrow_rows(revisions),
                context.number_pieces(revisions),
                context,
            ),
        ),
        source_pairs=(write_pairs(_place(work, cut.number, "pairs"), pairs),),
        odd=[*odd, *find_conflicts(merged.conflicts)],
        findings=corrected.findings,
        misfits=corrected.misfits,
        dropped=corrected.dropped,
        replaced=Counter(merged.replaced),
        compared=Counter(merged.compared),
        absorbed=absorbed,
    )
    return settled, observation


def _merge(cut: BucketCut, context: TradeContext) -> tuple[MergedArrivals, Counter[str]]:
    """What all files make of each figure, and how many rows of each were added up."""
    read = read_bucket(cut.files, cut.keys, context)
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
    return check_cells(trusted), pairs


def _look_across(work: CellsWork, number: int, standing: pd.DataFrame, parts: pd.DataFrame) -> SettledCells:
    """What goods and partners come to together.

    ``standing`` are the observations that are held against what they are a part of, ``parts`` those of sums.
    """
    context = work.context
    trusted = mark_trusted(standing[PARTS_NEEDED], context.arrivals)
    sums = sum_groups({**context.tables, "observation": parts})
    return SettledCells(
        sums=(write_sums(_place(work, number, "sums"), sums),),
        odd=check_parts(trusted, context.tables["commodity"]),
    )


def _look_across_cuts(work: CellsWork, files: Sequence[KeyedRows]) -> Iterator[SettledCells]:
    """The same of what lies in files, some sources and partners at a time: those that are summed stay together."""
    goods = pa.array(work.context.tables["commodity_group_member"]["commodity_id"].unique(), pa.string())

    def stand(rows: pa.Table) -> pa.Table:
        return rows.filter(pc.is_null(rows["known_until"]))

    def are_summed(rows: pa.Table) -> pa.Table:
        return rows.filter(pc.is_in(rows["commodity_id"].cast(pa.string()), goods))

    for number, pieces in enumerate(_pieces_together(files, work.context)):
        standing, parts = (_read_pieces(files, pieces, work.context, choose) for choose in (stand, are_summed))
        yield _look_across(work, number, standing, parts)


def _pieces_together(files: Sequence[KeyedRows], context: TradeContext) -> Iterator[list[Key]]:
    """The pieces of some sources, reporters and partners at a time, as far as they tell these; of one bucket."""
    linked = link_partners(context.tables["area_member"])
    pieces: dict[Key, list[Key]] = {}
    counts: Counter[Key] = Counter()
    for file in files:
        for piece, (_, rows) in file.places.items():
            source, reporter, partner, *_ = piece
            side = source, reporter, linked.get(partner, partner)
            counts[side] += rows
            pieces.setdefault(side, []).append(piece)
    for sides in cut_keys(counts, CUT_ROWS):
        yield sorted({piece for side in sides for piece in pieces[side]})


def _read_pieces(
    files: Sequence[KeyedRows], pieces: Sequence[Key], context: TradeContext, choose: Callable[[pa.Table], pa.Table]
) -> pd.DataFrame:
    """The observations of some pieces that are chosen, in the order of the key."""
    held = [choose(read_keyed(file, pieces)) for file in files]
    return sort_by_key(schema.observation, to_frame(pa.concat_tables(held).unify_dictionaries(), context.kinds))


def _place(work: CellsWork, number: int, name: str) -> Place:
    return below(work.folder, f"{work.number}-{number}-{name}.arrow")


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
    """Write sums in the order of ``SUMS_BY``."""
    return write_ordered(place, to_arrow_rows(sums), SUMS_BY)


def write_pairs(place: Place, pairs: pd.DataFrame) -> KeyedRows:
    """Write pairs of figures by arrival and year."""
    keys = pd.DataFrame({"arrival": pairs["arrival"], "year": pairs["period_start"].dt.year})
    return write_keyed(place, to_arrow_rows(pairs[list(PAIR)]), keys)
