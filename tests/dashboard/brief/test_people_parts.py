"""Whom you meet, in which office as last attested, and when and where last."""

from datetime import date

from dashboard.brief.model import TO_FILL
from tests.dashboard.brief.briefs import brief_of, lines_in, section_of
from tests.dashboard.brief.record import DAYS, SECOND, record
from tests.loading import file_of


def people(**asked: object) -> list[str]:
    brief = brief_of(file_of(**record()), **asked)  # type: ignore[arg-type]  # parts of the request
    return [line.text for line in lines_in(section_of(brief, "Whom you meet"))]


def test_the_office_is_that_of_the_day_with_when_it_is_attested() -> None:
    assert people(on_day=DAYS[SECOND]) == [
        "Kairat Kz",
        "Minister since 2098-05-09; attested May 2098",
        "9 May 2098, Mariehamn",
    ]
    assert people() == ["Kairat Kz", "Premier since 2099-02-02; attested February 2099", "2 February 2099, Mariehamn"]


def test_of_a_meeting_the_other_sides_people_alone_are_told() -> None:
    assert people(partner="", event_id=SECOND)[0] == "Kairat Kz"
    assert people(partner="", event_id=SECOND, side="KZ") == [
        "Anna Alander",
        "Minister of Sheep",
        "9 May 2098, Mariehamn",
    ]


def test_an_office_that_nobody_was_attested_in_for_years_is_told_of_nobody() -> None:
    assert people(on_day=date(2103, 1, 1)) == [TO_FILL.text] * 3
