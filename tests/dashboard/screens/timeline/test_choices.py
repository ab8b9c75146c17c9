from dashboard.screens.timeline.choices import Choice
from dashboard.subjects.events.events import EventFilters


def test_words_or_a_filter_make_a_choice_narrow() -> None:
    assert not Choice("", EventFilters()).is_narrow
    assert Choice("rye", EventFilters()).is_narrow
    assert Choice("", EventFilters(kinds=("summit",))).is_narrow
