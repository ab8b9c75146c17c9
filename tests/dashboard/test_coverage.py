"""Which lines are shown first, and that gaps stay gaps."""

import math
from typing import Any

import pandas as pd

from dashboard.coverage import add_gaps, best_covered, first_view, parts_of_years, reach, years_only
from tests.dashboard.points import months, year


def line(series: str, *years: int, **more: Any) -> list[dict[str, Any]]:
    return [
        {"side": "home", "series": series, "value": 1.0, "rank": 1, "direction": "turnover", "unit": "USD", **year(number), **more}
        for number in years
    ]


def test_the_line_of_most_years_is_shown_first() -> None:
    assert best_covered(pd.DataFrame(line("short:AX", 2098, 2099) + line("long:AX", 2097, 2098, 2099))) == ["long:AX"]


def test_a_second_line_is_shown_where_it_adds_two_years() -> None:
    rows = line("long:AX", 2090, 2091, 2092, 2093) + line("one_more:AX", 2092, 2093, 2094) + line("two_more:AX", 2094, 2095)
    assert best_covered(pd.DataFrame(rows)) == ["long:AX", "two_more:AX"]


def test_stated_figures_are_never_a_line() -> None:
    assert best_covered(pd.DataFrame(line("stated:ax-customs", 2097, 2098, 2099))) == []


def test_first_view_states_only_years_that_no_line_has_and_one_figure_each() -> None:
    rows = line("table:AX", 2097, 2098) + line("stated:ax-customs", 2098, 2099) + line("stated:edb", 2099, rank=2)
    shown = first_view(pd.DataFrame(rows))
    assert [(row["series"], row["period_start"].year) for row in shown.to_dict("records")] == [
        ("stated:ax-customs", 2099),
        ("table:AX", 2097),
        ("table:AX", 2098),
    ]


def test_each_side_has_its_own_lines() -> None:
    rows = line("table:AX", 2097, 2098) + line("table:BV", 2098, side="partner")
    assert set(first_view(pd.DataFrame(rows))["series"]) == {"table:AX", "table:BV"}


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
