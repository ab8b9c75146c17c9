"""What both sides report, on SQLite and PostgreSQL alike."""

from datetime import date
from typing import Any

import pytest

from dashboard.subjects.trade.mirror import flows_of_both, gap_reasons, products_of_both, stated_of_both
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    Row,
    authority_row,
    commodity_group_member_row,
    gap_reason_row,
    observation_row,
    official_figure_row,
    year,
)


def answer(url: str, question: Any, *arguments: str) -> Any:
    with read_only_engine(url).connect() as connection:
        return question(connection, *arguments)


def offices() -> list[Row]:
    return [
        authority_row(authority_code=code, area_code=area)
        for code, area in (("ax", "AX"), ("bv", "BV"), ("bank", None))
    ]


def test_what_either_side_states_on_its_own_count_is_there(loaded_database: LoadDatabase) -> None:
    views: list[dict[str, Any]] = [
        {"counted_by": "ax"},
        {"area_code": "BV", "partner_code": "AX", "counted_by": "bv"},
        {"area_code": "BV", "partner_code": "AX", "counted_by": "bank", "is_shown": False},
        {"area_code": "BV", "partner_code": "AX", "counted_by": "ax"},
        {"counted_by": "ax", "measure": "growth_pct", "unit": "pct"},
        {"counted_by": "ax", "partner_code": "CX"},
    ]
    figures = [official_figure_row(figure_code=f"F{place}", **view) for place, view in enumerate(views)]
    url = loaded_database(authority=offices(), official_figure=figures)
    found = answer(url, stated_of_both, "AX", "BV")
    assert [(one.figure_code, one.area_code) for one in found] == [("F0", "AX"), ("F1", "BV"), ("F2", "BV")]
    assert found[0].period.start == date(2099, 1, 1)


def mirrored(commodity: str, *years: int, **theirs: Any) -> list[Row]:
    ours = [observation_row(commodity_id=commodity, flow="import", **year(number)) for number in years]
    other = {"reporter_code": "BV", "partner_code": "AX", "flow": "export", "commodity_id": commodity}
    return ours + [observation_row(**(other | year(number) | theirs)) for number in years]


def test_goods_that_both_sides_report_come_in_the_order_of_their_codes(loaded_database: LoadDatabase) -> None:
    url = loaded_database(observation=mirrored("HS:1001", 2097, 2099) + mirrored("FAO:wheat", 2098))
    assert answer(url, products_of_both, "AX", "BV") == ["FAO:wheat", "HS:1001"]
    assert [answer(url, flows_of_both, "AX", "BV", code) for code in ("HS:1001", "HS:1003")] == [["import"], []]


@pytest.mark.parametrize(
    "theirs",
    [
        {"flow": "import"},
        {"source_code": "other_table"},
        {"partner_code": "CX"},
        {"value_usd": None},
        {"quality": "suspect"},
        year(2091),
    ],
    ids=str,
)
def test_without_the_other_sides_report_goods_are_not_offered(
    loaded_database: LoadDatabase, theirs: dict[str, Any]
) -> None:
    assert answer(loaded_database(observation=mirrored("HS:1001", 2099, **theirs)), products_of_both, "AX", "BV") == []


def test_totals_and_chapters_are_no_single_goods(loaded_database: LoadDatabase) -> None:
    assert (
        answer(
            loaded_database(observation=mirrored("TOTAL", 2099) + mirrored("HS:10", 2099)), products_of_both, "AX", "BV"
        )
        == []
    )


def test_a_group_keeps_its_own_goods(loaded_database: LoadDatabase) -> None:
    members = [
        commodity_group_member_row(group_code="grain", commodity_id="HS:1001"),
        commodity_group_member_row(group_code="meat", commodity_id="HS:0201"),
    ]
    url = loaded_database(
        commodity_group_member=members, observation=mirrored("HS:1001", 2099) + mirrored("HS:0201", 2099)
    )
    assert answer(url, products_of_both, "AX", "BV", "meat") == ["HS:0201"]


def test_reasons_that_hold_for_all_come_first_then_those_of_the_pair(loaded_database: LoadDatabase) -> None:
    reasons = [
        gap_reason_row(reason_code="of-bv", sort_order=1, area_code="BV", flow="export"),
        gap_reason_row(reason_code="of-cx", sort_order=2, area_code="CX"),
        gap_reason_row(reason_code="any", sort_order=3),
    ]
    found = answer(loaded_database(gap_reason=reasons), gap_reasons, "BV")
    assert [(reason.reason_code, reason.area_code, reason.flow) for reason in found] == [
        ("any", None, None),
        ("of-bv", "BV", "export"),
    ]
