"""What each side tells first: whole stretches of its sources, never blended."""

from dataclasses import replace
from datetime import date

from dashboard.screens.commodities.choices import By
from dashboard.screens.commodities.first_lines import first_curve, first_points, furthest_series
from dashboard.screens.commodities.lines import to_points
from dashboard.screens.commodities.points import GoodsPoint, goods_points, stated_point
from dashboard.subjects.trade.series import Series
from tests.dashboard.made_trade import FIGURE, whole_year
from tests.dashboard.screens.commodities.test_lines import frame, year

CUSTOMS = Series("aland_customs", "AX")
YEARBOOK = Series("yearbook", "AX")


def points(*rows: dict[str, object]) -> list[GoodsPoint]:
    return goods_points(to_points(frame(*rows), By.YEAR))


def of_yearbook(number: int, value: float | None = 1.0, **more: object) -> dict[str, object]:
    return year(number, value, source_code="yearbook", **more)


def stated(number: int, value: float = 9.0, unit: str = "USD") -> GoodsPoint:
    return stated_point(replace(FIGURE, period=whole_year(number), value=value, unit=unit))


def years_of(found: list[GoodsPoint]) -> list[tuple[int, str]]:
    return [(point.period.end.year, point.line.source_code) for point in found]


def test_the_lead_comes_first_then_the_table_that_adds_most_then_statements() -> None:
    told = points(year(2097), year(2098), of_yearbook(2094), of_yearbook(2095), of_yearbook(2098))
    found = first_points([*told, stated(2098), stated(2099)], {CUSTOMS}, "value")
    assert years_of(found) == [
        *((2094, "yearbook"), (2095, "yearbook"), (2097, "aland_customs"), (2098, "aland_customs")),
        (2099, FIGURE.source_code),
    ]


def test_a_table_that_adds_a_single_year_is_no_stretch() -> None:
    found = first_points(points(year(2098), year(2099), of_yearbook(2090)), {CUSTOMS}, "value")
    assert years_of(found) == [(2098, "aland_customs"), (2099, "aland_customs")]


def test_of_two_tables_the_one_that_adds_more_comes_in_and_not_the_longer_one() -> None:
    long = [of_yearbook(number) for number in (2097, 2098, 2099, 2090)]
    short = [year(number, source_code="atlas") for number in (2091, 2092)]
    found = first_points(points(*(year(n) for n in (2097, 2098, 2099)), *long, *short), {CUSTOMS}, "value")
    assert [number for number, source in years_of(found) if source != "aland_customs"] == [2091, 2092]


def test_a_whole_stands_before_a_lower_bound_of_the_same_year() -> None:
    told = points(year(2099, 5.0, is_at_least=True), of_yearbook(2099, 7.0))
    assert [point.value_usd for point in first_points(told, {CUSTOMS, YEARBOOK}, "value")] == [7.0]


def test_without_a_lead_a_single_year_is_better_than_nothing() -> None:
    assert years_of(first_points(points(of_yearbook(2099)), (), "value")) == [(2099, "yearbook")]


def test_each_measure_has_its_own_points() -> None:
    told = points(year(2098, 5.0), of_yearbook(2098, None, net_weight_kg=2000.0))
    curve = first_curve("Aland", "#123456", told, lambda _measure: {CUSTOMS})
    assert {measure: years_of(list(found)) for measure, found in curve.by_measure.items()} == {
        "value": [(2098, "aland_customs")],
        "weight": [(2098, "yearbook")],
        "unit_value": [],
    }
    assert len(curve.points) == 2


def test_the_table_that_reaches_furthest_leads_a_single_good_and_nothing_doubtful() -> None:
    told = points(year(2097), year(2098), of_yearbook(2098), of_yearbook(2099, doubtful_count=1))
    assert furthest_series([*told, stated(2099)]) == [CUSTOMS]
    assert furthest_series([stated(2099)]) == []


def test_a_year_without_every_month_decides_no_lead_where_others_have_theirs() -> None:
    whole = points(year(2098), year(2099), of_yearbook(2099))
    begun = [replace(one, month_count=11) for one in points(of_yearbook(2097), of_yearbook(2098), of_yearbook(2100))]

    assert furthest_series([*whole, *begun]) == [CUSTOMS]
    assert furthest_series(begun) == [YEARBOOK]


def test_what_a_third_party_reconciled_is_neither_sides_line() -> None:
    told = points(of_yearbook(2098, valuation="reconciled"), of_yearbook(2099, valuation="reconciled"))
    assert first_points(told, (), "value") == []
    assert furthest_series(told) == []


def test_lower_bounds_after_the_end_of_the_headline_line_are_left_out() -> None:
    told = points(year(2096), year(2097, is_at_least=True), year(2098, is_at_least=True), year(2099))
    curve = first_curve("Aland", "#123456", told, lambda _measure: {CUSTOMS})
    cut = curve.until({"value": date(2097, 12, 31)})

    assert [point.period.end.year for point in cut.by_measure["value"]] == [2096, 2097, 2099]
    assert cut.by_measure["weight"] == curve.by_measure["weight"]
