"""Trade of commodity groups, summed once for all that reads it: the one home of the rule. Pure.

A group is summed from the codes at the level that a source gives in full (``source.detail_level``), or is the source's
own total. Of a source that gives a selection of products, or only cells above a share, the sum of those that it names
is kept too, marked ``is_at_least``: the whole is no smaller, and it is never joined to a whole. Reporters are never
summed; partners are, within one source and reporter, for groups of countries. Suspect figures stay out. A whole of
which a part is unknown is unknown; of a sum that is a lower bound, unknown parts are left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from etl import schema
from etl.build.trade.context import bucket_keys
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.groups import ancestors, parents_of
from etl.values.history import split_by_change
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.goods import CommodityLevel, GroupBasis
from etl.vocabulary.sources import WHOLE_COVERAGE

_ROWS_AT_ONCE = 75_000
MEASURES = ("value_usd", "net_weight_kg")
_CELL = [
    "group_code",
    "source_code",
    "reporter_code",
    "partner_code",
    "flow",
    "valuation",
    "period_start",
    "period_end",
]
_OF_OBSERVATION = [
    *(
        "source_code",
        "reporter_code",
        "partner_code",
        "flow",
        "commodity_id",
        "period_start",
        "period_end",
        "period_kind",
        "valuation",
    ),
    *(*MEASURES, "status", "quality", "is_derived", "known_from", "known_until", "is_known_from_assumed"),
]


def sum_groups(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The table ``group_trade``, with its days of knowledge.

    Takes ``observation``, ``source``, ``commodity``, ``commodity_group_member`` and ``area_member``. A sum holds while
    all of its parts do: where one is revised, or comes to be known later than the others, another sum follows.
    """
    found = [_sum_groups({**tables, "observation": rows}) for rows in _by_sources(tables["observation"])]
    whole = pd.concat(found, ignore_index=True) if found else to_table_frame(schema.group_trade, {})
    return sort_by_key(schema.group_trade, whole)


