from dashboard.screens.sections.window.measures import Place
from dashboard.screens.sections.window.parted import parted_changes, parted_in_words
from dashboard.screens.sections.window.view import LineWindows
from tests.dashboard.made_windows import made_windows


def line(amounts: dict[int, float], **overrides: object) -> list[LineWindows]:
    return [made_windows(amounts, **overrides)]


VALUES = {2096: 900.0, 2097: 900.0, 2098: 1000.0, 2099: 1650.0}
TONNES = {2096: 9.0, 2097: 10.0, 2098: 10.0, 2099: 11.0}


def test_both_windows_are_parted_the_one_after_first() -> None:
    after, before = parted_changes(line(VALUES), line(TONNES))

    assert (after.place, after.parts.price_points, after.parts.tonnes_points) == (Place.AFTER, 52.5, 12.5)
    assert (before.place, round(before.parts.change_usd, 9)) == (Place.BEFORE, 0)
    assert parted_in_words(after) == (
        "Grain: Aland, after (2099), on the year: up 65 %: 52 points price, 13 points tonnes"
    )


def test_a_window_of_which_a_sum_is_missing_is_not_parted() -> None:
    without = {year: tonnes for year, tonnes in TONNES.items() if year != 2098}

    assert [change.place for change in parted_changes(line(VALUES), line(without))] == [Place.BEFORE]


def test_a_lower_bound_and_a_line_without_tonnes_are_not_parted() -> None:
    assert parted_changes(line(VALUES, is_at_least=True), line(TONNES)) == []
    assert parted_changes(line(VALUES), line(TONNES, goods="meat")) == []
    assert parted_changes(line(VALUES), []) == []
