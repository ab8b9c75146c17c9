"""What the sides and their lines are called."""

from dashboard.screens.both_sides.lines import Lines
from dashboard.screens.both_sides.sides import ComparedSides
from etl.vocabulary.trade import Side
from tests.dashboard.made_names import made_names
from tests.dashboard.made_reports import line

SIDES = ComparedSides(
    "AX",
    "BV",
    made_names(
        areas={"AX": "Aland", "BV": "Bouvet"},
        sources={"a": "Table of A"},
        publishers={"a": "Office of A (OA)", "b": "Office of B (OB)"},
        authorities={"x": "Office X (OX)", "a": "Another office"},
    ),
)


def test_a_table_is_called_by_its_title_and_publisher() -> None:
    assert SIDES.option(line(), is_at_least=False) == "OA: Table of A"
    assert SIDES.series(Side.HOME, line()) == "Aland: OA"


def test_what_was_stated_is_called_by_its_office() -> None:
    stated = line(Side.PARTNER, counted_by="x")
    assert SIDES.option(stated, is_at_least=False) == "Office X (OX), as stated"
    assert SIDES.series(Side.PARTNER, stated) == "Bouvet: OX, as stated"


def test_a_lower_bound_is_called_one() -> None:
    assert SIDES.option(line(), is_at_least=True) == "at least, by OA: Table of A"
    assert SIDES.series(Side.HOME, line(), is_at_least=True) == "Aland, at least: OA"


def test_a_gap_names_one_source_once_and_two_in_the_order_of_the_sides() -> None:
    home = line(Side.HOME)
    assert SIDES.pair(Lines(home, line(Side.PARTNER))) == "Gap, OA"
    assert SIDES.pair(Lines(home, line(Side.PARTNER, "b")), 1.06) == "Gap after CIF/FOB 1.06, OA beside OB"
