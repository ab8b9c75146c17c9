"""Events as a table: names beside codes, plain days."""

from datetime import date

from dashboard.screens.sections.event_table import to_events_table
from tests.dashboard.made_events import MEETING
from tests.dashboard.made_names import made_names
from tests.factories import EVENT

NAMES = made_names(areas={"AX": "Aland", "BV": "Bouvet"}, places={"mariehamn": "Mariehamn"})


def test_the_table_has_names_and_codes_and_plain_days() -> None:
    row = to_events_table([MEETING], NAMES).frame.iloc[0].to_dict()
    assert (row["date_in_words"], row["place_name"], row["party_names"]) == ("9 May 2099", "Mariehamn", "Aland, Bouvet")
    assert (row["event_id"], row["party_codes"], row["period_start"], row["period_end"]) == (
        EVENT,
        "AX BV",
        date(2099, 5, 9),
        date(2099, 5, 9),
    )
