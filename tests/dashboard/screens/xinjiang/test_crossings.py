"""Figures on the lines of crossings: whose half, which mode, which of several, and never a sum."""

from datetime import date
from typing import Any

from dashboard.screens.xinjiang.crossings import (
    CargoCount,
    Crossing,
    cargo_counts,
    crossings_of_year,
    fullest_year,
    never_counted,
    told_of_several,
    years_told,
)
from dashboard.subjects.trade.crossings import CargoMode, CrossingLine
from dashboard.subjects.trade.series import Period
from etl.vocabulary.figures import Indicator
from etl.vocabulary.places import TransportMode
from tests.dashboard.made_trade import made_figures, to_month, whole_year

RAIL, ROAD, TOGETHER = TransportMode.RAIL, TransportMode.ROAD, TransportMode.TOGETHER
PAGE = ("https://example.org/lines", "Aland News")
LINES = [
    CrossingLine("north", RAIL, "BV", "across", *PAGE),
    CrossingLine("north", ROAD, "BV", None, *PAGE),
    CrossingLine("south", ROAD, "BV", None, *PAGE),
]
MODES = [
    CargoMode(Indicator.CARGO_VIA_PORT, "all cargo", TOGETHER, "All"),
    CargoMode(Indicator.CARGO_VIA_PORT, "cargo by rail", RAIL, "By rail"),
    CargoMode(Indicator.CARGO_VIA_PORT, "cargo on block trains", RAIL, "On block trains"),
    CargoMode(Indicator.TRAINS, "trains", RAIL, "Trains"),
]


def counts(*told: dict[str, Any]) -> list[CargoCount]:
    base = {"indicator": "cargo_via_port", "measure": "weight", "unit": "t", "place_code": "north"}
    figures = made_figures(
        *({**base, "subject": "all cargo", "figure_code": f"F{place}", **one} for place, one in enumerate(told))
    )
    return cargo_counts(figures, MODES)


def halves(crossings: list[Crossing]) -> list[tuple[str, str, list[float | None], list[float | None]]]:
    return [
        (
            crossing.place_code,
            line.mode.value,
            [count.figure.value for count in line.home],
            [count.figure.value for count in line.partner],
        )
        for crossing in crossings
        for line in crossing.lines
    ]


def of_2099(*told: dict[str, Any]) -> list[tuple[str, str, list[float | None], list[float | None]]]:
    return halves(crossings_of_year(LINES, counts(*told), 2099))


def test_each_side_stands_on_its_own_half() -> None:
    found = of_2099(
        {"subject": "cargo by rail", "value": 3.0}, {"subject": "cargo by rail", "value": 5.0, "place_code": "across"}
    )

    assert found == [("north", "rail", [3.0], [5.0]), ("north", "road", [], []), ("south", "road", [], [])]


def test_what_is_told_together_is_a_line_of_its_own_where_modes_are_several_and_of_the_mode_where_there_is_one() -> (
    None
):
    found = of_2099({"value": 9.0}, {"value": 2.0, "place_code": "south"})

    assert found == [
        ("north", "together", [9.0], []),
        ("north", "rail", [], []),
        ("north", "road", [], []),
        ("south", "road", [2.0], []),
    ]


def test_of_several_the_first_subject_then_the_longest_period_stands_and_nothing_is_summed() -> None:
    part, longer = {"period": to_month(2099, 3)}, {"period": to_month(2099, 9)}
    found = of_2099(
        {"subject": "cargo on block trains", "value": 8.0},
        {"subject": "cargo by rail", "value": 1.0, **part},
        {"subject": "cargo by rail", "value": 4.0, **longer},
    )

    assert found[0] == ("north", "rail", [4.0], [])


def test_a_figure_of_low_confidence_gives_way_to_a_shorter_period() -> None:
    found = of_2099(
        {"subject": "cargo by rail", "value": 8.0, "confidence": "low"},
        {"subject": "cargo by rail", "value": 1.0, "period": to_month(2099, 3)},
    )

    assert found[0] == ("north", "rail", [1.0], [])


def test_two_offices_on_the_same_are_both_told_and_one_office_once() -> None:
    rail = {"subject": "cargo by rail"}
    found = of_2099({**rail, "value": 1.0}, {**rail, "value": 2.0, "counted_by": "bv-railway"}, {**rail, "value": 3.0})

    assert sorted(found[0][2]) == [1.0, 2.0]


def test_tonnes_stand_before_trains_and_both_ways_before_one() -> None:
    trains = {"indicator": "trains", "measure": "count", "unit": "trains", "subject": "trains", "value": 7.0}
    export = {"subject": "cargo by rail", "flow": "export", "value": 1.0}
    found = of_2099(trains, export, {"subject": "cargo by rail", "value": 3.0})

    assert found[0] == ("north", "rail", [3.0, 7.0], [])


def test_what_has_no_mode_is_a_change_or_reaches_over_years_stays_out() -> None:
    over = Period("other", date(2098, 1, 1), date(2099, 12, 31))

    assert counts({"subject": "sheep"}, {"measure": "growth_pct", "unit": "pct"}, {"period": over}) == []


def test_years_and_the_one_with_most_tonnes() -> None:
    found = counts(
        {"period": whole_year(2098)}, {"period": whole_year(2099)}, {"place_code": "south", "period": whole_year(2098)}
    )

    assert (years_told(LINES, found), fullest_year(LINES, found)) == ([2099, 2098], 2098)


def test_of_two_years_alike_the_newer_is_shown_first() -> None:
    assert fullest_year(LINES, counts({"period": whole_year(2098)}, {"period": whole_year(2099)})) == 2099


def test_a_figure_without_a_place_is_on_no_line() -> None:
    found = counts(
        {"place_code": None, "value": 6.0}, {"place_code": None, "subject": "cargo by rail", "period": whole_year(2098)}
    )

    assert all(home == partner == [] for _place, _mode, home, partner in halves(crossings_of_year(LINES, found, 2099)))
    assert [count.figure.value for count in told_of_several(found, 2099)] == [6.0]


def test_crossings_of_which_no_year_has_a_figure_are_named() -> None:
    assert never_counted(LINES, counts({"place_code": "across", "period": whole_year(2098)})) == ["south"]
    assert [one.is_counted for one in crossings_of_year(LINES, counts({}), 2099)] == [True, False]
