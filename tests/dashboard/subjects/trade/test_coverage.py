"""Which lines are shown first, and that gaps stay gaps."""

import math
from typing import Any

import pandas as pd

from dashboard.subjects.trade.coverage import add_gaps, first_view, parts_of_years, reach, years_only
from tests.dashboard.points import months, year


def line(series: str, *years: int, **more: Any) -> list[dict[str, Any]]:
    return [
        {
            "side": "home",
            "series": series,
            "value": 1.0,
            "rank": 1,
            "direction": "turnover",
            "unit": "USD",
            **year(number),
            **more,
        }
        for number in years
    ]


def headlines(*series: str, side: str = "home") -> pd.DataFrame:
    """Headline lines of tables (``source:reporter``) and of offices (``stated:office``)."""
    named = [one.split(":") for one in series]
    rows = [
        {
            "side": side,
            "source_code": first,
            "reporter_code": second,
            "counted_by": second if first == "stated" else None,
        }
        for first, second in named
    ]
    return pd.DataFrame(rows, columns=["side", "source_code", "reporter_code", "counted_by"])


def shown(rows: list[dict[str, Any]], *first: str) -> list[tuple[str, int]]:
    """What the first view shows: series and year."""
    found = first_view(pd.DataFrame(rows), headlines(*first)).to_dict("records")
    return [(row["series"], row["period_start"].year) for row in found]


def test_the_headline_line_is_shown_first_then_the_table_that_adds_most_years() -> None:
    rows = line("long:AX", 2096, 2097, 2098) + line("short:AX", 2097, 2098) + line("newest:AX", 2098, 2099)
    assert shown(rows, "newest:AX") == [
        ("newest:AX", 2098),
        ("newest:AX", 2099),
        ("long:AX", 2096),
        ("long:AX", 2097),
        ("long:AX", 2098),
    ]


def test_a_second_line_is_shown_where_it_adds_two_years() -> None:
    assert shown(line("first:AX", 2098, 2099) + line("one_more:AX", 2097, 2098), "first:AX") == [
        ("first:AX", 2098),
        ("first:AX", 2099),
    ]


def test_stated_headlines_are_shown_whole() -> None:
    rows = line("stated:ax-customs", 2097, 2099) + line("table:AX", 2096, 2097)
    assert shown(rows, "stated:ax-customs") == [("stated:ax-customs", 2097), ("stated:ax-customs", 2099)]


def test_first_view_states_only_years_that_no_line_has_and_one_figure_each() -> None:
    rows = line("table:AX", 2097, 2098) + line("stated:ax-customs", 2098, 2099) + line("stated:edb", 2099, rank=2)
    assert shown(rows) == [("table:AX", 2097), ("table:AX", 2098), ("stated:ax-customs", 2099)]


def test_each_side_has_its_own_lines() -> None:
    rows = line("table:AX", 2097, 2098) + line("table:BV", 2098, side="partner")
    assert {series for series, _ in shown(rows, "table:AX")} == {"table:AX", "table:BV"}


def test_a_missing_year_breaks_the_line() -> None:
    values = add_gaps(pd.DataFrame(line("table:AX", 2096, 2099)))["value"].tolist()
    assert values[0] == values[3] == 1.0
    assert [math.isnan(value) for value in values] == [False, True, True, False]


def test_a_whole_line_is_left_as_it_is() -> None:
    assert len(add_gaps(pd.DataFrame(line("table:AX", 2098, 2099)))) == 2


def test_parts_of_years_do_not_stand_among_years() -> None:
    rows = [*line("table:AX", 2098, 2099), {**line("table:AX", 2099)[0], **months(2099, 5)}]
    assert years_only(pd.DataFrame(rows), 2099, 2099)["period_kind"].tolist() == ["year"]


def test_parts_of_years_are_stated_ones_only() -> None:
    rows = [{**line(series, 2099)[0], **months(2099, 5)} for series in ("table:AX", "stated:ax-customs")]
    parts = parts_of_years(pd.DataFrame([*rows, *line("stated:ax-customs", 2099)]), 2099, 2099)
    assert parts[["series", "period_kind"]].to_numpy().tolist() == [["stated:ax-customs", "year_to_date"]]


def test_reach_is_first_and_last_year() -> None:
    assert reach(pd.DataFrame(line("table:AX", 2096, 2099))).to_dict("records") == [
        {"side": "home", "series": "table:AX", "first_year": 2096, "last_year": 2099}
    ]
