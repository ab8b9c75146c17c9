import time
from typing import Any

import pandas as pd
import pytest

from etl import schema
from etl.build.check import check_cells, check_missing_months, check_parts, check_series, mark_trusted
from etl.build.odd_figures import tell_odd
from etl.values.frames import rows_to_frame
from etl.values.gates import Gates
from etl.values.periods import parse_period
from etl.values.reading import Finding
from tests.factories import Row, commodity_row, month, observation_row, year

COMMODITIES = [
    commodity_row(commodity_id="TOTAL"),
    commodity_row(commodity_id="HS:10"),
    commodity_row(commodity_id="HS:12"),
    commodity_row(commodity_id="HS:1001", parent_id="HS:10"),
    commodity_row(commodity_id="HS:1005", parent_id="HS:10"),
]


def findings(*rows: Row) -> list[tuple[str, str]]:
    observation = rows_to_frame(schema.observation, list(rows))
    found = check(observation, rows_to_frame(schema.commodity, COMMODITIES))
    return [(finding.kind, finding.text) for finding in found]


def check(observation: pd.DataFrame, commodity: pd.DataFrame) -> list[Finding]:
    """What all checks of figures find in rows that ship with the project."""
    trusted, gates = mark_trusted(observation.assign(is_confirmed=False), ()), Gates()
    odd = [*check_parts(trusted, commodity), *check_cells(trusted), *check_series(trusted, gates)]
    return sorted([*tell_odd(odd, gates), *check_missing_months(trusted, commodity, gates)])


def traded(commodity: str, usd: float | None, kg: float | None = None, **overrides: Any) -> Row:
    return observation_row(commodity_id=commodity, value_usd=usd, net_weight_kg=kg, **overrides)


def test_chapters_that_exceed_all_goods_are_told() -> None:
    assert findings(traded("TOTAL", 1e6), traded("HS:10", 8e5), traded("HS:12", 4e5)) == [
        (
            "parts_exceed_total",
            "aland_customs, AX export to BV: parts add up to more than their whole: chapters of TOTAL in 2099-05 (120.0 %).",
        )
    ]


def test_headings_that_exceed_their_chapter_are_told() -> None:
    rows = [traded("HS:10", 1e6), traded("HS:1001", 1e6), traded("HS:1005", 5e5)]
    later = [row | month(2099, 6) for row in rows[:2]] + [rows[2] | month(2099, 6) | {"value_usd": 1e6}]

    assert findings(*rows, *later) == [
        (
            "parts_exceed_total",
            "aland_customs, AX export to BV: parts add up to more than their whole: "
            "2 times, furthest off headings of HS:10 in 2099-06 (200.0 %).",
        )
    ]


def test_parts_that_fall_short_of_all_goods_are_told_where_they_are_most_of_it() -> None:
    assert findings(traded("TOTAL", 1e6), traded("HS:10", 9e5)) == [
        (
            "parts_below_total",
            "aland_customs, AX export to BV: parts add up to less than all goods: chapters of TOTAL in 2099-05 (90.0 %).",
        )
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [traded("TOTAL", 1e6), traded("HS:10", 1e5)],
        [traded("TOTAL", 1e6), traded("HS:10", 6e5), traded("HS:12", 4.04e5)],
        [traded("TOTAL", 3e3), traded("HS:10", 2e3), traded("HS:12", 2e3)],
        [traded("TOTAL", 1e6), traded("HS:10", 5e6, quality="suspect")],
        [traded("TOTAL", 1e6), traded("HS:10", 5e6, flow="import")],
        [traded("TOTAL", None, 5.0), traded("HS:10", 5e6)],
    ],
    ids=["published in part", "rounding", "rounding of small parts", "known to be wrong", "another flow", "no total"],
)
def test_what_is_no_fault_of_the_parts_is_not_told(rows: list[Row]) -> None:
    assert findings(*rows) == []


def test_months_that_do_not_add_up_to_the_year_are_told_for_value_and_weight() -> None:
    months = [traded("TOTAL", 1e6, 1e6, **month(2099, number)) for number in range(1, 13)]
    whole = traded("TOTAL", 12e6, 24e6, **year(2099))

    assert findings(*months, whole) == [
        (
            "months_differ_from_year",
            "aland_customs, AX export to BV: twelve months do not add up to the year's weight: TOTAL in 2099 (50.0 %).",
        )
    ]
    assert findings(*months[1:], whole | {"net_weight_kg": None, "value_usd": 1.0}) == []


def test_derived_months_prove_nothing_about_the_year() -> None:
    months = [traded("TOTAL", 1e6, **month(2099, number), is_derived=True) for number in range(1, 13)]

    assert findings(*months, traded("TOTAL", 24e6, **year(2099))) == []


def test_a_january_to_month_figure_that_falls_is_told() -> None:
    periods = {
        text: dict(zip(("period_start", "period_end", "period_kind"), parse_period(text), strict=True))
        for text in ("2099-01/2099-04", "2099-01/2099-05")
    }
    rows = [traded("TOTAL", usd, **period) for usd, period in zip((5e6, 4e6), periods.values(), strict=True)]

    assert findings(*rows) == [
        (
            "cumulative_falls",
            "aland_customs, AX export to BV: a January-to-month figure is below the one a month before: TOTAL in 2099-01/2099-05.",
        )
    ]


def test_a_unit_value_far_from_its_series_is_told() -> None:
    usual = [traded("HS:1001", 2e6, 1e6, **month(2099, number)) for number in range(1, 6)]
    odd = traded("HS:1001", 1e5, 1e6, **month(2099, 6))
    tiny = traded("HS:1001", 1e5, 10.0, **month(2099, 7))

    assert findings(*usual, odd, tiny) == [
        (
            "unit_value_out_of_range",
            "aland_customs, AX export to BV: a unit value is far from the median of its series: HS:1001 in 2099-06 (5.0 %).",
        )
    ]
    assert findings(*usual[:3], odd) == []


def test_a_weight_of_nought_beside_a_value_is_told() -> None:
    assert findings(traded("HS:1001", 5.0, 0.0), traded("HS:1005", 0.0, 0.0)) == [
        (
            "weight_zero",
            "aland_customs, AX export to BV: goods have a value and a weight of nought: HS:1001 in 2099-05.",
        )
    ]


def test_months_missing_inside_a_series_of_all_goods_are_told_and_of_single_goods_not() -> None:
    rows = [traded(code, 1e6, **month(2099, number)) for code in ("TOTAL", "HS:1001") for number in (1, 2, 5)]

    assert findings(*rows) == [
        (
            "months_missing",
            "aland_customs, AX export to BV: 2 months of TOTAL have no row between the ends of 2099-01/2099-05.",
        )
    ]


def test_fifty_thousand_rows_are_checked_within_two_seconds() -> None:
    codes = [commodity_row(commodity_id=f"HS:{number:04d}", parent_id="HS:10") for number in range(2000, 2200)]
    whole = rows_to_frame(schema.observation, [traded("TOTAL", 1e6, 1e6)])
    months = [month(2077 + number // 12, number % 12 + 1) for number in range(250)]
    cells = pd.DataFrame([{"commodity_id": code["commodity_id"], **span} for code in codes for span in months])
    rows = whole.drop(columns=list(cells.columns)).merge(cells, how="cross")[whole.columns]
    rows = rows.astype(dict(whole.dtypes))
    commodity = rows_to_frame(schema.commodity, [*COMMODITIES, *codes])

    begun = time.process_time()
    found = check(rows, commodity)

    assert (len(rows), found) == (50_000, [])
    assert time.process_time() - begun < 2
