"""Which lines are shown first, and that gaps stay gaps."""

from typing import Any

from dashboard.subjects.trade.coverage import by_year, first_view, parts_of_years, reach, years_only
from dashboard.subjects.trade.series import Series
from dashboard.subjects.trade.trade_points import TradePoint
from etl.vocabulary.trade import Side
from tests.dashboard.made_trade import made_line, made_point, to_month, whole_year


def series_of(code: str) -> Series:
    """A table (``source:reporter``) or an office's count (``stated:office``)."""
    first, _, second = code.partition(":")
    return Series("official_figures", "AX", second) if first == "stated" else Series(first, second)


def line(code: str, *years: int, **more: Any) -> list[TradePoint]:
    told = {"series": series_of(code), "rank": 1} | more
    return [made_point(period=whole_year(number), **told) for number in years]


def shown(points: list[TradePoint], *first: str) -> list[tuple[str, int]]:
    """What the first view shows where home's headline lines are ``first``: series and year."""
    found = first_view(points, [made_line(series_of(code)) for code in first])
    return [(point.series.code, point.period.start.year) for point in found]


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
    rows = line("table:AX", 2097, 2098) + line("table:BV", 2098, side=Side.PARTNER)
    assert {series for series, _ in shown(rows, "table:AX")} == {"table:AX", "table:BV"}


def test_a_missing_year_breaks_the_line() -> None:
    first, last = line("table:AX", 2096, 2099)
    assert by_year([last, first]) == {2096: first, 2097: None, 2098: None, 2099: last}
    assert by_year([]) == {}


def test_parts_of_years_do_not_stand_among_years() -> None:
    rows = [*line("table:AX", 2098, 2099), made_point(period=to_month(2099, 5))]
    assert [point.period for point in years_only(rows, 2099, 2099)] == [whole_year(2099)]


def test_parts_of_years_are_stated_ones_only() -> None:
    both = ("table:AX", "stated:ax-customs")
    rows = [made_point(series=series_of(code), period=to_month(2099, 5)) for code in both]
    parts = parts_of_years([*rows, *line("stated:ax-customs", 2099)], 2099, 2099)
    assert [(point.series.code, point.period) for point in parts] == [("stated:ax-customs", to_month(2099, 5))]


def test_reach_is_first_and_last_year() -> None:
    assert reach(line("table:AX", 2099, 2096)) == {(Side.HOME, series_of("table:AX")): (2096, 2099)}
