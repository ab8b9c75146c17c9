"""Crossings in words: amounts as stated, widths by the month, offices beside them."""

from typing import Any

import pytest

from dashboard.screens.xinjiang.crossing_words import (
    amount_of,
    count_in_words,
    crossings_in_words,
    drawn_neighbours,
    most_tonnes_a_month,
    short_place,
)
from dashboard.screens.xinjiang.crossings import CargoCount, CountedLine, Crossing
from etl.vocabulary.places import TransportMode
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures, to_month

NAMES = made_names(
    areas={"BV": "Bouvet"},
    places={"north": "Northgate (Norrport)", "across": "Across"},
    authorities={"ax-customs": "Customs of Aland (AXC)"},
    terms={"transport_mode": {"rail": "Rail"}},
)


def count(title: str = "cargo by rail", **told: Any) -> CargoCount:
    (figure,) = made_figures({"unit": "t", "measure": "weight", "value": 1.2e6, **told})
    return CargoCount(figure, TransportMode.RAIL, title, 0)


def crossing(*home: CargoCount, partner: tuple[CargoCount, ...] = ()) -> Crossing:
    return Crossing("north", "BV", (CountedLine(TransportMode.RAIL, "across", home, partner),))


def test_a_count_says_what_when_and_whose() -> None:
    assert count_in_words(count(), NAMES) == "cargo by rail · 2099 · AXC"
    assert count_in_words(count(flow="export", confidence="medium"), NAMES) == (
        "cargo by rail · exports · 2099 · AXC · less sure"
    )


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [("t", 1.2e6, "1.2 million tonnes"), ("trains", 8165.0, "8,165"), ("vehicles/day", 650.0, "650 a day")],
)
def test_an_amount_is_as_stated_and_trains_and_vehicles_are_numbers(unit: str, value: float, words: str) -> None:
    assert amount_of(count(unit=unit, value=value)) == words


def test_a_line_is_as_wide_as_its_tonnes_a_month() -> None:
    year, four_months = count(value=12e6), count(value=8e6, period=to_month(2099, 4))
    (neighbour,) = drawn_neighbours([crossing(year, partner=(four_months,))], NAMES)
    (line,) = neighbour.crossings[0].lines

    assert (line.home.share, line.partner.share) == (0.5, 1.0)


def test_trains_alone_give_no_width() -> None:
    trains = count(unit="trains", value=5.0)
    (neighbour,) = drawn_neighbours([crossing(trains)], NAMES)

    assert neighbour.crossings[0].lines[0].home.share is None
    assert most_tonnes_a_month([crossing(trains)]) is None


def test_a_crossing_without_figures_is_there_without_lines() -> None:
    (neighbour,) = drawn_neighbours([crossing()], NAMES)

    assert (neighbour.name, neighbour.crossings[0].name, neighbour.crossings[0].lines) == ("Bouvet", "Northgate", ())


def test_a_place_is_named_without_what_stands_in_brackets() -> None:
    assert [short_place(code, NAMES) for code in ("north", "across")] == ["Northgate", "Across"]


def test_the_alternative_text_tells_every_amount_of_both_sides() -> None:
    drawn = drawn_neighbours([crossing(count(), partner=(count(value=3e6),)), crossing()], NAMES)

    assert crossings_in_words(drawn) == "Northgate, Rail: 1.2 million tonnes; 3 million tonnes"
