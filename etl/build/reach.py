"""How far figures reach: the tables of ``etl.schema.reach`` that are counts, as their schema tells. Pure.

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
from etl.values.row_numbers import Numbers, count_rows
from etl.vocabulary.figures import Quality
from etl.vocabulary.goods import ALL_GOODS, PARTS_OF_ALL

_TRADE = ["reporter_code", "partner_code", "flow", "source_code", "period_kind"]
_YEARS = ["years_from", "years_until"]
_OF_TRADE_OF_ALL_YEARS = [*_TRADE, "quality"]
_OF_TRADE = [*_OF_TRADE_OF_ALL_YEARS, *_YEARS]
_OF_GOODS = [*_TRADE, "kind", "valuation", "start_month"]
_OF_ALL_YEARS = ["kind", *_TRADE, "quality"]
_OF_KIND = [*_OF_ALL_YEARS, *_YEARS]
_OF_ROWS = [*_OF_KIND, "valuation", "start_month", "known_from"]
_OF_GROUP = [*_TRADE, "group_code", "level", "valuation", "start_month"]
_PERIOD = "newest"
_HELD = {"first": "min", _PERIOD: "max", "row_change": "sum"}
_CHANGED = {"first": "min", _PERIOD: "max", "has_weight": "max", "row_change": "sum"}
_NEEDED = [*_TRADE, "quality", "commodity_id", "valuation", "known_from", "known_until"]
Days = npt.NDArray[np.datetime64]
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

    ``of_kinds`` is of a kind of goods and years, by whether the rows hold to date (``is_held``).
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
    ordered = every.sort_values(["commodity_id", "group_code"])
    groups: dict[str, list[str]] = {}
    for code, group in zip(ordered["commodity_id"].tolist(), ordered["group_code"].tolist(), strict=True):
        groups.setdefault(code, []).append(group)
    levels = dict(zip(commodity["commodity_id"].tolist(), commodity["level"].tolist(), strict=True))
    alike = {code: (levels[code], tuple(held)) for code, held in groups.items()}
    number = {kind: place for place, kind in enumerate(sorted(set(alike.values())))}
    told = [(place, level, group) for (level, held), place in number.items() for group in held]
    of_commodity = pd.DataFrame({"commodity_id": list(alike), "kind": [number[kind] for kind in alike.values()]})
    return GoodsKinds(
        to_plain_arrow(of_commodity.astype({"commodity_id": "str", "kind": "int64"})),
        to_plain_arrow(
            pd.DataFrame(told, columns=["kind", "level", "group_code"]).astype(
                {"kind": "int64", "level": "str", "group_code": "str"}
            )
        ),
    )


def count_reach(observation: pd.DataFrame, kinds: GoodsKinds) -> Reach:
    """How far these rows of ``observation`` reach, those that no longer hold included."""
    has_weight = observation["net_weight_kg"].notna().astype("int64")
    rows = observation[_NEEDED].assign(has_weight=has_weight, **_tell_periods(observation))
    changes = _changes(rows.assign(kind=_kinds_of(rows["commodity_id"], kinds)))
    of_goods = changes.filter(pc.greater_equal(changes["kind"], 0))
    trusted = of_goods.filter(pc.not_equal(of_goods["quality"], str(Quality.SUSPECT)))
    return Reach(_sum(changes, _OF_TRADE), _sum(trusted, _OF_GOODS), _sum(of_goods, [*_OF_KIND, "is_held"]))


def _tell_periods(observation: pd.DataFrame) -> dict[str, npt.NDArray[np.generic]]:
    """What is to be known of each row's period, worked out once for each period that there is."""
    ends = (observation[name].to_numpy().astype("datetime64[D]") for name in ("period_start", "period_end"))
    since, until = (days.astype("int64") for days in ends)
    places, found = pd.factorize(until * (2 * _DAYS) + since + _DAYS)
    first, last = found % (2 * _DAYS) - _DAYS, found // (2 * _DAYS)
    start, end = (days.astype("datetime64[D]") for days in (first, last))
    month = start.astype("datetime64[M]") - start.astype("datetime64[Y]").astype("datetime64[M]")
    told: dict[str, npt.NDArray[np.generic]] = {
        "first": first,
        _PERIOD: found,
        "start_month": month.astype("int64") + 1,
        "years_from": _year_begins(start, 0),
        "years_until": _year_begins(end, 1) - np.timedelta64(1, "D"),
    }
    return {name: values[places] for name, values in told.items()}


def _year_begins(days: Days, after: int) -> Days:
    """The first day of the year of each day, or of so many years after it."""
    return (days.astype("datetime64[Y]") + after).astype("datetime64[D]").astype("datetime64[s]")


def _kinds_of(commodity_id: "pd.Series[str]", kinds: GoodsKinds) -> Numbers:
    """The kind of each row's commodity, -1 where it is counted in no group."""
    places, codes = pd.factorize(commodity_id)
    told = pa.array(pd.Index(codes).astype("str"), pa.string())
    kind = kinds.of_commodity["kind"].take(pc.index_in(told, kinds.of_commodity["commodity_id"]))
    return np.asarray(pc.fill_null(kind, -1))[places]


