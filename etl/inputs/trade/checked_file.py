"""A file of trade figures out of its checked parts: no cell twice, and no more refused rows than the gates allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate, chain
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.errors import Fault, in_reading_order
from etl.inputs.cards import SourceCard
from etl.inputs.files import LINE, InputFile
from etl.inputs.rows import tell_repeated
from etl.inputs.trade.check_part import CheckedPart
from etl.inputs.trade.trade_file import KEY, PLACE, last_titles
from etl.values.commodities import to_six_digits
from etl.values.gates import Gates
from etl.values.keyed_rows import read_keyed, to_frame
from etl.values.periods import format_period
from etl.values.reading import FileCount
from etl.values.snapshots import SnapshotRow

KEYS_AT_ONCE = 16_000_000
Places: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"


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
    faults: list[Fault]
    arrival: str = ""
    titles: dict[str, str] = field(default_factory=dict)

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
    repeats = find_repeats(source.file, parts)
    faults = [*chain.from_iterable(part.faults for part in parts), *repeats.faults]
    read = sum(part.rows_read for part in parts)
    loaded = sum(part.good.rows for part in parts) - sum(len(places) for places in repeats.good)
    count = source.count(read, loaded)
    share = 100 * count.rows_rejected / read if read else 0.0
    if share > gates.refused_share_pct and read >= gates.refused_min_rows:
        fault = _too_many_refused(count, share, gates, faults)
        whole = replace(count, rows_loaded=0, rows_rejected=read)
        return TradeFile(card, replace(snapshot, rows_read=read), (), (), whole, [fault])
    titles = last_titles(chain.from_iterable(part.titles.items() for part in parts))
    if titles and any(len(places) for places in repeats.good):
        left = _codes_left(parts, repeats.good)
        titles = {code: title for code, title in titles.items() if code in left}
    counted = replace(snapshot, rows_read=read)
    return TradeFile(card, counted, tuple(parts), repeats.good, count, faults, titles=titles)


def _too_many_refused(count: FileCount, share: float, gates: Gates, faults: list[Fault]) -> Fault:
    problem = (
        f"refused whole: {count.rows_rejected:,} of {count.rows_read:,} rows have faults ({share:.0f} %), more than "
        f"the {gates.refused_share_pct:g} % that data/gates.yml allows"
    )
    first = f" The first: {in_reading_order(faults)[0]}" if faults else ""
    return Fault(count.file, "", "", problem, "", f"Look whether the publisher changed the file's form.{first}")


@dataclass(frozen=True)
class Repeats:
    """Rows whose cell an earlier row of the file has: a fault for each, and the places of the good ones by part."""

    good: tuple[Places, ...]
    faults: list[Fault]


def find_repeats(file: str, parts: Sequence[CheckedPart]) -> Repeats:
    """Every row but the first of those with the same reporter, partner, flow, period and commodity."""
    twice = _find_same_numbers(parts)
    if not len(twice):
        return Repeats(tuple(twice for _ in parts), [])
    told = pd.concat(_tell_rows(parts, twice), ignore_index=True).sort_values("row", ignore_index=True)
    key = told[list(KEY)].astype("str").fillna("")
    first = told.groupby([key[name] for name in KEY], sort=False)[LINE].transform("min")
    again = key.duplicated()
    faults = [
        Fault(file, f"line {line}", *tell_repeated(KEY, earliest, values))
        for line, earliest, values in zip(told.loc[again, LINE], first[again], key[again].to_numpy(), strict=True)
    ]
    dropped = told.loc[again & told["is_good"]]
    places = tuple(dropped.loc[dropped["part"] == number, PLACE].to_numpy() for number in range(len(parts)))
    return Repeats(places, faults)


def _find_same_numbers(parts: Sequence[CheckedPart]) -> Places:
    """The places in the file of rows whose key has the number of another one's, in order; so many at once as fit."""
    starts = [0, *accumulate(part.row_count for part in parts)]
    turns = starts[-1] // KEYS_AT_ONCE + 1
    found = [_same_numbers(parts, starts, turns, turn) for turn in range(turns)]
    return np.sort(np.concatenate(found))


def _same_numbers(parts: Sequence[CheckedPart], starts: Sequence[int], turns: int, turn: int) -> Places:
    numbers, rows = [], []
    for part, start in zip(parts, starts, strict=False):
        keys = part.keys
        mine = np.flatnonzero((keys != 0) & (keys % np.uint64(turns) == turn))
        numbers.append(keys[mine])
        rows.append(mine + start)
    keys, places = np.concatenate(numbers), np.concatenate(rows)
    order = np.argsort(keys, kind="stable")
    is_twice = np.zeros(len(keys), dtype="bool")
    same = keys[order][1:] == keys[order][:-1]
    is_twice[1:] |= same
    is_twice[:-1] |= same
    return np.asarray(places[order][is_twice])


def _tell_rows(parts: Sequence[CheckedPart], rows: Places) -> Iterator[pd.DataFrame]:
    """What key the rows at these places of the file have, their line, and whether they are good."""
    starts = [0, *accumulate(part.row_count for part in parts)]
    for number, part in enumerate(parts):
        places = rows[(rows >= starts[number]) & (rows < starts[number + 1])] - starts[number]
        for file, is_good in ((part.good, True), (part.refused, False)):
            table = read_keyed(file, file.places)
            told = to_frame(table.filter(pc.is_in(table[PLACE], pa.array(places))))
            keyed = _good_keys(told) if is_good else told
            yield keyed.assign(part=number, row=keyed[PLACE] + starts[number], is_good=is_good)


def _good_keys(good: pd.DataFrame) -> pd.DataFrame:
    """The keys of good rows as text."""
    spans = zip(good["period_start"], good["period_end"], strict=True)
    return pd.DataFrame(
        {
            "reporter": good["reporter_code"],
            "partner": good["partner_code"],
            "flow": good["flow"],
            "period": [format_period(start.date(), end.date()) for start, end in spans],
            "commodity": good["commodity_id"],
            LINE: good["source_row"],
            PLACE: good[PLACE],
        }
    )


def _codes_left(parts: Sequence[CheckedPart], repeated: Sequence[Places]) -> set[str]:
    """The codes of the rows that are not repeated, cut to six digits."""
    left: set[str] = set()
    for part, places in zip(parts, repeated, strict=True):
        table = read_keyed(part.good, part.good.places)
        codes = table.filter(pc.invert(pc.is_in(table[PLACE], pa.array(places))))["commodity_id"].unique()
        left.update(to_six_digits(pd.Series(codes.to_pylist(), dtype="str")))
    return left
