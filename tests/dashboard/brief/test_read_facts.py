"""Which sides a brief is of, and what is read of them."""

from datetime import date

import pytest

from dashboard.brief.facts import BriefFacts, BriefRequest
from dashboard.brief.occasion import NothingToBrief
from dashboard.brief.read_facts import read_facts
from dashboard.subjects.engine import read_only_engine
from tests.dashboard.brief.record import OPENING, SECOND, THIRD, record
from tests.factories import area_row, event_party_row, person_role_row, person_row
from tests.loading import file_of


def facts(request: BriefRequest, day: date | None = None, **more: list[dict[str, object]]) -> BriefFacts:
    rows = record()
    url = file_of(**{**rows, **{name: [*rows[name], *added] for name, added in more.items()}})
    with read_only_engine(url, day).connect() as connection:
        return read_facts(connection, request)


def test_a_person_gives_partner_side_and_topics() -> None:
    found = facts(BriefRequest(person="kairat-kz"))

    assert (found.sides.home, found.sides.partner, found.sides.is_turned) == ("CN", "KZ", False)
    assert found.person is not None
    assert (found.person.role, found.topics) == ("Premier since 2099-02-02", ())


def test_of_xinjiang_only_its_own_events_are_told_and_all_of_chinas_are_known() -> None:
    region = {
        "area": [area_row(area_code="CN-XJ", parent_code="CN")],
        "event_party": [event_party_row(event_id=SECOND, area_code="CN-XJ")],
    }
    found = facts(BriefRequest("KZ", place="CN-XJ"), **region)

    assert [event.event_id for event in found.events] == [SECOND]
    assert [event.event_id for event in found.events_of_china][:3] == [THIRD, OPENING, SECOND]


def test_who_speaks_for_xinjiang_is_met_by_a_reader_of_the_partners_side() -> None:
    region = {
        "area": [area_row(area_code="CN-XJ", parent_code="CN")],
        "person": [person_row(person_code="wang-xj", area_code="CN-XJ")],
        "person_role": [person_role_row(person_code="wang-xj", role="Party Secretary of Xinjiang")],
    }
    found = facts(BriefRequest("KZ", person="wang-xj"), **region)

    assert (found.sides.home, found.sides.partner, found.sides.is_turned) == ("CN-XJ", "KZ", True)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        (BriefRequest("XX"), "XX is no partner"),
        (BriefRequest(), "Name a partner"),
        (BriefRequest(person="nobody"), "Nobody with the code nobody"),
    ],
)
def test_what_cannot_be_briefed_on_says_what_to_do(request_: BriefRequest, said: str) -> None:
    with pytest.raises(NothingToBrief, match=said):
        facts(request_)
