"""What is asked about markets and acts, on either kind of database."""

from datetime import date

from sqlalchemy import Connection

from dashboard.subjects.access.acts import (
    acts_on_good,
    codes_of_good,
    conflicts_of_acts,
    events_of_acts,
    goods_of_events,
    goods_of_group,
    topics_of_good,
)
from dashboard.subjects.access.markets import all_goods, course_of_good, markets_now
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    EVENT,
    access_good_code_row,
    access_good_part_row,
    access_good_row,
    commodity_group_member_row,
    complete,
    event_row,
    market_access_conflict_row,
    market_access_event_row,
    market_access_row,
    topic_group_row,
)

OPENED, SHIPPED, STOPPED = date(2099, 5, 9), date(2099, 6, 1), date(2099, 7, 1)


def opened(load: LoadDatabase, day: date | None = None) -> Connection:
    """Apples are let in, a page dates that otherwise, then all fruit is stopped."""
    tables = complete(
        access_good=[
            access_good_row(sort_order=2),
            access_good_row(good_code="fruit", sort_order=1, is_collective=True),
        ],
        access_good_part=[access_good_part_row()],
        access_good_code=[access_good_code_row(commodity_id="HS:1001", basis="stand_in", reason="Pears too.")],
        commodity_group_member=[
            commodity_group_member_row(),
            commodity_group_member_row(group_code="agricultural"),
        ],
        topic_group=[topic_group_row(), topic_group_row(topic="other", group_code="agricultural")],
        event=[event_row()],
        market_access=[
            market_access_row(known_from=OPENED),
            market_access_row(act_code="A0002", kind="first_shipment", from_date=SHIPPED, known_from=SHIPPED),
            market_access_row(
                act_code="A0003", good_code="fruit", kind="suspended", from_date=STOPPED, known_from=STOPPED
            ),
        ],
        market_access_event=[market_access_event_row()],
        market_access_conflict=[market_access_conflict_row(act_code="A0002", other_act_code="A0001")],
    )
    return read_only_engine(load(**tables), day).connect()


def test_goods_stand_in_their_order(loaded_database: LoadDatabase) -> None:
    with opened(loaded_database) as connection:
        assert [(good.good_code, good.is_collective) for good in all_goods(connection)] == [
            ("fruit", True),
            ("apples", False),
        ]


def test_a_market_is_told_with_its_act_and_what_contradicts_it(loaded_database: LoadDatabase) -> None:
    with opened(loaded_database, SHIPPED) as connection:
        (market,) = markets_now(connection, "AX", "BV")

    assert (market.state, market.since_date, market.act_code, market.act_kind) == (
        "open",
        OPENED,
        "A0001",
        "announcement",
    )
    assert (market.act_date, market.conflict_act_code, market.conflict_date) == ("2099-05-09", "A0002", "2099-06-01")


def test_the_course_of_a_good_has_every_stretch(loaded_database: LoadDatabase) -> None:
    with opened(loaded_database) as connection:
        course = [market for market in course_of_good(connection, "apples") if market.origin_code == "AX"]

    assert [(market.state, market.from_date) for market in course[1:]] == [("open", OPENED), ("suspended", STOPPED)]


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
