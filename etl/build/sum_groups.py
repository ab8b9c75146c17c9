"""Trade of commodity groups, summed once for all that reads it: the one home of the rule. Pure.

A group is summed from the codes at the level that a source gives in full (``source.detail_level``), or is the source's
own total. Of a source that gives a selection of products, or only cells above a share, the sum of those that it names
is kept too, marked ``is_at_least``: the whole is no smaller, and it is never joined to a whole. Reporters are never
summed; partners are, within one source and reporter, for groups of countries. Suspect figures stay out. A whole of
which a part is unknown is unknown; of a sum that is a lower bound, unknown parts are left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from etl import schema
from etl.build.trade.cuts import cut_keys
from etl.values.frames import sort_by_key, to_table_frame
from etl.values.groups import ancestors, parents_of
from etl.values.history import split_by_change
from etl.values.row_numbers import Numbers, count_rows, number_rows, repeat_rows
from etl.vocabulary.figures import ObservationStatus, Quality
from etl.vocabulary.goods import CommodityLevel, GroupBasis
from etl.vocabulary.sources import WHOLE_COVERAGE

_ROWS_AT_ONCE = 150_000
MEASURES = ("value_usd", "net_weight_kg")
_CELL = ["source_code", "reporter_code", "flow", "valuation", "period_start", "period_end"]
_FIRST = [*_CELL, "period_kind"]
_SUMMED = [*MEASURES, "commodity_id", "quality", "status", "is_derived", "is_known_from_assumed"]


def sum_groups(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The table ``group_trade``, with its days of knowledge.

    Takes ``observation``, ``source``, ``commodity``, ``commodity_group_member`` and ``area_member``. A sum holds while
    all of its parts do: where one is revised, or comes to be known later than the others, another sum follows.
    """
    found = [_sum_groups({**tables, "observation": rows}) for rows in _by_sources(tables["observation"])]
    whole = pd.concat(found, ignore_index=True) if found else to_table_frame(schema.group_trade, {})
    return sort_by_key(schema.group_trade, whole)


def link_partners(member: pd.DataFrame) -> dict[str, str]:
    """For each area of a group, and the group, the same code as for all with which it is summed.

    Takes the table ``area_member``.
    """
    linked: dict[str, str] = {}
    for group, areas in member.groupby("group_code")["area_code"]:
        codes = [str(group), *areas]
        together = {linked.get(code, code) for code in codes}
        first = min(together)
        linked = {code: first if one in together else one for code, one in linked.items()} | dict.fromkeys(codes, first)
    return linked


