"""What is asked about markets and acts, on either kind of database."""

from datetime import date

from dashboard.subjects.access.markets import all_goods, course_of_good, markets_now, stopped_markets
from tests.conftest import LoadDatabase
from tests.dashboard.markets import market
from tests.dashboard.markets import market as made_market
from tests.dashboard.subjects.access.made_access import OPENED, SHIPPED, STOPPED, opened


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


def test_the_end_of_a_stop_is_its_own_ours_or_that_of_another_act() -> None:
    own = market(state="suspended", until_date=date(2099, 11, 9), act_last=date(2099, 11, 8))
    ours = market(state="closed", act_kind="export_ban", until_date=date(2099, 11, 9))
    others = market(state="suspended", until_date=date(2099, 8, 1), act_last=date(2099, 11, 8))

    assert [(one.is_end_named, one.is_end_by_rule) for one in (own, ours, others, market())] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]


def test_what_is_stopped_comes_newest_first_and_what_is_open_not_at_all() -> None:
    old, new, is_open = (
        made_market(good_code=good, state=state, since_date=date(year, 1, 1))
        for good, state, year in (("wool", "suspended", 2097), ("apples", "closed", 2098), ("tea", "open", 2099))
    )

    assert stopped_markets([old, is_open, new]) == [new, old]
