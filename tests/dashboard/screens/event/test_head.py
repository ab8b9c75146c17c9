"""The line below a note's title."""

from datetime import date

from dashboard.screens.event.head import facts_in_words
from tests.dashboard.made_events import MEETING, made_event
from tests.dashboard.made_names import made_names

NAMES = made_names(
    areas={"AX": "Aland", "BV": "Bouvet"},
    places={"mariehamn": "Mariehamn"},
    terms={"event_kind": {"ministerial_meeting": "Meeting of ministers"}},
)


def test_date_place_kind_and_parties_stand_in_one_line() -> None:
    assert facts_in_words(MEETING, NAMES) == "**9 May 2099** · Mariehamn, Aland · Meeting of ministers · Aland, Bouvet"


def test_what_is_not_known_is_said_or_left_out() -> None:
    bare = made_event(
        start_date=date(2099, 5, 1), date_precision="month", place_code=None, country_code=None, parties=()
    )
    assert facts_in_words(bare, NAMES) == (
        "**May 2099 (the day is not known)** · place not known · Meeting of ministers"
    )
