"""A file of trade figures out of its checked parts: no cell twice, and no more refused rows than the gates allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice, pairwise

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.errors import Fault
from etl.inputs.cards import SourceCard
from etl.inputs.files import LINE, InputFile
from etl.inputs.rows import tell_repeated
from etl.inputs.trade.check_part import CheckedPart
from etl.inputs.trade.trade_file import KEY, PLACE, last_titles
from etl.values.commodities import to_six_digits
from etl.values.fault_rows import Faults, sort_fault_rows, to_fault_rows
from etl.values.gates import Gates
from etl.values.keyed_rows import KeyedRows, read_keyed, to_frame
from etl.values.periods import format_period
from etl.values.reading import FileCount
from etl.values.snapshots import SnapshotRow
from etl.values.text_columns import Marks, Places

KEYS_AT_ONCE = 500_000
_OF_KEY = {
    "reporter_code": "reporter",
    "partner_code": "partner",
    "flow": "flow",
    "commodity_id": "commodity",
    "source_row": LINE,
    PLACE: PLACE,
}
_NONE_AGAIN = pa.schema(
    [("part", pa.int64()), (PLACE, pa.int64()), ("first_line", pa.int64()), ("is_good", pa.bool_())]
).empty_table()


@dataclass(frozen=True)
class TradeFile:
    """One file of figures, read.

    It has the card of its source, its row of ``snapshot``, and its checked ``parts``; ``repeated`` has, for each part,
    the places of good rows whose cell an earlier row has. A file that is refused whole has no parts. ``arrival`` is
    what the file came with: files of one arrival have the same, in order of time; empty for a file that ships with the
    project. ``titles`` are the names that the file gives to commodities.
    """

    card: SourceCard
    snapshot: SnapshotRow
    parts: tuple[CheckedPart, ...]
    repeated: tuple[Places, ...]
    count: FileCount
    faults: Faults
    arrival: str = ""
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def snapshot_key(self) -> str:
        """By what the works of a build name its snapshot: of a file that ships with the project by its source.

        Its snapshot's code goes by all of its content, of which a work has a part.
        """
        return self.snapshot.snapshot_code if self.arrival else self.card.code

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day that its rows tell of; there must be one."""
        told = [part for part in self.parts if part.first_day and part.last_day]
        return min(part.first_day for part in told if part.first_day), max(
            part.last_day for part in told if part.last_day
        )


def to_trade_file(
    source: InputFile, card: SourceCard, snapshot: SnapshotRow, parts: Sequence[CheckedPart], gates: Gates
) -> TradeFile:
    """A file from all of its parts, in their order.

    One with a larger share of refused rows than the gates allow has no rows, and one fault instead of many.
    """
    repeats = find_repeats(parts)
    repeated = tuple(again.places[again.is_good] for again in repeats)
    faults = faults_of(source.file, parts, repeats)
    read = sum(part.rows_read for part in parts)
    loaded = sum(part.good.rows for part in parts) - sum(len(places) for places in repeated)
    count = source.count(read, loaded)
    share = 100 * count.rows_rejected / read if read else 0.0
    if share > gates.refused_share_pct and read >= gates.refused_min_rows:
        fault = _too_many_refused(count, share, gates, faults)
        whole = replace(count, rows_loaded=0, rows_rejected=read)
        return TradeFile(card, replace(snapshot, rows_read=read), (), (), whole, Faults([fault]))
    titles = last_titles(chain.from_iterable(part.titles.items() for part in parts))
    if titles and any(len(places) for places in repeated):
        left = _codes_left(parts, repeated)
        titles = {code: title for code, title in titles.items() if code in left}
    counted = replace(snapshot, rows_read=read)
    return TradeFile(card, counted, tuple(parts), repeated, count, faults, titles=titles)


def _too_many_refused(count: FileCount, share: float, gates: Gates, faults: Faults) -> Fault:
    problem = (
        f"refused whole: {count.rows_rejected:,} of {count.rows_read:,} rows have faults ({share:.0f} %), more than "
        f"the {gates.refused_share_pct:g} % that data/gates.yml allows"
    )
    first = "".join(f" The first: {fault}" for fault in islice(faults, 1))
    return Fault(count.file, "", "", problem, "", f"Look whether the publisher changed the file's form.{first}")


@dataclass(frozen=True)
class Repeats:
    """Rows of a part whose cell an earlier row of the file has: their places, in order, and the line of the first one.

    ``is_good`` marks those that passed all other checks.
    """

    places: Places
    first_lines: Places
    is_good: Marks


@dataclass(frozen=True)
class FileFaults:
    """What is wrong with the rows of a file, part by part: its parts are one after the other in it."""

    file: str
    parts: tuple[CheckedPart, ...]
    repeats: tuple[Repeats, ...]

    @property
    def rows(self) -> int:
        """How many faults there are."""
        return sum(part.faults.rows + len(again.places) for part, again in zip(self.parts, self.repeats, strict=True))

    def tables(self) -> Iterator[pa.Table]:
        """Those of one part after the other."""
        for part, again in zip(self.parts, self.repeats, strict=True):
            own = [read_keyed(part.faults, part.fault_places)] if part.fault_places else []
            repeated = [to_fault_rows(_tell_repeats(self.file, part, again))] if len(again.places) else []
            if repeated:
                yield sort_fault_rows(pa.concat_tables([*own, *repeated]))
            else:
                yield from own


