"""Every source as a line of its own, where the reader wishes it."""

from dashboard.screens.commodities.curves import each_by_itself
from tests.dashboard.screens.commodities.test_lines import year
from tests.dashboard.screens.commodities.test_texts import GROUP, TRADED, years


def test_each_source_is_a_line_the_one_that_ends_last_first() -> None:
    points = years(year(2097), year(2098), year(2099, source_code="bouvet_yearbook", reporter_code="BV"))
    assert [(curve.name, len(curve.points)) for curve in each_by_itself(points, TRADED)] == [
        ("Bouvet: Bouvet Yearbook", 1),
        ("Aland: ACA", 2),
    ]


def test_a_measure_that_is_not_known_is_no_point() -> None:
    (curve,) = each_by_itself(years(year(2099, None, net_weight_kg=5.0)), TRADED)
    assert {measure: len(points) for measure, points in curve.by_measure.items()} == {
        "value": 0,
        "weight": 1,
        "unit_value": 0,
    }


def test_of_several_countries_each_is_named_in_chinas_count() -> None:
    (curve,) = each_by_itself(years(year(2099, reporter_code="CN")), GROUP)
    assert curve.name == "Bouvet · China: ACA"
