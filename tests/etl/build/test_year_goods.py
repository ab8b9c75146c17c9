"""What goods come to in calendar years: how many a source names, what these come to, and which are the largest."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from etl import schema
from etl.build.reach import goods_kinds
from etl.build.year_goods import count_year_goods, join_year_goods, sum_series
from etl.schema.reach import MOST_LARGEST
from etl.values.frames import rows_to_frame
from tests.factories import Row, commodity_group_member_row, commodity_row, complete, month, observation_row, year

GOODS = [
    commodity_row(commodity_id="HS:10", level="chapter", classification="HS"),
    *(
        commodity_row(commodity_id=f"HS:100{number}", level="heading", classification="HS", parent_id="HS:10")
        for number in range(1, 5)
    ),
]
GRAIN = [commodity_group_member_row(commodity_id="HS:1001")]


def wheat(value: float | None, **told: Any) -> Row:
    return observation_row(**{"commodity_id": "HS:1001", "value_usd": value, **year(2099)} | told)


def tables_of(*observations: Row) -> dict[str, list[Row]]:
    return complete(observation=list(observations), commodity=GOODS, commodity_group_member=GRAIN)


def named(*observations: Row) -> list[tuple[Any, ...]]:
    """Groups of each kind of goods that is named, the year, whether it is the source's own, goods and value."""
    tables = tables_of(*observations)
    groups: dict[int, str] = {}
    for one in tables["goods_kind"]:
        groups[one["kind"]] = f"{groups.get(one['kind'], one['level'])} {one['group_code']}"
    return [
        (groups[one["kind"]], one["year"], one["is_own"], one["goods_count"], one["value_usd"])
        for one in tables["named_goods"]
    ]


def largest(*observations: Row) -> list[tuple[str, int, str]]:
    rows = tables_of(*observations)["largest_goods"]
    return [(one["level"], one["year"], one["commodity_id"]) for one in rows]


def test_goods_are_counted_once_by_the_groups_they_share() -> None:
    assert named(wheat(1.0), wheat(2.0, commodity_id="HS:1002"), wheat(4.0, commodity_id="HS:1003")) == [
        ("heading all_goods", 2099, True, 2, 6.0),
        ("heading all_goods grain", 2099, True, 1, 1.0),
    ]


def test_own_years_and_sums_of_months_are_told_apart() -> None:
    months = [wheat(value, **month(2099, number)) for number, value in ((1, 1.0), (2, 2.0))]
    assert named(*months, wheat(8.0, commodity_id="HS:1002")) == [
        ("heading all_goods", 2099, True, 1, 8.0),
        ("heading all_goods grain", 2099, False, 1, 3.0),
    ]


@pytest.mark.parametrize(
    "told",
    [{"value_usd": None}, {"valuation": "reconciled"}, {"quality": "suspect"}, {"known_until": date(2101, 1, 1)}],
)
def test_what_has_no_value_of_a_sides_own_names_nothing(told: dict[str, Any]) -> None:
    assert named(wheat(1.0, **told)) == []
    assert largest(wheat(1.0, **told)) == []


def test_the_largest_of_a_year_and_level_are_kept_whatever_their_group() -> None:
    many = [f"HS:{number}" for number in range(100001, 100002 + MOST_LARGEST)]
    goods = [commodity_row(commodity_id=code, level="subheading", classification="HS") for code in many]
    rows = [wheat(float(number), commodity_id=code) for number, code in enumerate(many)]
    told = complete(observation=[*rows, wheat(0.5)], commodity=[*GOODS, *goods], commodity_group_member=GRAIN)

    kept = [one["commodity_id"] for one in told["largest_goods"]]
    assert kept == ["HS:1001", *many[1:]]


def test_parts_of_series_in_any_order_come_to_what_all_of_them_do() -> None:
    codes = ["HS:1001", "HS:1002", "HS:1003", "HS:1004"]
    # Added up as they come, 0.1, 0.2 and 0.3 are another number than in another order.
    rows = [wheat(value, commodity_id=code) for value, code in zip((0.1, 0.2, 0.3, 0.4), codes, strict=True)]
    tables = tables_of(*rows)
    frames = {name: rows_to_frame(schema.metadata.tables[name], rows) for name, rows in tables.items()}
    kinds = goods_kinds(frames["commodity"], frames["commodity_group_member"])
    observation = frames["observation"]
    rows = [observation.iloc[[place]].reset_index(drop=True) for place in (2, 0, 3, 1)]
    parts = [count_year_goods(row, sum_series(row), kinds) for row in rows]

    for name, joined in join_year_goods(parts).items():
        pd.testing.assert_frame_equal(joined, frames[name], check_exact=True)
