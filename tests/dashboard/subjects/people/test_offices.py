"""Offices: how high they stand, and who holds them today as last attested."""

from datetime import date

import pytest

from dashboard.subjects.people.offices import (
    Rank,
    RoleAttested,
    field_of,
    holders_today,
    latest_roles,
    offices_of,
    rank_of,
    successor_of,
)
from dashboard.subjects.people.people import Person
from etl.vocabulary.events import Topic

TODAY = date(2099, 6, 1)


def attested(code: str, role: str, last: date, first: date | None = None) -> RoleAttested:
    return RoleAttested(Person(code, "AX", {"en": code.title()}), role, first or last, last)


@pytest.mark.parametrize(
    ("office", "rank"),
    [
        ("President of Aland", Rank.HEAD_OF_STATE),
        ("Acting Prime Minister of Aland", Rank.HEAD_OF_GOVERNMENT),
        ("Vice Premier of Aland", Rank.DEPUTY_HEAD),
        ("Party Secretary of Bouvet", Rank.LEADER_OF_REGION),
        ("Minister of Sheep of Aland", Rank.MINISTER),
        ("Deputy Minister of Sheep of Aland", Rank.DEPUTY_MINISTER),
        ("Ambassador of Aland", Rank.ENVOY),
        ("Head of Bouvet Customs", Rank.CUSTOMS),
        ("President of the Sheep Union of Aland", Rank.OTHER),
    ],
)
def test_an_office_stands_as_high_as_its_words_say(office: str, rank: Rank) -> None:
    assert rank_of(office) == rank


def test_a_role_that_joins_offices_is_each_of_them_and_as_high_as_the_highest() -> None:
    role = "Deputy Prime Minister and Minister of Trade of Aland"
    assert offices_of(role) == ("Deputy Prime Minister of Aland", "Minister of Trade of Aland")
    assert attested("anna", role, TODAY).rank == Rank.DEPUTY_HEAD


def test_a_role_is_for_the_topics_of_its_words_and_a_head_of_state_for_none() -> None:
    assert Topic.GRAIN in field_of("Minister of Agriculture of Aland")
    assert field_of("President of Aland") == ()


def test_an_office_is_whose_it_was_attested_as_last_and_nobodys_after_years() -> None:
    before = attested("anna", "Minister of Sheep of Aland", date(2097, 1, 1))
    after = attested("berta", "Minister of Sheep of Aland", date(2098, 1, 1))
    long_ago = attested("carl", "Prime Minister of Aland", date(2095, 1, 1))
    assert holders_today([before, after, long_ago], TODAY) == [after]
    assert successor_of("Minister of Sheep of Aland", [after]) == after


def test_a_person_holds_the_role_attested_last() -> None:
    once = attested("anna", "Ambassador of Aland", date(2098, 1, 1))
    now = attested("anna", "Foreign Minister of Aland", date(2099, 1, 1))
    assert holders_today([now, once], TODAY) == [now]
    assert latest_roles([now, once]) == {"anna": now}


def test_offices_that_several_hold_at_a_time_are_all_theirs() -> None:
    both = [
        attested(code, "Deputy Minister of Sheep of Aland", TODAY.replace(day=day))
        for code, day in (("a", 1), ("b", 2))
    ]
    assert holders_today(both, TODAY) == both