def _by_sources(observation: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows of some sources after the other: none is added to another, and each row is one of many groups."""
    codes = observation["source_code"]
    counts = Counter({(code,): int(rows) for code, rows in codes.value_counts().items() if rows})
    for sources in cut_keys(counts, _ROWS_AT_ONCE):
        yield observation if len(sources) == len(counts) else observation.loc[codes.isin([code for (code,) in sources])]


def _sum_groups(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    observation = tables["observation"]
    trusted = observation.loc[observation["quality"] != str(Quality.SUSPECT)].reset_index(drop=True)
    parts = _with_groups_of_partners(_parts_of_groups(trusted, tables), trusted, tables["area_member"])
    if parts.empty:
        return to_table_frame(schema.group_trade, {})
    whole = parts.assign(
        of_partner=number_rows(trusted, _CELL)[parts["place"]],
        **{name: trusted[name].to_numpy()[parts["place"]] for name in ("known_from", "known_until")},
    )
    cells, _ = count_rows(whole, ["group_code", "partner_code", "of_partner"])
    split = split_by_change(whole.assign(cell=cells), ["cell"])
    return _sum(_uppermost(split, trusted["commodity_id"], tables["commodity"]), trusted)


def _parts_of_groups(trusted: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Which figures are a part of which group's sum.

    Gives the ``place`` of the figure, its ``partner_code``, and ``group_code`` and ``basis``; ``is_at_least`` where it
    is a part of a lower bound.
    """
    goods, codes = _distinct(trusted["commodity_id"])
    of_source, sources = _distinct(trusted["source_code"])
    levels = tables["commodity"].set_index("commodity_id")["level"].reindex(codes).to_numpy()
    source = tables["source"].set_index("source_code").reindex(sources)
    is_full = source["coverage"].isin([str(one) for one in WHOLE_COVERAGE]).to_numpy()[of_source]
    is_detail = levels[goods] == source["detail_level"].to_numpy()[of_source]
    is_whole = (levels == str(CommodityLevel.TOTAL))[goods] | (is_detail & is_full)
    member = tables["commodity_group_member"]
    of_good, counts, lines = _lines_by_code(member["commodity_id"], codes)
    rows, line = repeat_rows(np.where(is_whole | ~is_full, counts[goods], 0))
    line = lines[of_good[goods[rows]] + line]
    is_some = ~is_whole[rows] & (member["basis"] == str(GroupBasis.EXACT)).to_numpy()[line]
    order = np.concatenate([np.flatnonzero(is_whole[rows]), np.flatnonzero(is_some)])
    told = member[["group_code", "basis"]].astype("category").iloc[line[order]].reset_index(drop=True)
    places = rows[order]
    partners = trusted["partner_code"].array[places]
    parts: pd.DataFrame = told.assign(place=places, partner_code=partners, is_at_least=is_some[order])
    return parts


def _distinct(column: "pd.Series[str]") -> tuple[Numbers, "pd.Index[str]"]:
    """The place of each row's code among all that there are, and these as texts."""
    places, codes = pd.factorize(column)
    return places, pd.Index(codes).astype("str")


def _lines_by_code(column: "pd.Series[str]", codes: "pd.Index[str]") -> tuple[Numbers, Numbers, Numbers]:
    """Where the lines of each code begin among all, how many they are, and the places of all lines, code by code."""
    found = codes.get_indexer(pd.Index(column.array))
    lines = np.argsort(found, kind="stable")[np.count_nonzero(found < 0) :]
    counts = np.bincount(found[lines], minlength=len(codes))
    return counts.cumsum() - counts, counts, lines


def _with_groups_of_partners(parts: pd.DataFrame, trusted: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """The parts, and once more those of partners that belong to a group of countries, as that group's.

    ``member`` is a number of the partner itself.
    """
    partners, codes = _distinct(trusted["partner_code"])
    own = parts.assign(member=partners[parts["place"]])
    firsts, counts, lines = _lines_by_code(members["area_code"], codes)
    rows, line = repeat_rows(counts[own["member"]])
    groups = members["group_code"].astype(parts["partner_code"].dtype).array
    as_group = own.iloc[rows].assign(partner_code=groups[lines[firsts[own["member"].to_numpy()[rows]] + line]])
    return pd.concat([own, as_group], ignore_index=True)


def _uppermost(parts: pd.DataFrame, commodity_ids: "pd.Series[str]", commodity: pd.DataFrame) -> pd.DataFrame:
    """The parts without those of lower bounds whose code lies below another code of the same cell and span.

    Nothing is counted twice.
    """
    some = parts.loc[parts["is_at_least"]]
    if some.empty:
        return parts
    good, codes = _distinct(commodity_ids.iloc[some["place"]])
    parents = parents_of(commodity)
    above = [(place, upper) for place, code in enumerate(codes) for upper in list(ancestors(code, parents))[1:]]
    named = pd.DataFrame(above, columns=["good", "upper"], dtype="str")
    pairs = named.astype({"good": "int64"}).assign(upper=codes.get_indexer(pd.Index(named["upper"].array)))
    pairs = pairs.loc[pairs["upper"] >= 0]
    there = count_rows(some, ["cell", "start", "member"])[0] * len(codes)
    below = pd.DataFrame({"good": good, "there": there, "part": some.index}).merge(pairs, on="good")
    counted_twice = below["part"].loc[np.isin(below["there"] + below["upper"], there + good)]
    return parts.loc[~parts.index.isin(counted_twice)]


def _sum(parts: pd.DataFrame, trusted: pd.DataFrame) -> pd.DataFrame:
    """One row a cell and span: sums, how many parts, and how many of them carry a mark."""
    number, count = count_rows(parts, ["cell", "start"])
    of_part = trusted[_SUMMED].iloc[parts["place"]].reset_index(drop=True)
    first = parts.loc[~pd.Series(number).duplicated().to_numpy()].reset_index(drop=True)
    told = trusted[_FIRST].iloc[first["place"]].reset_index(drop=True)
    marks = {
        "doubtful_count": of_part["quality"] != str(Quality.OK),
        "derived_count": of_part["is_derived"],
        "estimated_count": of_part["status"] == str(ObservationStatus.ESTIMATED),
        "stand_in_count": parts["basis"] == str(GroupBasis.STAND_IN),
    }
    sums = told.assign(
        **first[["group_code", "partner_code", "is_at_least"]],
        **{measure: _sum_known(of_part[measure], number, first["is_at_least"]) for measure in MEASURES},
        partner_count=_count_distinct(parts["member"], number, count),
        commodity_count=_count_distinct(of_part["commodity_id"], number, count),
        **{name: np.bincount(number, mark).astype("int64") for name, mark in marks.items()},
        is_known_from_assumed=np.bincount(number, of_part["is_known_from_assumed"]) > 0,
        known_from=first["start"],
        known_until=first["end"],
    )
    known = sums.loc[sums[list(MEASURES)].notna().any(axis=1)]
    return to_table_frame(schema.group_trade, {str(name): known[name] for name in known}, known.index)


def _sum_known(values: "pd.Series[float]", number: Numbers, is_at_least: "pd.Series[bool]") -> "pd.Series[float]":
    """The sum of each number's values; missing where one is, but for a lower bound, which leaves those out."""
    parts, known = np.bincount(number), np.bincount(number, values.notna())
    return values.groupby(number).sum().where((known == parts) | (is_at_least & (known > 0)))


def _count_distinct(values: "pd.Series[Any]", number: Numbers, count: int) -> Numbers:
    """How many different values each group has."""
    places, found = pd.factorize(values)
    is_another = ~pd.Series(number * len(found) + places).duplicated()
    return np.bincount(number[is_another], minlength=count)
