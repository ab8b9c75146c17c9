"""How far figures reach, by the day on which each came to be known."""

from datetime import date
from typing import Any

import pandas as pd

from etl import schema
from etl.build.reach import count_reach, goods_kinds, join_reach
from etl.values.frames import rows_to_frame
from tests.factories import commodity_group_member_row, commodity_row, complete, month, observation_row, year

Row = dict[str, Any]
FIRST, LATER = date(2100, 1, 1), date(2100, 3, 1)


def told(rows: list[Row], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def trade_of(*observations: Row) -> list[Row]:
    return complete(observation=list(observations))["trade_reach"]


def groups_of(*observations: Row) -> list[Row]:
    goods = [
        commodity_row(commodity_id="HS:10", level="chapter", classification="HS"),
        commodity_row(commodity_id="HS:1001", level="heading", classification="HS", parent_id="HS:10"),
    ]
    grain = [commodity_group_member_row(commodity_id="HS:1001")]
    return complete(observation=list(observations), commodity=goods, commodity_group_member=grain)["group_reach"]


def wheat(**told_otherwise: Any) -> Row:
    return observation_row(**{"commodity_id": "HS:1001", "net_weight_kg": None, "known_from": FIRST} | told_otherwise)


def test_a_revised_row_counts_once_from_its_first_edition_on() -> None:
    rows = trade_of(wheat(**year(2098), known_until=LATER), wheat(**year(2098), known_from=LATER))

    assert told(rows, "known_from", "row_change") == [(FIRST, 1), (LATER, 0)]


def test_by_all_that_is_known_a_row_that_gave_way_counts_no_more_and_its_period_stays_told() -> None:
    gone = wheat(**year(2098), quality="doubtful", known_until=LATER)
    rows = [gone, wheat(**year(2098), known_from=LATER), wheat(**year(2099), known_from=LATER)]
    tables = complete(observation=rows)

    assert told(tables["trade_years"], "quality", "years_from", "row_count", "last_date") == [
        ("doubtful", date(2098, 1, 1), 0, date(2098, 12, 31)),
        ("ok", date(2098, 1, 1), 1, date(2098, 12, 31)),
        ("ok", date(2099, 1, 1), 1, date(2099, 12, 31)),
    ]
    assert told(tables["trade_count"], "quality", "row_count", "first_date", "newest_start") == [
        ("doubtful", 0, date(2098, 1, 1), date(2098, 1, 1)),
        ("ok", 2, date(2098, 1, 1), date(2099, 1, 1)),
    ]


def test_rows_that_come_later_reach_further_from_then_on() -> None:
    rows = trade_of(wheat(**month(2098, 2)), wheat(**month(2099, 1), known_from=LATER), wheat(**month(2098, 12)))

    assert told(rows, "row_change", "first_date", "last_date", "newest_start") == [
        (2, date(2098, 2, 1), date(2098, 12, 31), date(2098, 12, 1)),
        (1, date(2099, 1, 1), date(2099, 1, 31), date(2099, 1, 1)),
    ]


def test_rows_are_counted_by_the_calendar_years_in_which_they_begin_and_end() -> None:
    harvest = {"period_start": date(2097, 7, 1), "period_end": date(2098, 6, 30), "period_kind": "marketing_year"}
    rows = trade_of(wheat(**month(2098, 2)), wheat(**month(2099, 1)), wheat(**month(2098, 12)), wheat(**harvest))

    assert told(rows, "period_kind", "years_from", "years_until", "row_change") == [
        ("marketing_year", date(2097, 1, 1), date(2098, 12, 31), 1),
        ("month", date(2098, 1, 1), date(2098, 12, 31), 2),
        ("month", date(2099, 1, 1), date(2099, 12, 31), 1),
    ]


def test_a_period_before_1970_has_its_days() -> None:
    assert told(trade_of(wheat(**year(1961))), "first_date", "newest_start") == [(date(1961, 1, 1), date(1961, 1, 1))]


def test_goods_reach_in_their_own_groups_and_in_all_goods() -> None:
    rows = groups_of(wheat(**month(2098, 2)), wheat(commodity_id="HS:10", **month(2098, 2), net_weight_kg=1.0))

    assert told(rows, "group_code", "level", "start_month", "has_weight") == [
        ("all_goods", "chapter", 2, True),
        ("all_goods", "heading", 2, False),
        ("grain", "heading", 2, False),
    ]


def test_suspect_figures_of_goods_stay_out() -> None:
    assert groups_of(wheat(quality="suspect")) == []


def test_parts_of_rows_in_any_order_come_to_what_all_of_them_do() -> None:
    tables = complete(
        observation=[
            wheat(**month(2098, 2), known_until=LATER),
            wheat(**month(2098, 2), known_from=LATER, value_usd=2.0),
            wheat(**month(2098, 3), net_weight_kg=1.0),
            wheat(**year(2098), flow="import"),
        ],
        commodity_group_member=[commodity_group_member_row(commodity_id="HS:1001")],
    )
    frames = {name: rows_to_frame(schema.metadata.tables[name], rows) for name, rows in tables.items()}
    kinds = goods_kinds(frames["commodity"], frames["commodity_group_member"])
    observation = frames["observation"]
    parts = [count_reach(observation.iloc[[place]].reset_index(drop=True), kinds) for place in (2, 0, 3, 1)]

    for name, joined in join_reach(parts, kinds).items():
        pd.testing.assert_frame_equal(joined, frames[name])