def join_reach(parts: Iterable[Reach], kinds: GoodsKinds) -> dict[str, pd.DataFrame]:
    """The tables of what the parts come to, by name."""
    found = list(parts)
    of_kinds = pa.concat_tables([part.of_kinds for part in found])
    of_trade = pa.concat_tables([part.of_trade for part in found])
    return {
        "trade_reach": sum_trade_reach(of_trade),
        "trade_years": sum_trade_years(of_trade),
        "trade_count": sum_trade_count(of_trade),
        "group_reach": sum_group_reach(pa.concat_tables([part.of_goods for part in found]), kinds),
        "goods_reach": sum_goods_reach(of_kinds),
        "goods_count": sum_goods_count(of_kinds),
        "goods_change": sum_goods_change(of_kinds),
        "goods_kind": tell_kinds(kinds),
    }


def sum_trade_reach(of_trade: pa.Table) -> pd.DataFrame:
    """Rows of ``trade_reach``: of whole trades, from what ``Reach`` has of them."""
    return _to_frame(schema.trade_reach, _sum(of_trade, _OF_TRADE))


def sum_trade_years(of_trade: pa.Table) -> pd.DataFrame:
    """Rows of ``trade_years``: of whole trades, from what ``Reach`` has of them."""
    return _to_frame(schema.trade_years, _aggregate(of_trade, _OF_TRADE, _HELD))


def sum_trade_count(of_trade: pa.Table) -> pd.DataFrame:
    """Rows of ``trade_count``: of whole trades, from what ``Reach`` has of them."""
    return _to_frame(schema.trade_count, _aggregate(of_trade, _OF_TRADE_OF_ALL_YEARS, _HELD))


def sum_group_reach(of_goods: pa.Table, kinds: GoodsKinds) -> pd.DataFrame:
    """Rows of ``group_reach``: of whole trades, from what ``Reach`` has of them."""
    of_groups = _sum(of_goods, _OF_GOODS).join(kinds.groups, "kind", join_type="inner")
    return _to_frame(schema.group_reach, _sum(of_groups, _OF_GROUP))


def sum_goods_reach(of_kinds: pa.Table) -> pd.DataFrame:
    """Rows of ``goods_reach``: of whole trades, from what ``Reach`` has of them."""
    return _to_frame(schema.goods_reach, _aggregate(of_kinds.filter(of_kinds["is_held"]), _OF_KIND, _HELD))


def sum_goods_count(of_kinds: pa.Table) -> pd.DataFrame:
    """Rows of ``goods_count``: of whole trades, from what ``Reach`` has of them."""
    return _to_frame(schema.goods_count, _aggregate(of_kinds.filter(of_kinds["is_held"]), _OF_ALL_YEARS, _HELD))


def sum_goods_change(of_kinds: pa.Table) -> pd.DataFrame:
    """Rows of ``goods_change``: of whole trades, from what ``Reach`` has of them."""
    return _to_frame(schema.goods_change, _sum(of_kinds, _OF_KIND))


def tell_kinds(kinds: GoodsKinds) -> pd.DataFrame:
    """The table ``goods_kind``."""
    return sort_by_key(schema.goods_kind, to_table_frame(schema.goods_kind, dict(kinds.groups.to_pandas())))


def _changes(rows: pd.DataFrame) -> pa.Table:
    """What changes on each day: rows that come to hold, and rows in whose place another one stands."""
    has_ended = rows["known_until"].notna()
    ended = rows.loc[has_ended]
    came = [(rows.loc[~has_ended], True), (ended, False)] if len(ended) else [(rows, True)]
    changes = [_sum_rows(some.assign(row_change=1), _OF_ROWS, _CHANGED, is_held=is_held) for some, is_held in came]
    if ended.empty:
        return pa.concat_tables(changes)
    gone = _sum_rows(ended.assign(known_from=ended["known_until"], row_change=-1), _OF_ROWS, _CHANGED, is_held=False)
    for name in ("first", _PERIOD, "has_weight"):
        place = gone.schema.get_field_index(name)
        gone = gone.set_column(place, name, pa.nulls(len(gone), pa.int64()))
    return pa.concat_tables([*changes, gone])


def _sum_rows(rows: pd.DataFrame, by: list[str], told: Mapping[str, str], *, is_held: bool) -> pa.Table:
    """One row for each key, its columns in ``told`` by the function that stands there."""
    numbers, _ = count_rows(rows, by)
    summed = rows[list(told)].groupby(numbers).agg(dict(told))
    firsts = rows.loc[~pd.Series(numbers, index=rows.index).duplicated(), by].reset_index(drop=True)
    sums = {str(name): summed[name].astype("int64") for name in summed}
    return to_plain_arrow(firsts.assign(**sums, is_held=is_held))


def _sum(changes: pa.Table, keys: list[str]) -> pa.Table:
    """The changes of each key and day as one."""
    return _aggregate(changes, [*keys, "known_from"], _CHANGED)


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
        row_count=frame["row_change"],
        **weighed,
        **{name: pd.to_datetime(number.astype("float64"), unit="D") for name, number in days.items()},
    )
    return sort_by_key(
        table, to_table_frame(table, {column.name: found[column.name] for column in table.columns}, found.index)
    )


def to_plain_arrow(frame: pd.DataFrame) -> pa.Table:
    """A frame as Arrow: texts as texts, days as days."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    return table.cast(pa.schema([(one.name, _plain(one.type)) for one in table.schema]))


def _plain(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind):
        return pa.string()
    return pa.date32() if pa.types.is_timestamp(kind) else kind
