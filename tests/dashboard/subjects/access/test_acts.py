"""What is asked about acts, on either kind of database."""

from datetime import date

import pytest

from dashboard.subjects.access.acts import (
    acts_by_code,
    acts_on_good,
    codes_of_good,
    conflicts_of_acts,
    events_of_acts,
    goods_of_events,
    goods_of_group,
    topics_of_good,
)
from tests.conftest import LoadDatabase
from tests.dashboard.markets import act
from tests.dashboard.subjects.access.made_access import opened
from tests.factories import (
    EVENT,
)


def test_acts_on_a_wider_good_bear_on_its_parts_and_not_the_other_way(loaded_database: LoadDatabase) -> None:
    with opened(loaded_database) as connection:
        found = {good: [act.act_code for act in acts_on_good(connection, good)] for good in ("apples", "fruit")}

    assert found == {"apples": ["A0003", "A0002", "A0001"], "fruit": ["A0003"]}


def test_what_hangs_on_acts_is_found_by_them(loaded_database: LoadDatabase) -> None:
    with opened(loaded_database) as connection:
        conflicts = conflicts_of_acts(connection, ("A0001",))
        events = [events_of_acts(connection, codes) for codes in (("A0001",), ("A0002",))]
        (code,) = codes_of_good(connection, "apples")

    assert [(one.act_code, one.other_act_code) for one in conflicts] == [("A0002", "A0001")]
    assert events == [(EVENT,), ()]
    assert (code.commodity_id, code.reason) == ("HS:1001", "Pears too.")


def test_topics_of_a_good_are_those_of_its_own_groups(loaded_database: LoadDatabase) -> None:
    with opened(loaded_database) as connection:
        assert topics_of_good(connection, "apples") == ("grain",)
        assert topics_of_good(connection, "fruit") == ()


def test_goods_are_found_by_the_event_that_tells_and_by_the_group_of_their_trade(loaded_database: LoadDatabase) -> None:
    with opened(loaded_database) as connection:
        assert [goods_of_events(connection, (event,)) for event in (EVENT, "2099-01-01-other")] == [("apples",), ()]
        assert [goods_of_group(connection, group) for group in ("grain", "meat")] == [("apples",), ()]


def test_acts_come_in_the_order_in_which_they_are_asked_for(loaded_database: LoadDatabase) -> None:
    with opened(loaded_database) as connection:
        found = acts_by_code(connection, ("A0003", "A9999", "A0001"))

    assert [(act.act_code, act.act_date) for act in found] == [("A0003", "2099-07-01"), ("A0001", "2099-05-09")]


@pytest.mark.parametrize(
    ("last_date", "day", "holds"),
    [
        (None, date(2099, 5, 8), False),
        (None, date(2199, 1, 1), True),
        (date(2099, 6, 1), date(2099, 6, 1), True),
        (date(2099, 6, 1), date(2099, 6, 2), False),
    ],
)
def test_an_act_holds_from_its_first_day_to_its_last(last_date: date | None, day: date, holds: bool) -> None:
    assert act(last_date=last_date).holds_on(day) is holds
