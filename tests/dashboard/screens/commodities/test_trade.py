"""The panels of the chart, and which sources it rests on."""

from dataclasses import replace

from dashboard.screens.commodities.first_lines import GoodsCurve
from dashboard.screens.commodities.lines import MEASURES
from dashboard.screens.commodities.trade import drawn_choices, panels_of
from tests.dashboard.screens.commodities.test_lines import year
from tests.dashboard.screens.commodities.test_texts import CHOICE, years


def test_a_measure_of_which_nothing_is_known_has_no_panel() -> None:
    curve = GoodsCurve("Aland", "#123456", {"value": tuple(years(year(2099, 5e6))), "weight": ()})
    assert {measure: (title, scale.unit) for measure, (title, scale) in panels_of([curve], list(MEASURES)).items()} == {
        "value": ("Value", "m USD")
    }


def test_only_sources_that_are_drawn_are_told_of() -> None:
    other = replace(CHOICE, source_code="bouvet_yearbook")
    assert drawn_choices(years(year(2099)), {"AX": [CHOICE, other]}) == [CHOICE]
