"""What goods come to in calendar years: the tables ``named_goods`` and ``largest_goods``, as their schema tells. Pure.

Series may come in parts, in any order, each of them whole in one: ``count_year_goods`` of each part, joined by
``join_year_goods``, is that of all series. Sums are of exact decimals, so that no order of parts shows in them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Table

from etl import schema
from etl.build.reach import GoodsKinds, to_plain_arrow
from etl.build.sum_years import sum_years
from etl.schema.reach import MOST_LARGEST
from etl.schema.stored import SERIES_KEY
from etl.values.frames import sort_by_key, to_table_frame
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.trade import Valuation

_YEAR = ["reporter_code", "partner_code", "flow", "source_code", "is_own", "year"]
_NAMED = ["kind", *_YEAR]
_RANKED = [*_YEAR, "level"]
_GOOD = ["commodity_id", "valuation"]
_SUMMED = [
    *("known_until", "period_kind", "period_start", "valuation", "value_usd", "net_weight_kg"),
    *("quality", "is_derived", "status"),
]
_OF_YEARS = ("year", "valuation", "value_usd")
Flags = npt.NDArray[np.bool_]
_EXACT = pa.decimal128(38, 9)


@dataclass(frozen=True)
class YearGoods:
    """What a part of the series comes to: of each kind of goods, and the largest of all goods with their value."""

    named: pa.Table
    largest: pa.Table


def sum_series(observation: pd.DataFrame) -> pa.Table:
    """The years of these series as ``sum_years`` gives them, the series counted from 0.

    Takes rows of ``observation``, all those of a series one after the other.
    """
    return sum_years(np.cumsum(_begin_series(observation)) - 1, to_plain_arrow(observation[_SUMMED]))


def count_year_goods(observation: pd.DataFrame, years: pa.Table, kinds: GoodsKinds) -> YearGoods:
    """What the ``years`` of these series come to (``sum_series``), by all that is known."""
    codes = to_plain_arrow(observation.loc[_begin_series(observation), list(SERIES_KEY)]).take(years["series"])
    named = (
        pa.table({**{name: codes[name] for name in SERIES_KEY}, **{name: years[name] for name in _OF_YEARS}})
        .append_column("is_own", pc.is_null(years["month_count"]))
        .filter(pc.and_(pc.is_valid(years["value_usd"]), pc.not_equal(years["valuation"], str(Valuation.RECONCILED))))
        .join(kinds.of_commodity, "commodity_id", join_type="inner", use_threads=False)
    )
    exact = named.append_column("exact", named["value_usd"].cast(_EXACT))
    of_all = kinds.groups.filter(pc.equal(kinds.groups["group_code"], ALL_GOODS)).select(["kind", "level"])
    return YearGoods(
        exact.group_by(_NAMED, use_threads=False).aggregate([("exact", "count"), ("exact", "sum")]),
        _largest(
            named.join(of_all, "kind", join_type="inner", use_threads=False).select([*_RANKED, *_GOOD, "value_usd"])
        ),
    )


def join_year_goods(parts: Iterable[YearGoods]) -> dict[str, pd.DataFrame]:
    """The tables ``named_goods`` and ``largest_goods`` from what the parts come to."""
    found = list(parts)
    return {
        "named_goods": sum_named_goods(pa.concat_tables([part.named for part in found])),
        "largest_goods": choose_largest_goods(pa.concat_tables([part.largest for part in found])),
    }


def sum_named_goods(parts: pa.Table) -> pd.DataFrame:
    """Rows of ``named_goods``: of whole trades, from what ``YearGoods`` has of them."""
    told = {"exact_count": "sum", "exact_sum": "sum"}
    named = parts.group_by(_NAMED).aggregate(list(told.items()))
    sums = {
        **{name: named[name] for name in _NAMED},
        "goods_count": named["exact_count_sum"],
        "value_usd": named["exact_sum_sum"].cast(pa.float64()),
    }
    return _to_frame(schema.named_goods, pa.table(sums))


def choose_largest_goods(parts: pa.Table) -> pd.DataFrame:
    """Rows of ``largest_goods``: of whole trades, from what ``YearGoods`` has of them."""
    return _to_frame(schema.largest_goods, _largest(parts).drop_columns("value_usd"))


def year_goods_tables(observation: pd.DataFrame, kinds: GoodsKinds) -> dict[str, pd.DataFrame]:
    """The tables ``named_goods`` and ``largest_goods`` of a whole table of observations."""
    ordered = sort_by_key(schema.observation, observation)
    return join_year_goods([count_year_goods(ordered, sum_series(ordered), kinds)])


def _begin_series(observation: pd.DataFrame) -> Flags:
    """Which rows are the first of a series."""
    begins = np.zeros(len(observation), dtype=bool)
    for name in SERIES_KEY:
        begins |= np.diff(observation[name].astype("category").cat.codes, prepend=-1) != 0
    return begins


def _largest(years: pa.Table) -> pa.Table:
    """Of the goods of each source, level and year those that come to most; of equal ones the first by code."""
    order = [(name, "ascending") for name in _RANKED] + [("value_usd", "descending")]
    ordered = years.sort_by(order + [(name, "ascending") for name in _GOOD])
    is_another = np.zeros(len(ordered), dtype=bool)
    for name in _RANKED:
        codes = ordered[name].combine_chunks().dictionary_encode().indices.to_numpy()
        is_another |= np.diff(codes, prepend=-1) != 0
    places = np.arange(len(ordered))
    first = np.maximum.accumulate(np.where(is_another, places, 0))
    return ordered.filter(pa.array(places - first < MOST_LARGEST))


def _to_frame(table: Table, rows: pa.Table) -> pd.DataFrame:
    frame = rows.to_pandas()
    return sort_by_key(table, to_table_frame(table, {name: frame[name] for name in frame}, frame.index))
