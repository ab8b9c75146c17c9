"""Sore points: restrictions of late, what is late, and the widest gap."""

from dataclasses import replace
from datetime import date

from dashboard.brief.model import TO_FILL
from dashboard.brief.sore_parts import restrictions_since
from dashboard.subjects.events.events import Event
from tests.dashboard.brief.briefs import brief_of, section
from tests.dashboard.brief.record import event_rows, record
from tests.loading import file_of

CLOSURE = Event("2099-05-09-a", date(2099, 5, 9), date(2099, 5, 9), "day", "restriction", "Shut", None, None, "high")


def test_restrictions_are_those_of_recent_years_and_those_on_the_topics_first() -> None:
    old = replace(CLOSURE, event_id="old", end_date=date(2097, 1, 1))
    on_meat = replace(CLOSURE, event_id="meat", topics=("meat",))
    fair = replace(CLOSURE, event_id="fair", kind="business_forum")

    assert restrictions_since([CLOSURE, on_meat, old, fair], date(2098, 1, 1), ()) == [CLOSURE, on_meat]
    assert restrictions_since([CLOSURE, on_meat], date(2098, 1, 1), ("meat",)) == [on_meat, CLOSURE]


def test_a_restriction_is_told_until_it_is_long_ago() -> None:
    rows, closure = record(), event_rows({"2099-03-03-shut": date(2099, 3, 3)}, "restriction")
    url = file_of(**rows | {name: [*rows[name], *closure[name]] for name in closure})

    assert section(brief_of(url), "Sore points").startswith("Known from 2099-03-03 (3 March 2099)")
    assert "Known from 2099-03-03" not in section(brief_of(url, on_day=date(2101, 3, 4)), "Sore points")


def test_a_promise_that_is_late_and_the_gap_are_sore_points() -> None:
    told = section(brief_of(file_of(**record()), on_day=date(2099, 4, 1)), "Sore points")

    assert (
        told
        == "All goods, Kazakhstan to China, 2098: China counts 9.8 bn USD, Kazakhstan 6.9 bn USD, 2.9 bn USD apart."
    )


def test_without_any_there_is_a_line_to_fill() -> None:
    assert section(brief_of(file_of(**record()), on_day=date(2097, 3, 1)), "Sore points") == TO_FILL.text
