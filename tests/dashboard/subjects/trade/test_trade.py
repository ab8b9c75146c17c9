"""What a series is made of, on SQLite and PostgreSQL alike."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.subjects.trade.trade import (
    TradeFilters,
    commodity_series,
    group_series,
    groups_series,
)
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    area_member_row,
    area_row,
    commodity_group_member_row,
    commodity_row,
    observation_row,
    source_row,
    year,
)

MONTHS = TradeFilters("BV", period_kinds=("month",))


def grain(connection_url: str, filters: TradeFilters = MONTHS) -> list[dict[str, object]]:
    with read_only_engine(connection_url).connect() as connection:
        return group_series(connection, "grain", filters).to_dict("records")


def two_headings(**second: object) -> dict[str, list[dict[str, object]]]:
    return {
        "commodity_group_member": [commodity_group_member_row(), commodity_group_member_row(commodity_id="HS:1003")],
        "observation": [observation_row(), observation_row(commodity_id="HS:1003", **second)],
    }


def test_a_group_is_the_sum_of_its_codes(loaded_database: LoadDatabase) -> None:
    rows = grain(loaded_database(**two_headings(value_usd=2.0, net_weight_kg=3.0)))
    assert rows == [
        {
            "source_code": "aland_customs",
            "reporter_code": "AX",
            "flow": "export",
            "valuation": "fob",
            "period_kind": "month",
            "period_start": pd.Timestamp(2099, 5, 1),
            "period_end": pd.Timestamp(2099, 5, 31),
            "is_at_least": False,
            "value_usd": 1_000_002.0,
            "net_weight_kg": 500_003.0,
            "partner_count": 1,
            "doubtful_count": 0,
            "derived_count": 0,
            "estimated_count": 0,
            "stand_in_count": 0,
            "commodity_count": 2,
        }
    ]


def test_a_sum_with_an_unknown_part_is_unknown(loaded_database: LoadDatabase) -> None:
    row = grain(loaded_database(**two_headings(value_usd=2.0, net_weight_kg=None)))[0]
    assert row["value_usd"] == 1_000_002.0
    assert math.isnan(float(str(row["net_weight_kg"])))


def test_suspect_values_are_in_no_sum_and_are_asked_for_one_by_one(loaded_database: LoadDatabase) -> None:
    url = loaded_database(**two_headings(value_usd=2.0, quality="suspect"))
    everything = replace(MONTHS, with_suspect=True)
    assert [row["value_usd"] for row in grain(url, everything)] == [1_000_000.0]
    with read_only_engine(url).connect() as connection:
        asked = {
            filters: commodity_series(connection, ("HS:1003",), filters)["value_usd"].tolist()
            for filters in (MONTHS, everything)
        }
    assert asked == {MONTHS: [], everything: [2.0]}


def test_estimates_are_counted(loaded_database: LoadDatabase) -> None:
    rows = grain(loaded_database(**two_headings(value_usd=2.0, status="estimated")))
    assert [(row["value_usd"], row["estimated_count"]) for row in rows] == [(1_000_002.0, 1)]


def test_a_commodity_of_two_groups_is_in_the_sum_of_each(loaded_database: LoadDatabase) -> None:
    members = [commodity_group_member_row(), commodity_group_member_row(group_code="agricultural")]
    url = loaded_database(commodity_group_member=members, observation=[observation_row()])
    with read_only_engine(url).connect() as connection:
        rows = groups_series(connection, ("agricultural", "grain", "meat"), MONTHS)
    assert rows[["group_code", "value_usd"]].to_numpy().tolist() == [
        ["agricultural", 1_000_000.0],
        ["grain", 1_000_000.0],
    ]


def test_two_sources_are_two_series(loaded_database: LoadDatabase) -> None:
    rows = grain(
        loaded_database(
            commodity_group_member=[commodity_group_member_row()],
            observation=[observation_row(), observation_row(source_code="bouvet_yearbook")],
        )
    )
    assert [row["source_code"] for row in rows] == ["aland_customs", "bouvet_yearbook"]


def test_a_chapter_and_its_headings_are_not_counted_twice(loaded_database: LoadDatabase) -> None:
    rows = grain(
        loaded_database(
            commodity_group_member=[commodity_group_member_row(), commodity_group_member_row(commodity_id="HS:10")],
            observation=[observation_row(), observation_row(commodity_id="HS:10")],
        )
    )
    assert [(row["value_usd"], row["commodity_count"]) for row in rows] == [(1_000_000.0, 1)]


def test_a_stand_in_chapter_is_counted_as_such(loaded_database: LoadDatabase) -> None:
    rows = grain(
        loaded_database(
            source=[source_row(detail_level="chapter")],
            commodity_group_member=[commodity_group_member_row(commodity_id="HS:12", basis="stand_in")],
            observation=[observation_row(commodity_id="HS:12")],
        )
    )
    assert [row["stand_in_count"] for row in rows] == [1]


@pytest.mark.parametrize("coverage", ["selection", "threshold"])
def test_a_selection_of_products_gives_a_lower_bound_to_who_asks_for_it(
    loaded_database: LoadDatabase, coverage: str
) -> None:
    url = loaded_database(
        source=[source_row(coverage=coverage)],
        commodity_group_member=[commodity_group_member_row()],
        observation=[observation_row()],
    )
    assert grain(url) == []
    bounds = grain(url, replace(MONTHS, with_at_least=True))
    assert [(row["value_usd"], row["is_at_least"]) for row in bounds] == [(1_000_000.0, True)]


def test_partners_of_a_group_are_summed_and_counted(loaded_database: LoadDatabase) -> None:
    rows = grain(
        loaded_database(
            area=[area_row(), *(area_row(area_code=code) for code in ("BV", "CX", "XG"))],
            area_member=[area_member_row(area_code="BV"), area_member_row(area_code="CX")],
            commodity_group_member=[commodity_group_member_row()],
            observation=[observation_row(), observation_row(partner_code="CX", value_usd=5.0)],
        ),
        TradeFilters("XG", period_kinds=("month",)),
    )
    assert [(row["value_usd"], row["partner_count"]) for row in rows] == [(1_000_005.0, 2)]


def test_kinds_of_period_are_never_mixed(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity_group_member=[commodity_group_member_row()],
        observation=[observation_row(), observation_row(**year(2099), value_usd=9.0)],
    )
    assert [row["value_usd"] for row in grain(url)] == [1_000_000.0]
    assert [row["value_usd"] for row in grain(url, TradeFilters("BV"))] == [9.0]


def test_all_goods_come_from_a_source_of_any_detail(loaded_database: LoadDatabase) -> None:
    rows = grain(
        loaded_database(
            source=[source_row(detail_level="chapter")],
            commodity=[commodity_row(commodity_id="TOTAL")],
            commodity_group_member=[commodity_group_member_row(commodity_id="TOTAL")],
            observation=[observation_row(commodity_id="TOTAL")],
        )
    )
    assert [row["value_usd"] for row in rows] == [1_000_000.0]


def test_goods_of_some_years_are_of_periods_that_lie_in_them(loaded_database: LoadDatabase) -> None:
    rows = [observation_row(**year(number)) for number in (2097, 2098, 2099)]
    filters = TradeFilters("BV", period_kinds=(), years=(2098, 2098))
    with read_only_engine(loaded_database(observation=rows)).connect() as connection:
        found = commodity_series(connection, ("HS:1001",), filters)
    assert list(found["period_start"].dt.year) == [2098]
