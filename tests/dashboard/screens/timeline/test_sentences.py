from datetime import date

import pytest

from dashboard.screens.timeline.sentences import lately_in_words, narrowed_in_words, newest_in_words, year_before
from tests.dashboard.made_events import made_event
from tests.dashboard.made_names import made_names

END = date(2099, 5, 31)


def test_events_of_the_year_up_to_the_end_are_counted() -> None:
    days = [date(2099, 6, 1), date(2099, 5, 31), date(2098, 6, 1), date(2098, 5, 31)]

    assert lately_in_words([made_event(start_date=day) for day in days], END) == (
        "2 meetings and decisions in the 12 months to 31 May 2099"
    )


def test_one_event_is_one() -> None:
    assert lately_in_words([made_event(start_date=END)], END) == (
        "1 meeting or decision in the 12 months to 31 May 2099"
    )


@pytest.mark.parametrize(
    ("place", "told"),
    [("mariehamn", "Ministers meet (9 May 2099, Mariehamn)"), (None, "Ministers meet (9 May 2099)")],
)
def test_the_newest_is_told_with_what_is_known_of_it(place: str | None, told: str) -> None:
    names = made_names(places={"mariehamn": "Mariehamn"})

    assert newest_in_words(made_event(place_code=place), names) == f"The newest: {told}"


def test_a_choice_says_how_many_events_it_leaves_and_what_was_looked_for() -> None:
    assert narrowed_in_words(2, 18, "") == "2 of 18 events"
    assert narrowed_in_words(1, 1, "May 2099 · rye") == "1 of 1 event: May 2099 · rye"


def test_a_year_before_the_last_day_of_february_is_the_last_day_of_february() -> None:
    assert year_before(date(2096, 2, 29)) == date(2095, 2, 28)
    assert year_before(date(2099, 5, 9)) == date(2098, 5, 9)
