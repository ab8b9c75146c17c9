"""What farm trade is made of: groups of one source that gives them all, each with its share of that source's whole."""

from dataclasses import replace
from typing import Any

from dashboard.screens.commodities.make_up import make_up, newest_shares, sums_by_year
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.series import Series
from etl.vocabulary.goods import FARM_GOODS
from tests.dashboard.made_trade import made_flows, whole_year

GROUPS = ("meat", "grain", "oilseed")


def flows(*years: int, source_code: str = "customs", **amounts: float) -> dict[str, list[ReportedFlow]]:
    """Whole years of groups from a source, in the amounts given."""
    return {
        group: made_flows(
            *(
                {"series": Series(source_code, "AX"), "period": whole_year(number), "value_usd": amount}
                for number in years
            )
        )
        for group, amount in amounts.items()
    }


ALL: dict[str, float] = {"meat": 1.0, "grain": 3.0, "oilseed": 4.0, FARM_GOODS: 8.0}


def test_each_group_has_its_share_in_the_same_sources_whole_of_the_same_year() -> None:
    found = make_up(flows(2098, 2099, **ALL))
    assert [(one.group_code, one.year, one.share_pct) for one in found if one.year == 2099] == [
        ("meat", 2099, 12.5),
        ("grain", 2099, 37.5),
        ("oilseed", 2099, 50.0),
    ]


def test_without_a_whole_the_shares_are_not_known_and_never_those_of_the_parts() -> None:
    parts: dict[str, Any] = {group: ALL[group] for group in GROUPS}
    assert {one.share_pct for one in make_up(flows(2099, **parts))} == {None}


def test_a_source_of_one_or_two_groups_tells_nothing_of_the_whole() -> None:
    assert make_up(flows(2099, grain=3.0, meat=1.0)) == []


def test_the_source_that_reaches_furthest_is_shown_alone() -> None:
    older, newer = flows(2096, 2097, **ALL), flows(2098, source_code="yearbook", **ALL)
    joined = {group: [*older[group], *newer[group]] for group in ALL}
    assert {(one.flow.series.source_code, one.year) for one in make_up(joined)} == {("yearbook", 2098)}


def test_the_newest_shares_come_the_largest_first_and_sums_are_by_year() -> None:
    found = make_up(flows(2098, 2099, **ALL))
    assert [(one.group_code, one.year) for one in newest_shares(found)] == [
        ("oilseed", 2099),
        ("grain", 2099),
        ("meat", 2099),
    ]
    assert sums_by_year(found) == {2098: 8.0, 2099: 8.0}


def test_what_was_reconciled_is_left_out() -> None:
    reconciled = {
        group: [replace(flow, valuation="reconciled") for flow in told] for group, told in flows(2099, **ALL).items()
    }
    assert make_up(reconciled) == []
