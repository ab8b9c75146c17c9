"""The sentence that each view of the Data page opens with, also where there is little to say."""

from datetime import date

import pytest

from dashboard.locale import in_language
from dashboard.rows.asking import RowCount
from dashboard.screens.data.answers import (
    RowsHeld,
    checks_in_words,
    dictionary_in_words,
    rows_in_words,
    sources_in_words,
)
from dashboard.subjects.sources import BuildCounts, LoadedFigures
from tests.dashboard.made_sources import made_source

BUILT = date(2099, 6, 1)
MAY = (date(2099, 5, 1), date(2099, 5, 31))


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (
            RowsHeld(RowCount(1234), RowCount(1234), MAY),
            "Trade: 1,234 rows, the newest of May 2099; data build of 1 June 2099.",
        ),
        (RowsHeld(RowCount(1), RowCount(1), MAY), "Trade: 1 row, the newest of May 2099; data build of 1 June 2099."),
        (
            RowsHeld(RowCount(2), RowCount(1234), MAY),
            "Trade: 2 of 1,234 rows match, the newest of May 2099; data build of 1 June 2099.",
        ),
        (
            RowsHeld(RowCount(5000, is_more=True), RowCount(5000, is_more=True), None),
            "Trade: more than 5,000 rows; data build of 1 June 2099.",
        ),
        (RowsHeld(RowCount(7), RowCount(7), None), "Trade: 7 rows; data build of 1 June 2099."),
        (RowsHeld(RowCount(0), RowCount(0), None), "Trade: no rows; data build of 1 June 2099."),
        (RowsHeld(RowCount(0), RowCount(1234), None), "Trade: none of 1,234 rows matches; data build of 1 June 2099."),
    ],
)
def test_rows_are_counted_with_the_newest_period_where_there_is_one(held: RowsHeld, said: str) -> None:
    assert rows_in_words("Trade", held, BUILT) == said


def test_the_answer_is_in_the_readers_language() -> None:
    with in_language("ru"):
        assert rows_in_words("Торговля", RowsHeld(RowCount(2), RowCount(2), None), BUILT).startswith(
            "Торговля: 2 строки;"
        )


def test_sources_are_counted_with_those_whose_next_figures_are_due() -> None:
    loaded = LoadedFigures(1000, date(2090, 1, 1), date(2099, 3, 31), by_year=False)
    late, early = (made_source(loaded=loaded, next_release_date=day) for day in (BUILT, date(2099, 6, 2)))
    silent = made_source()
    assert sources_in_words([late, early, silent], BUILT) == (
        "3 sources gave 2,000 rows of figures; newer figures of 1 of them are due."
    )
    assert sources_in_words([early], BUILT) == "1 source gave 1,000 rows of figures; no newer ones are due."


def test_the_rows_read_are_told_with_what_became_of_them() -> None:
    assert checks_in_words(BuildCounts(4000, 3999, 1)) == (
        "Of 4,000 rows read, 3,999 are loaded and 1 set aside or refused, each with its reason."
    )


def test_the_dictionary_says_how_much_it_explains() -> None:
    told = "What each of the 1,234 columns of 19 tables means, with its unit and type."
    assert dictionary_in_words(1234, 19) == told
