"""How far figures reach: ``trade_reach``, ``group_reach`` and ``goods_reach``, whose schema tells what they hold. Pure.

Rows may come in parts, in any order: ``count_reach`` of each part, joined by ``join_reach``, is that of all rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Table

from etl import schema
from etl.values.frames import sort_by_key, to_table_frame
from etl.vocabulary.figures import Quality
from etl.vocabulary.goods import ALL_GOODS, PARTS_OF_ALL

_TRADE = ["reporter_code", "partner_code", "flow", "source_code", "period_kind"]
_YEARS = ["years_from", "years_until"]
_OF_TRADE = [*_TRADE, "quality", *_YEARS]
_OF_GOODS = [*_TRADE, "kind", "valuation", "start_month"]
_OF_KIND = ["kind", *_OF_TRADE]
_OF_GROUP = [*_TRADE, "group_code", "level", "valuation", "start_month"]
_PERIOD = "newest"
_HELD = {"first": "min", _PERIOD: "max", "row_count": "sum"}
_CHANGED = {"first": "min", _PERIOD: "max", "has_weight": "max", "row_change": "sum"}
Years = npt.NDArray[np.datetime64]
_DAYS = 2**20  # more than any day has from the first of 1970, on either side of it


@dataclass(frozen=True)
class GoodsKinds:
    """Commodities that are counted alike, by number.

    ``of_commodity`` has ``commodity_id`` and ``kind``, ``groups`` has ``kind``, ``level`` and each ``group_code`` in
    which it is counted.
    """

    of_commodity: pa.Table
    groups: pa.Table


@dataclass(frozen=True)
class Reach:
    """What a part of the rows comes to, by day of knowledge: of a trade, and of each kind of goods.

    ``of_kinds`` is of the rows that hold to date, by kind of goods and years.
    """

    of_trade: pa.Table
    of_goods: pa.Table
    of_kinds: pa.Table


def goods_kinds(commodity: pd.DataFrame, member: pd.DataFrame) -> GoodsKinds:
    """Which commodities are counted alike: those of one level that lie in the same groups.

    Takes the tables ``commodity`` and ``commodity_group_member``.
    """
    parts = commodity.loc[commodity["classification"].isin([str(one) for one in PARTS_OF_ALL]), ["commodity_id"]]
    every = pd.concat([member[["group_code", "commodity_id"]], parts.assign(group_code=ALL_GOODS)]).drop_duplicates()
    leveled = every.merge(commodity[["commodity_id", "level"]], on="commodity_id", validate="many_to_one")
    ordered = leveled.sort_values(["commodity_id", "group_code"])
    alike = ordered.groupby("commodity_id").agg(level=("level", "first"), groups=("group_code", tuple)).reset_index()
    numbered = alike.assign(kind=alike.groupby(["level", "groups"], sort=True).ngroup().astype("int64"))
    told = numbered.drop_duplicates("kind").explode("groups").rename(columns={"groups": "group_code"})
    return GoodsKinds(
        to_plain_arrow(numbered[["commodity_id", "kind"]]), to_plain_arrow(told[["kind", "level", "group_code"]])
    )


def count_reach(observation: pd.DataFrame, kinds: GoodsKinds) -> Reach:
    """How far these rows of ``observation`` reach, those that no longer hold included."""
    columns = [
        *_TRADE,
        "quality",
        "commodity_id",
        "valuation",
        "period_start",
        "period_end",
        "known_from",
        "known_until",
    ]
    rows = to_plain_arrow(observation[[*columns, "net_weight_kg"]])
    start, end = (_day_number(rows[name]) for name in ("period_start", "period_end"))
    rows = (
        rows.append_column(_PERIOD, pc.add(pc.multiply(end, 2 * _DAYS), pc.add(start, _DAYS)))
        .append_column("first", start)
        .append_column("start_month", pc.month(rows["period_start"]))
        .append_column("has_weight", pc.is_valid(rows["net_weight_kg"]).cast(pa.int64()))
        .append_column("years_from", _days(_years(rows["period_start"])))
        .append_column("years_until", _days(_years(rows["period_end"]) + 1, before=1))
    )
    goods = rows.join(kinds.of_commodity, "commodity_id", join_type="inner")
    trusted = goods.filter(pc.not_equal(goods["quality"], str(Quality.SUSPECT)))
    standing = goods.filter(pc.is_null(goods["known_until"]))
    return Reach(_changes(rows, _OF_TRADE), _changes(trusted, _OF_GOODS), _counts(standing))


def join_reach(parts: Iterable[Reach], kinds: GoodsKinds) -> dict[str, pd.DataFrame]:
    """The tables ``trade_reach``, ``group_reach``, ``goods_reach`` and ``goods_kind`` from what the parts come to."""
    found = list(parts)
    of_trade = _sum(pa.concat_tables([part.of_trade for part in found]), _OF_TRADE)
    of_goods = _sum(pa.concat_tables([part.of_goods for part in found]), _OF_GOODS)
    of_groups = _sum(of_goods.join(kinds.groups, "kind", join_type="inner"), _OF_GROUP)
    of_kinds = _aggregate(pa.concat_tables([part.of_kinds for part in found]), _OF_KIND, _HELD)
    return {
        "trade_reach": _to_frame(schema.trade_reach, of_trade),
        "group_reach": _to_frame(schema.group_reach, of_groups),
        "goods_reach": _to_frame(schema.goods_reach, of_kinds),
        "goods_kind": sort_by_key(schema.goods_kind, to_table_frame(schema.goods_kind, dict(kinds.groups.to_pandas()))),
    }


def _changes(rows: pa.Table, keys: list[str]) -> pa.Table:
    """What changes on each day: rows that come to hold, and rows in whose place another one stands."""
    values = ["known_from", "first", _PERIOD, "has_weight"]
    came = rows.select([*keys, *values]).append_column("row_change", pa.repeat(1, len(rows)).cast(pa.int64()))
    ended = rows.filter(pc.is_valid(rows["known_until"]))
    nothing = pa.nulls(len(ended), pa.int64())
    gone = pa.table(
        {name: ended[name] for name in keys}
        | {"known_from": ended["known_until"], "first": nothing, _PERIOD: nothing, "has_weight": nothing}
        | {"row_change": pa.repeat(-1, len(ended)).cast(pa.int64())}
    )
    return _sum(pa.concat_tables([came, gone.cast(came.schema)]), keys)


def _sum(changes: pa.Table, keys: list[str]) -> pa.Table:
    """The changes of each key and day as one."""
    return _aggregate(changes, [*keys, "known_from"], _CHANGED)


def _counts(rows: pa.Table) -> pa.Table:
    """How many rows there are of each kind of goods, and how far they reach."""
    return _aggregate(rows.append_column("row_count", pa.repeat(1, len(rows)).cast(pa.int64())), _OF_KIND, _HELD)


def _aggregate(rows: pa.Table, by: list[str], told: Mapping[str, str]) -> pa.Table:
    """One row for each key, its columns in ``told`` by the function that stands there."""
    summed = rows.group_by(by).aggregate(list(told.items()))
    named = {f"{name}_{function}": name for name, function in told.items()}
    return summed.rename_columns([named.get(name, name) for name in summed.column_names]).select([*by, *told])


def _to_frame(table: Table, changes: pa.Table) -> pd.DataFrame:
    frame = changes.to_pandas()
    newest = frame[_PERIOD].astype("Int64")
    days = {
        "first_date": frame["first"].astype("Int64"),
        "last_date": newest // (2 * _DAYS),
        "newest_start": newest % (2 * _DAYS) - _DAYS,
    }
    weighed = {"has_weight": frame["has_weight"].fillna(0) > 0} if "has_weight" in frame else {}
    found = frame.assign(
        **weighed,
        **{name: pd.to_datetime(number.astype("float64"), unit="D") for name, number in days.items()},
    )
    return sort_by_key(
        table, to_table_frame(table, {column.name: found[column.name] for column in table.columns}, found.index)
    )


def _day_number(days: pa.ChunkedArray) -> pa.ChunkedArray:
    return days.cast(pa.int32()).cast(pa.int64())


def _years(days: pa.ChunkedArray) -> Years:
    years: Years = days.to_numpy().astype("datetime64[Y]")
    return years


def _days(years: Years, before: int = 0) -> pa.Array:
    """The first day of each year, or a day so many days before it."""
    return pa.array(years.astype("datetime64[D]") - before)


def to_plain_arrow(frame: pd.DataFrame) -> pa.Table:
    """A frame as Arrow: texts as texts, days as days."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    return table.cast(pa.schema([(one.name, _plain(one.type)) for one in table.schema]))


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind):
        return pa.string()
    return pa.date32() if pa.types.is_timestamp(kind) else kind
