"""The part on crossings: what its frame says of the figures drawn, and what is left out."""

from typing import Any

from dashboard.screens.xinjiang.corridors import (
    amounts_sentence,
    crossing_facts,
    pages_sentence,
    pixels_of,
    silent_sentence,
)
from dashboard.screens.xinjiang.crossings import CargoCount, CountedLine, Crossing
from dashboard.subjects.trade.crossings import CrossingLine
from etl.vocabulary.places import TransportMode
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures

NAMES = made_names(places={"north": "Northgate (Norrport)"}, authorities={"ax-customs": "Customs of Aland (AXC)"})


def count(**told: Any) -> CargoCount:
    (figure,) = made_figures({"unit": "t", "measure": "weight", **told})
    return CargoCount(figure, TransportMode.RAIL, "cargo", 0)


def test_the_facts_name_each_office_once_and_the_year() -> None:
    facts = crossing_facts([count(), count(), count(counted_by="bv-railway")], 2099, NAMES)

    assert (facts.reporter, facts.period) == ("AXC; bv-railway", "2099")
    assert "no map" in facts.note


def test_crossings_without_any_figure_are_named_and_none_makes_no_sentence() -> None:
    assert silent_sentence(["north", "south"], NAMES).endswith("of: Northgate; south.")
    assert silent_sentence([], NAMES) == ""


def test_each_page_that_tells_of_lines_is_linked_once() -> None:
    lines = [
        CrossingLine("north", mode, "BV", None, "https://example.org/a", "Aland News")
        for mode in (TransportMode.RAIL, TransportMode.ROAD)
    ]

    assert pages_sentence(lines).count("[Aland News](https://example.org/a)") == 1


def test_each_page_of_an_amount_is_linked_once_and_without_amounts_nothing_is_said() -> None:
    assert amounts_sentence([count(), count(), count(publisher="Bouvet News", source_url="https://example.org/b")]) == (
        "The amounts shown are read in: [Example News](https://example.org/figure); "
        "[Bouvet News](https://example.org/b)."
    )
    assert amounts_sentence([]) == ""


def test_room_is_kept_for_each_crossing_and_for_the_lines_of_those_that_are_counted() -> None:
    line = CountedLine(TransportMode.RAIL, None, (count(),))
    quiet = Crossing("south", "BV", (CountedLine(TransportMode.ROAD, None),))
    one, two, with_quiet = (
        pixels_of(crossings)
        for crossings in (
            [Crossing("north", "BV", (line,))],
            [Crossing("north", "BV", (line, line))],
            [Crossing("north", "BV", (line,)), quiet],
        )
    )

    assert one < with_quiet < two + one
    assert one < two
