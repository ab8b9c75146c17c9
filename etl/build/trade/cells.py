"""Stage two of a build: all that is said of some reporters, flows and years, to the figures that stand and stood."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl import schema
from etl.build.check import check_cells, find_conflicts, mark_trusted
from etl.build.correct import Corrected, apply_corrections
from etl.build.derive import derive_months
from etl.build.merge import Arrived, MergedArrivals, apply_arrivals
from etl.build.odd_figures import OddFigures
from etl.build.pair_figures import PAIR, mark_arrivals, pair_with_other_sources
from etl.build.sum_groups import sum_groups
from etl.build.trade.context import OBSERVATION, TradeContext
from etl.build.trade.torn_sums import mark_torn_sums
from etl.inputs.trade.trade_file import PLACE
from etl.values.addresses import Place, below
from etl.values.commodities import NATIONAL_CODE, sum_national_codes
from etl.values.corrections import Correction
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.keyed_rows import Key, KeyedRows, read_keyed, to_arrow_rows, to_frame, write_keyed
from etl.values.knowledge import table_days

RANGE = "range"
Places = "np.ndarray[Any, np.dtype[np.int64]]"


@dataclass(frozen=True)
class PartInBucket:
    """A part's good and refused rows of the bucket, and the places of good ones whose cell an earlier row has."""

    good: KeyedRows
    refused: KeyedRows
    repeated: "np.ndarray[Any, np.dtype[np.int64]]"


@dataclass(frozen=True)
class FileInBucket:
    """A file's parts of the bucket; ``arrival`` is empty for a file that ships with the project."""

    source_code: str
    snapshot_code: str
    arrival: str
    on_day: date | None
    parts: tuple[PartInBucket, ...]


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
    merged = _merge(work)
    frames = [part for one in merged.by_source for part in (one.observations, one.superseded) if len(part)]
    stacked = pd.concat(frames, ignore_index=True) if frames else _no_rows(context)
    corrected = apply_corrections(stacked, work.corrections)
    observation = _date(corrected, context)
    trusted = mark_trusted(observation, context.arrivals)
    conflicts = [find_conflicts(one.conflicts) for one in merged.by_source if len(one.conflicts)]
    odd = [*check_cells(trusted, context.tables["commodity"]), *(odd for found in conflicts for odd in found)]
    pairs = pair_with_other_sources(mark_arrivals(trusted, context.arrivals))
    revisions = [one.revisions for one in merged.by_source if len(one.revisions)]
    return SettledCells(
        rows=write_ranges(below(work.folder, f"{work.number}-rows.arrow"), observation, context),
        revisions=write_ranges(
            below(work.folder, f"{work.number}-revisions.arrow"), _stack(revisions, context), context
        ),
        source_pairs=write_pairs(below(work.folder, f"{work.number}-pairs.arrow"), pairs),
        sums=sum_groups({**context.tables, "observation": observation}),
        odd=odd,
        corrected=_without_rows(corrected),
        replaced=sum((Counter(one.replaced) for one in merged.by_source), Counter()),
        compared=sum((Counter(one.compared) for one in merged.by_source), Counter()),
        absorbed=merged.absorbed,
    )


@dataclass(frozen=True)
class _Merged:
    """The arrivals of each source on top of each other; ``absorbed`` counts rows that were added up into one."""

    by_source: list[MergedArrivals]
    absorbed: Counter[str]


def _merge(work: CellsWork) -> _Merged:
    arrivals: dict[str, dict[str, list[FileInBucket]]] = {}
    for file in work.files:
        arrivals.setdefault(file.source_code, {}).setdefault(file.arrival, []).append(file)
    absorbed: Counter[str] = Counter()
    by_source: list[MergedArrivals] = []
    for of_source in arrivals.values():
        came: list[Arrived] = []
        for files in of_source.values():
            frames = [_read_file(file, work, absorbed) for file in files]
            came.append(Arrived(frames, files[0].on_day))
        by_source.append(apply_arrivals(came))
    return _Merged(by_source, absorbed)


