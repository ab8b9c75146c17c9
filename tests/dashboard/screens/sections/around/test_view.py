"""Trade around a meeting: what is shown of it, and what is never drawn."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.screens.sections.around.view import (
    MOST_GOODS,
    ROW,
    about_groups,
    add_holes,
    end_of_lines,
    has_months_around,
    in_measure,
    join_lines,
    shown_lines,
    window,
    with_measure,
)
from tests.dashboard.around_rows import figures, lines, row
from tests.factories import official_figure_row

MEETING = date(2099, 5, 9)
MONTHS = window("month", MEETING, MEETING, date(2110, 1, 1))
YEARS = window("year", MEETING, MEETING, date(2110, 1, 1))


def test_a_window_is_two_years_of_months_or_ten_years_either_way() -> None:
    assert (MONTHS.first, MONTHS.last) == (pd.Timestamp(2097, 5, 1), pd.Timestamp(2101, 5, 31))
    assert (YEARS.first, YEARS.last) == (pd.Timestamp(2089, 1, 1), pd.Timestamp(2109, 12, 31))


def test_a_window_ends_where_no_figure_can_be_yet_but_holds_the_meeting() -> None:
    assert window("month", MEETING, MEETING, date(2099, 8, 15)).last == pd.Timestamp(2099, 8, 31)
    assert window("year", MEETING, MEETING, date(2101, 8, 15)).last == pd.Timestamp(2101, 12, 31)
    assert window("year", MEETING, MEETING, date(2090, 1, 1)).last == pd.Timestamp(2099, 12, 31)


def test_a_window_of_a_year_that_is_all_that_is_known_reaches_from_both_its_ends() -> None:
    shown = window("month", date(2099, 1, 1), date(2099, 12, 31), date(2110, 1, 1))
    assert (shown.first, shown.last) == (pd.Timestamp(2097, 1, 1), pd.Timestamp(2101, 12, 31))


def test_months_and_years_are_never_in_one_picture() -> None:
    rows = lines(row("2099-04"), row("2099"))
    assert MONTHS.holds(rows)["period_kind"].tolist() == ["month"]
    assert YEARS.holds(rows)["period_kind"].tolist() == ["year"]


def test_products_are_lines_beside_the_whole_and_never_added_to_it() -> None:
    product = row("2099", 3.0, commodity_id="FAO:rye", source_code="yearbook")
    joined = join_lines(
        pd.DataFrame([row("2099", 9.0)]), pd.DataFrame([product]).drop(columns=["goods", "stand_in_count"])
    )
    assert joined[["goods", "source_code", "value_usd"]].to_numpy().tolist() == [
        ["", "aland_customs", 9.0],
        ["FAO:rye", "yearbook", 3.0],
    ]
    assert list(joined.columns) == ROW


def test_a_wide_group_has_no_products() -> None:
    product = pd.DataFrame([row("2099", commodity_id="FAO:rye", group_code="all_goods")]).drop(
        columns=["goods", "stand_in_count"]
    )
    assert join_lines(pd.DataFrame([row("2099", group_code="all_goods")]), product)["goods"].tolist() == [""]


def test_an_unknown_amount_is_no_point_and_a_weight_is_in_tonnes() -> None:
    rows = pd.DataFrame([row("2098", None, net_weight_kg=2500.0), row("2099", 7.0)]).astype(
        {"value_usd": "float64", "net_weight_kg": "float64"}
    )
    assert with_measure(rows, "value_usd")["amount"].tolist() == [7.0]
    assert with_measure(rows, "net_weight_kg")["amount"].tolist() == [2.5]


@pytest.mark.parametrize(
    ("months", "enough"), [(("2099-04", "2099-12"), True), (("2099-04", "2099-10"), False), (("2099-12",), False)]
)
def test_months_are_shown_of_themselves_only_where_they_reach_past_the_meeting(
    months: tuple[str, ...], *, enough: bool
) -> None:
    assert has_months_around(lines(*map(row, months)), MONTHS, MEETING, MEETING) is enough


def test_the_whole_and_the_largest_products_are_drawn() -> None:
    products = [
        row("2099", float(size), goods=f"FAO:{size}", source_code="yearbook") for size in range(1, MOST_GOODS + 3)
    ]
    drawn = shown_lines(lines(row("2099", 0.5), *products), YEARS)
    assert sorted(drawn["goods"]) == ["", *(f"FAO:{size}" for size in range(3, MOST_GOODS + 3))]


@given(st.sets(st.integers(0, 47), min_size=1))
def test_a_hole_stays_a_hole_and_nothing_is_drawn_past_either_end(months: set[int]) -> None:
    given_months = sorted(months)
    line = lines(*(row(f"{2097 + month // 12}-{month % 12 + 1:02d}", 1.0 + month) for month in given_months))
    filled = add_holes(line, "month")
    assert len(filled) == given_months[-1] - given_months[0] + 1
    assert filled["period_start"].is_monotonic_increasing
    known = filled[filled["amount"].notna()]
    assert known[["period_start", "amount"]].to_numpy().tolist() == line[["period_start", "amount"]].to_numpy().tolist()
    assert filled["amount"].notna().iloc[[0, -1]].all()


def test_the_end_of_a_line_is_its_last_period_whatever_the_window_shows() -> None:
    ends = end_of_lines(
        lines(row("2099"), row("2150"), row("2101-03"), row("2101", goods="FAO:rye", source_code="yearbook")), YEARS
    )
    assert ends[["source_code", "goods", "period_kind", "last"]].to_numpy().tolist() == [
        ["aland_customs", "", "year", pd.Timestamp(2150, 12, 31)],
        ["yearbook", "FAO:rye", "year", pd.Timestamp(2101, 12, 31)],
        ["aland_customs", "", "month", pd.Timestamp(2101, 3, 31)],
    ]


def test_where_nothing_is_drawn_the_ends_are_told_all_the_same() -> None:
    assert end_of_lines(lines(row("2020")), YEARS)["last"].tolist() == [pd.Timestamp(2020, 12, 31)]


def test_only_statements_in_the_unit_of_the_picture_are_points() -> None:
    stated = [{"unit": "USD"}, {"unit": "CNY"}, {"measure": "weight", "unit": "t"}]
    assert figures(*stated)["unit"].tolist() == ["USD"]
    assert figures(*stated, measure="net_weight_kg")["unit"].tolist() == ["t"]


def test_a_statement_on_a_product_is_not_one_on_a_wide_group() -> None:
    made = [
        official_figure_row(figure_code=code, group_code=group, commodity_id=commodity) | {"about_group": about}
        for code, group, commodity, about in (
            ("F1", "grain", None, "grain"),
            ("F2", None, "HS:1001", "grain"),
            ("F3", None, "HS:1001", "all_goods"),
            ("F4", "all_goods", None, "all_goods"),
        )
    ]
    kept = about_groups(pd.DataFrame(made))
    assert dict(zip(kept["figure_code"], kept["goods"], strict=True)) == {"F1": "", "F2": "HS:1001", "F4": ""}


def test_a_statement_of_less_than_high_confidence_is_doubtful() -> None:
    assert figures({"figure_code": "F1"}, {"figure_code": "F2", "confidence": "medium"})["is_doubtful"].tolist() == [
        False,
        True,
    ]
    assert in_measure(figures(), "value_usd").empty
