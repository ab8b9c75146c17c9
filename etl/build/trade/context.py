"""What the parts of the trade figures are read with: of all that there is, what a part needs."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from etl import schema
from etl.build.derive import SERIES
from etl.build.reach import GoodsKinds
from etl.build.trade.cuts import first_number
from etl.values.commodities import to_chapter
from etl.values.gates import Gates
from etl.values.keyed_rows import Key
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.trade import Flow, Valuation

OBSERVATION = [column.name for column in schema.observation.columns]
_GOOD = "commodity_id"
_AREA_COLUMNS = ("reporter_code", "partner_code")
_LISTS = {
    "flow": Flow,
    "period_kind": PeriodKind,
    "valuation": Valuation,
    "status": ObservationStatus,
    "quality": Quality,
}

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
NEEDED: Mapping[str, tuple[str, ...]] = {
    "source": (
        "source_code",
        "coverage",
        "detail_level",
        "released_date",
        "release_lag_days",
        "year_release_lag_days",
    ),
    "commodity": ("commodity_id", "classification", "level", "parent_id"),
    "commodity_group_member": ("group_code", "commodity_id", "basis"),
    "area_member": ("area_code", "group_code"),
}
"""The tables that the parts are read with, and their columns: what else they say makes no part anew."""


class Shown(NamedTuple):
    """Which figures the rest of the build asks for one by one.

    Single ones of these ``commodities`` between these ``areas``; of sums of groups those of years, and of these
    ``groups`` as ``reporters`` tell them.
    """

    commodities: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    reporters: frozenset[str] = frozenset()

    def among(self, trades: Collection[Key]) -> "Shown":
        """Of these, what some trades may have, or all of which the beginning of one tells nothing."""
        chapters = tuple({trade[-1] for trade in trades})
        sides = {side for _, reporter, partner, *_ in trades for side in (reporter, partner)}
        goods = (code for code in self.commodities if to_chapter(code).startswith(chapters))
        return Shown(frozenset(goods), self.areas if "" in sides else self.areas & sides)


@dataclass(frozen=True)
class TradeContext:
    """What every part is read with.

    ``tables`` are those of ``NEEDED``, and ``goods`` tells which commodities are counted alike: one for all parts.
    ``listed`` are the commodities that the project itself lists, ``named`` those that arrivals name beside them and
    that may be in the part's rows. ``categories`` are every text that a column may have, in order; ``derives`` the
    sources whose months are derived; ``arrivals`` the arrival of each snapshot that came by fetch or import. ``pieces``
    are those of ``SeriesRange``, in order.
    """

    tables: Mapping[str, pd.DataFrame]
    listed: frozenset[str]
    goods: GoodsKinds
    categories: Mapping[str, tuple[str, ...]]
    gates: Gates
    derives: frozenset[str]
    arrivals: Mapping[str, str]
    pieces: tuple[Key, ...] = ()
    named: frozenset[str] = frozenset()
    shown: Shown = field(default_factory=Shown)

    @property
    def common_facts(self) -> str:
        """What it says that is the same for all parts."""
        tables = {name: _of_goods(frame, self.listed) for name, frame in self.tables.items() if name != "source"}
        return hash_tables(tables)

    @property
    def kinds_facts(self) -> str:
        """What the numbers of kinds of goods mean."""
        return hash_tables({"kinds": self.goods.groups.to_pandas()})

    @property
    def facts(self) -> tuple[object, ...]:
        """All that it says of a part, but what it says of all.

        Commodities are looked up by those of the rows, so no other one is among it. Nor are ``categories``: they number
        texts, and nothing that is told or kept has such a number.
        """
        shown = sorted(self.shown.commodities), sorted(self.shown.areas)
        told = {"source": self.tables["source"]}
        if self.named:
            told |= {name: _of_goods(frame, self.named) for name, frame in self.tables.items() if _GOOD in frame}
        return hash_tables(told), self.gates, sorted(self.derives), sorted(self.arrivals.items()), self.pieces, shown

    def number_series(self, rows: pd.DataFrame) -> Numbers:
        """A number for the series of each row, by which series come in the order of the key."""
        numbers = np.zeros(len(rows), dtype="int64")
        for name in SERIES:
            numbers = numbers * len(self.categories[name]) + rows[name].cat.codes.to_numpy()
        return numbers

    def number_pieces(self, rows: pd.DataFrame) -> Numbers:
        """Which of ``pieces`` the series of each row is in."""
        starts = [first_number(self.categories, piece) for piece in self.pieces]
        return np.searchsorted(np.array(starts, dtype="int64"), self.number_series(rows), side="right") - 1

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


def _of_goods(frame: pd.DataFrame, codes: frozenset[str]) -> pd.DataFrame:
    """The rows of these commodities, where a table is of commodities; else all."""
    return frame.loc[frame[_GOOD].isin(codes)] if _GOOD in frame else frame


def hash_tables(tables: Mapping[str, pd.DataFrame]) -> str:
    """The hash of all that some tables hold."""
    texts = [(name, frame.to_csv(index=False, na_rep="\0")) for name, frame in sorted(tables.items())]
    return hashlib.sha256(repr(texts).encode()).hexdigest()


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