def _read_file(file: FileInBucket, work: CellsWork, absorbed: Counter[str]) -> pd.DataFrame:
    """The bucket's observations of a file, one a cell; how many were added up into others goes into ``absorbed``."""
    context = work.context
    tables = [_read_part(part, work.keys) for part in file.parts]
    # Codes of eight or ten digits are none of the known ones, and are so only until they are added up.
    known = {name: texts for name, texts in context.categories.items() if name != "commodity_id"}
    frame = to_frame(pa.concat_tables(tables).unify_dictionaries(), known).drop(columns=PLACE)
    whole = _to_whole(frame, file)
    if file.arrival and whole["commodity_id"].cat.categories.str.fullmatch(NATIONAL_CODE).any():
        plain = whole.astype(dict.fromkeys(whole.select_dtypes("category"), "str"))
        ordered = sort_by_key(schema.observation, mark_torn_sums(plain, file.parts, work.keys))
        summed = sum_national_codes(ordered)
        absorbed[file.snapshot_code] += len(whole) - len(summed)
        whole = summed
    return context.name_texts(whole)


def _read_part(part: PartInBucket, keys: Sequence[Key]) -> pa.Table:
    table = read_keyed(part.good, keys)
    if not len(part.repeated):
        return table
    return table.filter(pc.invert(pc.is_in(table[PLACE], pa.array(part.repeated))))


def _to_whole(frame: pd.DataFrame, file: FileInBucket) -> pd.DataFrame:
    """The rows with all columns of ``observation``."""
    of_file: dict[str, Any] = {
        "source_code": _all_of(file.source_code, len(frame)),
        "snapshot_code": _all_of(file.snapshot_code, len(frame)),
        "note": frame["note"].astype("str"),
        "is_derived": False,
        "known_from": pd.Series(pd.NaT, index=frame.index, dtype="datetime64[s]"),
        "known_until": pd.Series(pd.NaT, index=frame.index, dtype="datetime64[s]"),
        "is_known_from_assumed": False,
    }
    return frame.assign(**of_file)[OBSERVATION]


def _all_of(text: str, count: int) -> pd.Categorical:
    return pd.Categorical.from_codes(np.zeros(count, "int64"), pd.Index([text], dtype="str"))


def _no_rows(context: TradeContext) -> pd.DataFrame:
    seen = pd.Series(dtype="datetime64[s]")
    return context.name_texts(to_table_frame(schema.observation, {}).assign(seen_date=seen))


def _stack(revisions: list[pd.DataFrame], context: TradeContext) -> pd.DataFrame:
    none = to_table_frame(schema.revision, {}).drop(columns="seq")
    return context.name_texts(pd.concat(revisions, ignore_index=True) if revisions else none)[list(none)]


def _date(corrected: Corrected, context: TradeContext) -> pd.DataFrame:
    """The observations with their days of knowledge and derived months, by the key, marked where confirmed."""
    frame = corrected.observations
    marked = frame.assign(
        is_confirmed=frame.index.isin(corrected.confirmed), **table_days(frame, context.tables["source"])
    )
    held = marked.loc[marked["known_until"].isna() | (marked["known_from"] < marked["known_until"])]
    asked = held.loc[held["source_code"].isin(list(context.derives))]
    months = [context.name_texts(derive_months(asked).months.assign(is_confirmed=False))] if len(asked) else []
    whole = pd.concat([held, *months], ignore_index=True).drop(columns="seen_date")
    return sort_by_key(schema.observation, whole)


def write_ranges(place: Place, rows: pd.DataFrame, context: TradeContext) -> KeyedRows:
    """Write rows by the range of their series."""
    return write_keyed(place, to_arrow_rows(rows), pd.DataFrame({RANGE: context.number_ranges(rows)}))


def write_pairs(place: Place, pairs: pd.DataFrame) -> KeyedRows:
    """Write pairs of figures by arrival and year."""
    keys = pd.DataFrame({"arrival": pairs["arrival"], "year": pairs["period_start"].dt.year})
    return write_keyed(place, to_arrow_rows(pairs[list(PAIR)]), keys)


def _without_rows(corrected: Corrected) -> Corrected:
    return replace(corrected, observations=corrected.observations.iloc[:0], confirmed=[])
