"""How a group's trade is summed, what is only a lower bound, and from which day a sum is known."""

from datetime import date
from typing import Any

import pandas as pd

from etl.build.sum_groups import link_partners
from tests.factories import (
    area_member_row,
    commodity_group_member_row,
    commodity_row,
    complete,
    observation_row,
    source_row,
    year,
)

Row = dict[str, Any]
HEADINGS = [
    commodity_row(commodity_id="HS:10"),
    commodity_row(commodity_id="HS:1001", parent_id="HS:10"),
    commodity_row(commodity_id="HS:100199", parent_id="HS:1001"),
    commodity_row(commodity_id="HS:1003", parent_id="HS:10"),
]
GRAIN = [commodity_group_member_row(commodity_id=row["commodity_id"]) for row in HEADINGS]
SOME = source_row(coverage="selection", detail_level="subheading")


def sums(*observations: Row, source: Row | None = None, **facts: Any) -> list[Row]:
    tables = complete(
        commodity=HEADINGS,
        commodity_group_member=GRAIN,
        source=[source or source_row()],
        observation=list(observations),
        **facts,
    )
    return tables.get("group_trade", [])


def goods(code: str, value: float | None, **told: Any) -> Row:
    return observation_row(
        **{"commodity_id": f"HS:{code}", "value_usd": value, "net_weight_kg": None, **year(2099), **told}
    )


def told(rows: list[Row], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def test_a_whole_is_summed_from_the_level_that_its_source_gives_in_full() -> None:
    rows = sums(goods("10", 90.0), goods("1001", 3.0), goods("1003", 4.0), goods("100199", 2.0))
    assert told(rows, "value_usd", "is_at_least", "commodity_count") == [(7.0, False, 2)]


def test_a_whole_of_which_a_part_is_unknown_is_unknown_and_has_no_row() -> None:
    assert sums(goods("1001", 3.0), goods("1003", None)) == []


def test_named_products_are_a_lower_bound_and_nothing_is_counted_twice() -> None:
    rows = sums(goods("1001", 3.0), goods("100199", 2.0), goods("1003", 4.0), source=SOME)
    assert told(rows, "value_usd", "is_at_least", "commodity_count") == [(7.0, True, 2)]


def test_a_product_counts_where_what_it_lies_in_is_not_there() -> None:
    rows = sums(goods("1001", 3.0), goods("100199", 2.0, **year(2098)), source=SOME)
    assert told(rows, "period_end", "value_usd") == [
        (date(2098, 12, 31), 2.0),
        (date(2099, 12, 31), 3.0),
    ]


def test_of_a_lower_bound_an_unknown_part_is_left_out() -> None:
    assert told(sums(goods("1001", 3.0), goods("1003", None), source=SOME), "value_usd") == [(3.0,)]


def test_a_stand_in_is_no_part_of_a_lower_bound() -> None:
    chapter = [commodity_group_member_row(commodity_id="HS:10", basis="stand_in")]
    tables = complete(commodity=HEADINGS, commodity_group_member=chapter, source=[SOME], observation=[goods("10", 9.0)])
    assert tables.get("group_trade", []) == []


def test_suspect_figures_stay_out_and_doubtful_ones_are_counted() -> None:
    rows = sums(goods("1001", 3.0, quality="doubtful"), goods("1003", 4.0, quality="suspect"))
    assert told(rows, "value_usd", "doubtful_count") == [(3.0, 1)]


def test_partners_of_a_group_are_summed_and_counted() -> None:
    members = [area_member_row(group_code="XG", area_code=code) for code in ("BV", "DY")]
    rows = sums(goods("1001", 3.0), goods("1001", 4.0, partner_code="DY"), area_member=members)
    assert told(rows, "partner_code", "value_usd", "partner_count") == [("BV", 3.0, 1), ("DY", 4.0, 1), ("XG", 7.0, 2)]


def test_a_sum_follows_another_when_a_part_is_revised_or_comes_later() -> None:
    first, later, revised = date(2100, 1, 1), date(2100, 2, 1), date(2100, 3, 1)
    rows = sums(
        goods("1001", 3.0, known_from=first, known_until=revised),
        goods("1001", 5.0, known_from=revised),
        goods("1003", 4.0, known_from=later),
    )
    assert told(rows, "value_usd", "known_from", "known_until") == [
        (3.0, first, later),
        (7.0, later, revised),
        (9.0, revised, None),
    ]


def test_a_product_counts_until_what_it_lies_in_comes_to_be_known() -> None:
    first, later = date(2100, 1, 1), date(2100, 2, 1)
    rows = sums(goods("100199", 2.0, known_from=first), goods("1001", 3.0, known_from=later), source=SOME)

    assert told(rows, "value_usd", "known_from", "known_until") == [
        (2.0, first, later),
        (3.0, later, None),
    ]


def test_of_a_lower_bound_each_partner_counts_by_its_own_products() -> None:
    members = [area_member_row(group_code="XG", area_code=code) for code in ("BV", "DY")]
    rows = sums(goods("1001", 3.0), goods("100199", 2.0, partner_code="DY"), source=SOME, area_member=members)

    assert told(rows, "partner_code", "value_usd", "partner_count") == [("BV", 3.0, 1), ("DY", 2.0, 1), ("XG", 5.0, 2)]


def test_partners_of_one_group_and_of_groups_that_share_one_are_linked() -> None:
    members = pd.DataFrame(
        [("G1", "AX"), ("G1", "BV"), ("G2", "CX"), ("G3", "BV"), ("G3", "DX"), ("G4", "EX")],
        columns=["group_code", "area_code"],
    )
    linked = link_partners(members)

    assert len({linked[code] for code in ("AX", "BV", "DX", "G1", "G3")}) == 1
    assert len({linked[code] for code in ("AX", "CX", "EX")}) == 3
    assert linked["G2"] == linked["CX"]
