"""The table before and after: each amount with what it is, and nothing said that is not known."""

from typing import Any

from dashboard.screens.event.compared import Compared, compare
from dashboard.screens.event.compared_table import missing_in_words, notes_in_words, to_compared_table
from tests.dashboard.made_names import made_names
from tests.dashboard.made_windows import made_windows

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    publishers={"office": "Office of Aland (OA)"},
    groups={"grain": "Grain", "meat": "Meat"},
)
KNOWN = {2096: 1e6, 2097: 2e6, 2098: 2e6, 2099: 3e6}


def cells(*rows: Compared) -> list[dict[str, Any]]:
    return to_compared_table(rows, "USD", NAMES).labelled().to_dict("records")


def test_a_row_has_both_amounts_the_change_and_either_on_the_year() -> None:
    (row,) = compare([made_windows(KNOWN)], [made_windows({2097: 2.0, 2099: 2.0})], ["grain"], ["AX"])
    assert cells(row) == [
        {
            "Goods": "Grain",
            "Whose figures": "Aland: OA",
            "Before: 2097": "2.0 m USD",
            "After: 2099": "3.0 m USD",
            "Change": "up 50 %: 50 points price, 0 points tonnes",
            "Each on the same a year earlier": "before +100.0 %, after +50.0 %",
        }
    ]


def test_without_tonnes_there_is_the_change_alone() -> None:
    assert cells(Compared(made_windows(KNOWN)))[0]["Change"] == "+50.0 %"


def test_lower_bounds_are_said_at_the_amounts_and_have_no_column_of_changes() -> None:
    (told,) = cells(Compared(made_windows(KNOWN, is_at_least=True, goods_name="Grain, at least")))
    assert told == {
        "Goods": "Grain",
        "Whose figures": "Aland: OA",
        "Before: 2097": "at least 2.0 m USD",
        "After: 2099": "at least 3.0 m USD",
    }


def test_an_unknown_sum_is_no_figure() -> None:
    assert cells(Compared(made_windows({2097: 2e6})))[0]["After: 2099"] == "no figure"


def test_goods_without_any_figure_are_named_by_side() -> None:
    rows = [Compared(made_windows(KNOWN))]
    assert missing_in_words(rows, ["grain", "meat"], ["AX", "BV"], NAMES) == (
        "Without any figure of these periods: Aland: Meat; Bouvet: Grain, Meat."
    )
    assert missing_in_words(rows, ["grain"], ["AX"], NAMES) == ""


def test_the_notes_say_once_that_nothing_is_a_cause_and_whose_bounds_are_not_compared() -> None:
    whole, bound = Compared(made_windows(KNOWN)), Compared(made_windows(KNOWN, is_at_least=True))
    assert "The event's own period, 2098, is on neither side." in notes_in_words([whole])
    assert "Lower bounds are not compared" not in notes_in_words([whole])
    assert notes_in_words([whole, bound]).count("not because of what came before") == 1
    assert "Lower bounds are not compared" in notes_in_words([whole, bound])