def _by_sources(observation: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows of some sources after the other: none is added to another, and each row is one of many groups."""
    codes = observation["source_code"]
    counts = Counter({(code,): int(rows) for code, rows in codes.value_counts().items() if rows})
    for sources in bucket_keys(counts, _ROWS_AT_ONCE):
        yield observation if len(sources) == len(counts) else observation.loc[codes.isin([code for (code,) in sources])]


def _sum_groups(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    parts = _with_groups_of_partners(_parts_of_groups(tables), tables["area_member"])
    if parts.empty:
        return to_table_frame(schema.group_trade, {})
    numbered = parts.assign(cell=parts.groupby(_CELL, sort=False, observed=True, dropna=False).ngroup())
    sums = _sum(_uppermost(split_by_change(numbered, ["cell"]), tables["commodity"]))
    known = sums.loc[sums[list(MEASURES)].notna().any(axis=1)]
    table = schema.group_trade
    return to_table_frame(table, {column.name: known[column.name] for column in table.columns}, known.index)


def _parts_of_groups(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Observations that are a part of a group's sum, one row for each group."""
    commodity, source = tables["commodity"], tables["source"]
    trusted = tables["observation"].loc[tables["observation"]["quality"] != str(Quality.SUSPECT), _OF_OBSERVATION]
    # Codes are numbers with a name where the observations are large; what is looked up by them is brought to the same.
    codes = trusted.dtypes
    member = tables["commodity_group_member"][["group_code", "commodity_id", "basis"]]
    about = {
        "source_code": source[["source_code", "coverage", "detail_level"]].astype(
            {"source_code": codes["source_code"]}
        ),
        "commodity_id": commodity[["commodity_id", "level"]].astype({"commodity_id": codes["commodity_id"]}),
    }
    rows = (
        trusted.loc[trusted["commodity_id"].isin(list(member["commodity_id"].unique()))]
        .merge(about["source_code"], on="source_code", validate="many_to_one")
        .merge(about["commodity_id"], on="commodity_id", validate="many_to_one")
        .merge(member.astype({"commodity_id": codes["commodity_id"]}), on="commodity_id", validate="many_to_many")
    )
    is_total = rows["level"] == str(CommodityLevel.TOTAL)
    is_full = rows["coverage"].isin([str(one) for one in WHOLE_COVERAGE])
    is_whole = is_total | ((rows["level"] == rows["detail_level"]) & is_full)
    is_some = ~is_whole & ~is_full & (rows["basis"] == str(GroupBasis.EXACT))
    return pd.concat(
        [rows.loc[is_whole].assign(is_at_least=False), rows.loc[is_some].assign(is_at_least=True)], ignore_index=True
    )


def _uppermost(parts: pd.DataFrame, commodity: pd.DataFrame) -> pd.DataFrame:
    """The parts without those of lower bounds whose code lies below another code of the same cell and span.

    Nothing is counted twice.
    """
    some = parts.loc[parts["is_at_least"]]
    parents = parents_of(commodity)
    codes = some["commodity_id"].dtype
    above = pd.DataFrame(
        [(code, upper) for code in some["commodity_id"].unique() for upper in list(ancestors(code, parents))[1:]],
        columns=["commodity_id", "upper"],
    ).astype({"commodity_id": codes, "upper": codes})
    keys = ["cell", "start", "member"]
    there = some[[*keys, "commodity_id"]]
    below = there.assign(place=there.index).merge(above, on="commodity_id")
    counted_twice = below.merge(there.rename(columns={"commodity_id": "upper"}), on=[*keys, "upper"])["place"]
    return parts.loc[~parts.index.isin(counted_twice)]


def _with_groups_of_partners(parts: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """The parts, and once more those of partners that belong to a group of countries, as that group's."""
    codes = parts["partner_code"].dtype
    named = members.rename(columns={"area_code": "partner_code", "group_code": "area_group"})
    named = named[["partner_code", "area_group"]].astype({"partner_code": codes, "area_group": codes})
    of_groups = parts.merge(named, on="partner_code", validate="many_to_many")
    own = parts.assign(member=parts["partner_code"])
    as_group = of_groups.assign(member=of_groups["partner_code"], partner_code=of_groups["area_group"]).drop(
        columns="area_group"
    )
    return pd.concat([own, as_group], ignore_index=True)


def _sum(parts: pd.DataFrame) -> pd.DataFrame:
    """One row a cell and span: sums, how many parts, and how many of them carry a mark."""
    marked = parts.assign(
        doubtful=(parts["quality"] != str(Quality.OK)).astype("int64"),
        derived=parts["is_derived"].astype("int64"),
        estimated=(parts["status"] == str(ObservationStatus.ESTIMATED)).astype("int64"),
        stand_in=(parts["basis"] == str(GroupBasis.STAND_IN)).astype("int64"),
        **{name: pd.factorize(parts[name])[0] for name in ("member", "commodity_id")},
        **{f"{measure}_known": parts[measure].notna() for measure in MEASURES},
    )
    keys = ["cell", "start"]
    firsts = parts.loc[~parts.duplicated(keys), [*_CELL, "start", "end", "period_kind", "is_at_least"]]
    told = marked.groupby(keys, as_index=False, sort=False).agg(
        value_usd=("value_usd", "sum"),
        net_weight_kg=("net_weight_kg", "sum"),
        value_usd_all=("value_usd_known", "all"),
        net_weight_kg_all=("net_weight_kg_known", "all"),
        value_usd_any=("value_usd_known", "any"),
        net_weight_kg_any=("net_weight_kg_known", "any"),
        partner_count=("member", "nunique"),
        commodity_count=("commodity_id", "nunique"),
        doubtful_count=("doubtful", "sum"),
        derived_count=("derived", "sum"),
        estimated_count=("estimated", "sum"),
        stand_in_count=("stand_in", "sum"),
        is_known_from_assumed=("is_known_from_assumed", "any"),
    )
    sums = told.assign(**{str(name): firsts[name].array for name in firsts})
    is_known = {m: sums[f"{m}_any"].where(sums["is_at_least"], sums[f"{m}_all"]) for m in MEASURES}
    values = {measure: sums[measure].where(is_known[measure]) for measure in MEASURES}
    return sums.assign(**values, known_from=sums["start"], known_until=sums["end"])
