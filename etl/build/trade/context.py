"""What all parts of the trade figures are read with, and how they are cut."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from etl import schema
from etl.build.derive import SERIES
from etl.build.reach import GoodsKinds, goods_kinds
from etl.values.gates import Gates
from etl.values.keyed_rows import Key
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow, Valuation

BUCKET_ROWS = 150_000
RANGE_ROWS = 150_000
_AREA_COLUMNS = ("reporter_code", "partner_code")
_LISTS = {
    "flow": Flow,
    "period_kind": PeriodKind,
    "valuation": Valuation,
    "status": ObservationStatus,
    "quality": Quality,
}


class Shown(NamedTuple):
    """Which figures the rest of the build asks for one by one: those of these commodities, between these areas."""

    commodities: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TradeContext:
    """What every part is read with.

    ``tables`` are ``source``, ``commodity``, ``commodity_group_member`` and ``area_member``; ``categories`` every text
    that a column may have, in order; ``derives`` the sources whose months are derived; ``arrivals`` the arrival of each
    snapshot that came by fetch or import. ``cuts`` are the first series of every range but the first, by their numbers.
    """

    tables: Mapping[str, pd.DataFrame]
    categories: Mapping[str, tuple[str, ...]]
    gates: Gates
    derives: frozenset[str]
    arrivals: Mapping[str, str]
    cuts: tuple[int, ...] = ()
    shown: Shown = field(default_factory=Shown)

    @cached_property
    def goods(self) -> GoodsKinds:
        """Which commodities are counted alike."""
        return goods_kinds(self.tables["commodity"], self.tables["commodity_group_member"])

    def number_series(self, rows: pd.DataFrame) -> "np.ndarray[Any, np.dtype[np.int64]]":
        """A number for the series of each row, by which series come in the order of the key."""
        numbers = np.zeros(len(rows), dtype="int64")
        for name in SERIES:
            numbers = numbers * len(self.categories[name]) + rows[name].cat.codes.to_numpy()
        return numbers

    def number_ranges(self, rows: pd.DataFrame) -> "np.ndarray[Any, np.dtype[np.int64]]":
        """In which range of series each row is."""
        return np.searchsorted(np.array(self.cuts, dtype="int64"), self.number_series(rows), side="right")

    @cached_property
    def kinds(self) -> dict[str, pd.CategoricalDtype]:
        """``categories`` as types of columns."""
        return {name: pd.CategoricalDtype(pd.Index(known, dtype="str")) for name, known in self.categories.items()}

    def name_texts(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with its texts as the categories that all frames have."""
        named = {
            name: frame[name].astype(kind)
            for name, kind in self.kinds.items()
            if name in frame and frame[name].dtype is not kind
        }
        return frame.assign(**named)


def categories_of(
    tables: Mapping[str, pd.DataFrame], snapshots: Iterable[str], texts: Mapping[str, Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    """Every text that a column of observations may have, in order."""
    members = tables["area_member"]
    areas = {*tables["area"]["area_code"], *members["area_code"], *members["group_code"]}
    known: dict[str, Iterable[str]] = {
        "source_code": tables["source"]["source_code"],
        **dict.fromkeys(_AREA_COLUMNS, areas),
        "commodity_id": tables["commodity"]["commodity_id"],
        "snapshot_code": snapshots,
        **{name: [str(member) for member in members] for name, members in _LISTS.items()},
        **texts,
    }
    return {name: tuple(sorted({str(text) for text in given})) for name, given in known.items()}


def cut_series(categories: Mapping[str, Sequence[str]], trades: Mapping[Key, int], range_rows: int) -> tuple[int, ...]:
    """Where ranges of some ``range_rows`` begin, by numbers of series.

    ``trades`` counts rows by source and ``TRADE``.
    """
    cuts: list[int] = []
    rows = 0
    for trade, count in sorted(trades.items()):
        if rows and rows + count > range_rows:
            cuts.append(_first_number(categories, trade))
            rows = 0
        rows += count
    return tuple(cuts)


def _first_number(categories: Mapping[str, Sequence[str]], trade: Key) -> int:
    """The number of the first series of a source, reporter, partner, flow and chapter."""
    number = 0
    for name, code in zip(SERIES, trade, strict=True):
        number = number * len(categories[name]) + int(np.searchsorted(np.array(categories[name]), code))
    return number


def bucket_keys(counts: Counter[Key], bucket_rows: int) -> Iterator[tuple[Key, ...]]:
    """Reporters, flows and years in buckets of some ``bucket_rows``, in order."""
    bucket: list[Key] = []
    rows = 0
    for key, count in sorted(counts.items()):
        if bucket and rows + count > bucket_rows:
            yield tuple(bucket)
            bucket, rows = [], 0
        bucket.append(key)
        rows += count
    if bucket:
        yield tuple(bucket)


OBSERVATION = [column.name for column in schema.observation.columns]
