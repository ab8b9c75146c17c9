"""What there is as tables: the cell of a side, points and stated figures."""

from dataclasses import replace
from typing import Any

from dashboard.screens.commodities.tables import Total, newest_totals, side_cell, to_points_table, to_stated_table
from dashboard.subjects.trade.headline import HeadlineLine
from dashboard.subjects.trade.series import Series
from tests.dashboard.made_trade import CUSTOMS, made_figures, made_flows, made_line, whole_year
from tests.dashboard.screens.commodities.test_lines import year
from tests.dashboard.screens.commodities.test_texts import CHOICE, NAMES, TRADED, years


def headline(group: str, source_code: str = "aland_customs", number: int = 2099, **more: Any) -> HeadlineLine:
    return made_line(Series(source_code, "AX"), group_code=group, period=whole_year(number), **({"value": 5e6} | more))


def totals(*lines: HeadlineLine, reconciled: tuple[str, ...] = ()) -> dict[str, list[Total]]:
    """The newest totals, with one of 5 m USD in 2099 that was reconciled for each of these groups."""
    return newest_totals(lines, {group: made_flows({"value_usd": 5e6}) for group in reconciled})


def test_a_sides_cell_prefers_its_own_figure_to_a_reconciled_one() -> None:
    newest = totals(headline("grain", number=2098, value=3e6), reconciled=("grain", "meat"))
    assert side_cell([CHOICE], newest["grain"], NAMES) == "3.0 m USD in 2098 (ACA)"
    assert side_cell([CHOICE], newest["meat"], NAMES) == "5.0 m USD in 2099 (ACA; both sides reconciled)"


def test_the_newest_reconciled_total_is_told() -> None:
    flows = made_flows({"period": whole_year(2098), "value_usd": 5e6}, {"value_usd": 6e6})
    assert side_cell([], newest_totals([], {"grain": flows, "meat": []})["grain"], NAMES).startswith("6.0 m USD")


def test_a_cell_tells_what_reaches_furthest() -> None:
    bound = headline("grain", "bouvet_yearbook", value=1e6, is_at_least=True)
    told = side_cell([], totals(headline("grain", number=2095), bound)["grain"], NAMES)
    assert told == "at least 1.0 m USD in 2099 (Bouvet Yearbook)"


def test_a_cell_says_that_a_figure_was_stated() -> None:
    stated = made_line(CUSTOMS, group_code="grain", value=5e6)
    assert side_cell([], totals(stated)["grain"], NAMES) == "5.0 m USD in 2099 (ax-customs, as stated)"


def test_a_cell_marks_a_stand_in_and_tells_products_and_missing_sums() -> None:
    stand_in = totals(headline("oilseed", is_stand_in=True))["oilseed"]
    products = replace(CHOICE, is_whole=False, last_year=2095)
    assert side_cell([products], stand_in, NAMES) == "5.0 m USD in 2099 (ACA)*"
    assert side_cell([products], [], NAMES) == "single products, to 2095 (ACA)"
    assert side_cell([CHOICE], [], NAMES) == "by country, to 2099"
    assert side_cell([], [], NAMES) == ""


def test_points_are_listed_the_newest_first_with_what_must_be_known_of_each() -> None:
    table = to_points_table(years(year(2098, 5.0), year(2099, 7.0, doubtful_count=1)), TRADED).frame
    assert table[["period", "value_usd", "remark", "source_name"]].to_numpy().tolist() == [
        ["2099", 7.0, "doubtful", "Trade of Aland"],
        ["2098", 5.0, "", "Trade of Aland"],
    ]


def test_stated_figures_are_listed_the_newest_first() -> None:
    figures = made_figures({"period": whole_year(2097)}, {"period": whole_year(2099), "figure_code": "F9"})
    assert len(to_stated_table(figures, NAMES).frame) == 2