def faults_of(file: str, parts: Sequence[CheckedPart], repeats: tuple[Repeats, ...]) -> Faults:
    """All that is wrong with the rows of a file and with files beside it."""
    of_rows = FileFaults(file, tuple(parts), repeats)
    return Faults([fault for part in parts for fault in part.faults_beside], (of_rows,) if of_rows.rows else ())


def find_repeats(parts: Sequence[CheckedPart]) -> tuple[Repeats, ...]:
    """Of each part every row but the first of those with the same reporter, partner, flow, period and commodity."""
    if not parts:
        return ()
    turns = sum(part.row_count for part in parts) // KEYS_AT_ONCE + 1
    again = pa.concat_tables([_find_again(parts, turn, turns) for turn in range(turns)])
    held = (again.filter(pc.equal(again["part"], number)).sort_by(PLACE) for number in range(len(parts)))
    return tuple(Repeats(*(one[name].to_numpy() for name in (PLACE, "first_line", "is_good"))) for one in held)


def _find_again(parts: Sequence[CheckedPart], turn: int, turns: int) -> pa.Table:
    """The rows that repeat an earlier one, of those whose key has its number in one of so many ranges."""
    twice = _same_numbers(parts, turn, turns)
    there = [
        _tell_keys(part, places).append_column("part", pa.repeat(number, len(places)))
        for number, (part, places) in enumerate(zip(parts, twice, strict=True))
        if len(places)
    ]
    if not there:
        return _NONE_AGAIN
    told = pa.concat_tables(there).unify_dictionaries()
    keys = pd.DataFrame({name: to_frame(told.select([name]))[name].cat.codes for name in KEY})
    cell = keys.groupby(list(KEY), sort=False).ngroup()
    first = told[LINE].to_pandas().groupby(cell).transform("min")
    rows = told.append_column("first_line", pa.array(first.to_numpy())).select(_NONE_AGAIN.column_names)
    return rows.filter(pa.array(cell.duplicated().to_numpy()))


def _same_numbers(parts: Sequence[CheckedPart], turn: int, turns: int) -> list[Places]:
    """The places in each part of rows whose key has the number of another one's, of those in one of so many ranges."""
    keys = [part.keys_in(turn, turns) for part in parts]
    numbers, places = (np.concatenate([one[name] for one in keys]) for name in ("number", "place"))
    order = np.argsort(numbers, kind="stable")
    same = np.diff(numbers[order]) == 0
    is_twice = np.zeros(len(numbers), dtype="bool")
    is_twice[order[1:][same]] = True
    is_twice[order[:-1][same]] = True
    starts = np.cumsum([0, *map(len, keys)])
    return [places[begin:end][is_twice[begin:end]] for begin, end in pairwise(starts)]


def _tell_keys(part: CheckedPart, places: Places) -> pa.Table:
    """The key of the rows at some places of a part, in order, with their line and whether they are good."""
    good, refused = (_at(file, places) for file in (part.good, part.refused))
    named = good.select(_OF_KEY.keys()).rename_columns(list(_OF_KEY.values()))
    keyed = named.append_column("period", _spell_periods(good)).append_column("is_good", pa.repeat(True, len(good)))
    others = refused.append_column("is_good", pa.repeat(False, len(refused)))
    return pa.concat_tables([keyed.select(others.column_names), others]).sort_by(PLACE)


def _at(file: KeyedRows, places: Places) -> pa.Table:
    table = read_keyed(file, file.places)
    return table.filter(pc.is_in(table[PLACE], pa.array(places, table[PLACE].type)))


def _spell_periods(good: pa.Table) -> pa.DictionaryArray:
    """The period of each row as text, as it is in the keys of refused rows."""
    ends = (good[name].cast(pa.int32()).to_numpy() for name in ("period_start", "period_end"))
    spans, number = np.unique(np.column_stack([*ends]).astype("datetime64[D]"), axis=0, return_inverse=True)
    texts = [format_period(start, end) for start, end in spans.tolist()]
    return pa.DictionaryArray.from_arrays(pa.array(number.reshape(-1), pa.int32()), pa.array(texts, pa.string()))


def _tell_repeats(file: str, part: CheckedPart, again: Repeats) -> Iterator[Fault]:
    told = _tell_keys(part, again.places)
    keys = zip(*(pc.fill_null(told[name].cast(pa.string()), "").to_pylist() for name in KEY), strict=True)
    for line, first, values in zip(told[LINE].to_pylist(), again.first_lines.tolist(), keys, strict=True):
        yield Fault(file, f"line {line}", *tell_repeated(KEY, first, values))


def _codes_left(parts: Sequence[CheckedPart], repeated: Sequence[Places]) -> set[str]:
    """The codes of the rows that are not repeated, cut to six digits."""
    left: set[str] = set()
    for part, places in zip(parts, repeated, strict=True):
        table = read_keyed(part.good, part.good.places)
        codes = table.filter(pc.invert(pc.is_in(table[PLACE], pa.array(places))))["commodity_id"].unique()
        left.update(to_six_digits(pd.Series(codes.to_pylist(), dtype="str")))
    return left
