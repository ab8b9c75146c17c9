"""Which published figures the lines of commitments may be made of: few of all there are."""

from collections.abc import Mapping

import pandas as pd

from etl.build.judge.facts import SeriesFacts, read_series
from etl.build.trade.context import Shown
from etl.values.areas import countries_of, members_of_groups
from etl.values.groups import ancestors, parents_of


def figures_asked(tables: Mapping[str, pd.DataFrame]) -> Shown:
    """The commodities and areas of which ``LineIndex`` may ask single figures, and the groups of which it may ask sums.

    A commitment's own goods, what they lie in and what lies in them; its sides, their countries and the members of
    groups of countries. Groups of goods are asked as sums. Takes ``commitment``, ``commodity``, ``area`` and
    ``area_member``.
    """
    series = list(read_series(tables["commitment"]).values()) if "commitment" in tables else []
    of_goods = [facts for facts in series if facts.series_commodity_id]
    parents = parents_of(tables["commodity"])
    goods = {str(facts.series_commodity_id) for facts in of_goods}
    above = {code for good in goods for code in ancestors(good, parents)}
    below = {code for code in parents if goods.intersection(ancestors(code, parents))}
    of_groups = [facts for facts in series if facts.series_group_code]
    return Shown(
        commodities=frozenset(above | below),
        areas=frozenset(_areas(of_goods, tables)),
        groups=frozenset(str(facts.series_group_code) for facts in of_groups),
        reporters=frozenset(_areas(of_groups, tables)),
    )


def _areas(series: list[SeriesFacts], tables: Mapping[str, pd.DataFrame]) -> set[str]:
    countries, members = countries_of(tables["area"]), members_of_groups(tables["area_member"])
    named = {code for facts in series for code in (facts.series_reporter_code, facts.series_partner_code)}
    wider = named | {countries.get(code, code) for code in named}
    return wider | {member for code in wider for member in members.get(code, [])}
