"""Each sentence of the rule in ``docs/method.md`` ("Market access"), on plums of Aland for Bouvet in 2099."""

from dataclasses import replace
from datetime import date

import pytest

from etl.build.access.rule import Act, Standing, Stretch, course_of, stand_on
from etl.values.knowledge import ALWAYS
from etl.vocabulary.access import AccessKind, AccessState, ActScope, DateBasis

LATE = date(2099, 12, 31)


def act(kind: str, first: str = "2099-05-09", last: str = "", **told: object) -> Act:
    """An act on plums; days are given as they are written, ``last`` is its last one."""
    plain = Act(
        code=f"A-{kind}-{first}",
        kind=AccessKind(kind),
        good="plums",
        scope=ActScope.FIRMS if kind == "firms_listed" else ActScope.WHOLE,
        from_date=date.fromisoformat(first),
        last_date=date.fromisoformat(last) if last else None,
        is_own=True,
        is_from_any=False,
        is_to_any=kind == "export_ban",
        date_basis=DateBasis.STATED,
    )
    return replace(plain, **told)  # type: ignore[arg-type]  # fields of Act, named in each test


def wider(kind: str, *days: str, **told: object) -> Act:
    """An act on the fruit among which plums are."""
    return act(kind, *days, **({"good": "fruit", "is_own": False} | told))


def state(*acts: Act, day: date = LATE) -> str:
    return str(stand_on(acts, day).state)


def told(*acts: Act) -> list[tuple[str, str, str]]:
    """The course: state, its first day and the day since which it stands so."""
    return [
        (str(one.standing.state), f"{one.start}" if one.start > ALWAYS else "", f"{one.since or ''}")
        for one in course_of(acts)
    ]


def test_where_no_act_is_known_none_is_told() -> None:
    assert course_of(()) == (Stretch(Standing(AccessState.NO_ACT), ALWAYS, None, None),)


def test_a_protocol_is_not_access() -> None:
    assert state(act("protocol_signed")) == "protocol_only"


@pytest.mark.parametrize("kind", ["announcement", "admitted", "reopened", "first_shipment", "expanded"])
def test_what_lets_a_good_in_opens_the_market(kind: str) -> None:
    assert state(act("protocol_signed", "2098-01-01"), act(kind)) == "open"


def test_nothing_counts_before_its_day() -> None:
    assert state(act("announcement"), day=date(2099, 5, 8)) == "no_act"


def test_a_list_of_firms_opens_it_in_part() -> None:
    assert state(act("firms_listed")) == "open_in_part"


def test_what_lets_in_some_zones_opens_it_in_part() -> None:
    assert state(act("announcement", scope=ActScope.ZONES)) == "open_in_part"


def test_a_list_of_firms_does_not_narrow_what_is_open() -> None:
    assert state(act("announcement", "2099-01-01"), act("firms_listed")) == "open"


def test_what_lets_in_all_of_it_widens_what_was_open_in_part() -> None:
    listed, announced = act("firms_listed", "2099-01-01"), act("announcement")

    assert told(listed, announced) == [
        ("no_act", "", ""),
        ("open_in_part", "2099-01-01", "2099-01-01"),
        ("open", "2099-05-09", "2099-05-09"),
    ]


@pytest.mark.parametrize("kind", ["first_shipment", "expanded"])
def test_a_shipment_or_wider_terms_leave_a_market_open_in_part_as_it_is(kind: str) -> None:
    assert state(act("announcement", "2099-01-01", scope=ActScope.ZONES), act(kind)) == "open_in_part"


def test_a_reopening_for_zones_is_for_these_whatever_was_open_before() -> None:
    acts = [
        act("announcement", "2098-01-01"),
        act("suspended", "2099-01-01"),
        act("reopened", scope=ActScope.ZONES),
    ]

    assert state(*acts) == "open_in_part"
    assert state(*acts, act("announcement", "2099-06-01")) == "open"


@pytest.mark.parametrize("kind", ["announcement", "admitted", "firms_listed", "first_shipment", "protocol_signed"])
def test_what_opens_a_wider_good_opens_no_part_of_it(kind: str) -> None:
    assert state(wider(kind)) == "no_act"


@pytest.mark.parametrize(("kind", "stopped"), [("suspended", "suspended"), ("export_ban", "closed")])
def test_a_stop_counts_for_the_good_and_all_that_lies_in_it(kind: str, stopped: str) -> None:
    opened = act("announcement", "2099-01-01")

    states = [state(opened, stop, day=date(2099, 6, 1)) for stop in (act(kind), wider(kind))]

    assert states == [stopped, stopped]


def test_a_ban_by_the_exporting_side_is_told_before_a_suspension() -> None:
    assert state(act("export_ban", "2099-09-01"), act("suspended", "2099-10-01")) == "closed"


def test_a_stop_of_some_zones_leaves_an_open_market_open_in_part() -> None:
    stop = act("suspended", scope=ActScope.ZONES)

    assert state(act("announcement", "2099-01-01"), stop) == "open_in_part"


def test_a_stop_of_some_routes_is_a_stop_where_nothing_is_known_to_be_open() -> None:
    assert state(act("suspended", scope=ActScope.ROUTES)) == "suspended"


def test_a_stop_lasts_to_its_last_day_and_the_good_then_stands_as_before() -> None:
    assert told(act("announcement", "2099-01-01"), act("export_ban", "2099-05-09", "2099-06-30")) == [
        ("no_act", "", ""),
        ("open", "2099-01-01", "2099-01-01"),
        ("closed", "2099-05-09", "2099-05-09"),
        ("open", "2099-07-01", "2099-07-01"),
    ]


def test_an_import_stop_that_names_no_end_has_none() -> None:
    assert state(act("announcement", "2098-01-01"), act("suspended"), day=date(2199, 1, 1)) == "suspended"


def test_a_ban_by_the_exporting_side_that_names_no_end_is_told_for_six_months_and_less_surely() -> None:
    ban = act("export_ban")

    assert [state(ban, day=date(2099, 11, 8)), state(ban, day=date(2099, 11, 9))] == ["closed", "no_act"]
    assert [ban.is_less_sure, act("export_ban", "2099-05-09", "2099-06-30").is_less_sure] == [True, False]


def test_a_reopening_ends_the_stops_before_it_and_no_later_one() -> None:
    stop, reopening = act("suspended", "2099-01-01"), act("reopened")

    assert state(stop, reopening) == "open"
    assert state(stop, reopening, act("suspended", "2099-06-01")) == "suspended"


@pytest.mark.parametrize("kind", ["announcement", "first_shipment", "firms_listed"])
def test_a_good_that_is_let_in_again_ends_an_import_stop_without_an_end(kind: str) -> None:
    opened, stop = act("announcement", "2098-01-01"), act("suspended", "2099-01-01")

    assert state(opened, stop, act(kind)) == "open"
    assert state(opened, stop, act("protocol_signed")) == "suspended"


def test_a_good_that_is_let_in_ends_no_stop_that_names_its_end_and_no_ban() -> None:
    opened, later = act("announcement", "2098-01-01"), act("first_shipment")

    assert state(opened, act("suspended", "2099-01-01", "2100-01-01"), later) == "suspended"
    assert state(opened, act("export_ban", "2099-03-01", "2100-01-01"), later) == "closed"


def test_an_act_without_a_date_ends_no_stop() -> None:
    stop = act("suspended", "2099-01-01")

    assert state(stop, act("admitted", date_basis=DateBasis.NOT_PRINTED)) == "suspended"


def test_a_wider_reopening_opens_a_part_that_was_stopped_by_name_and_lets_the_others_stand_as_before() -> None:
    reopening = wider("reopened")

    assert state(act("suspended", "2099-01-01"), reopening) == "open"
    assert state(wider("suspended", "2099-01-01"), reopening) == "no_act"
    assert state(act("protocol_signed", "2098-01-01"), wider("suspended", "2099-01-01"), reopening) == "protocol_only"


def test_a_wider_reopening_for_zones_narrows_a_part_that_was_open() -> None:
    acts = [act("announcement", "2098-01-01"), wider("suspended", "2099-01-01")]

    assert state(*acts, wider("reopened", scope=ActScope.ZONES)) == "open_in_part"


def test_the_end_of_a_measure_towards_any_destination_opens_no_market() -> None:
    ban, end = act("export_ban", "2099-03-01", "2100-01-01"), act("reopened", is_to_any=True)

    assert state(ban, end) == "no_act"
    assert state(act("announcement", "2098-01-01"), ban, end) == "open"


def test_each_side_ends_its_own_measures() -> None:
    ban, stop = act("export_ban", "2099-03-01", "2100-01-01"), act("suspended", "2099-03-01")

    assert state(ban, act("reopened")) == "closed"
    assert state(stop, act("reopened", is_to_any=True)) == "suspended"


def test_duty_quota_and_restriction_are_told_beside_the_state_while_they_hold() -> None:
    beside = [wider("duty", "2099-01-01"), act("quota", "2099-01-01", "2099-05-31"), act("restricted", "2099-01-01")]

    in_may, in_june = (stand_on(beside, date(2099, month, 20)) for month in (5, 6))

    assert in_may == Standing(AccessState.NO_ACT, None, is_duty_known=True, is_quota_known=True, is_restricted=True)
    assert in_june == replace(in_may, is_quota_known=False)


def test_a_restriction_ends_with_a_reopening_of_the_good_that_it_names() -> None:
    restriction = wider("restricted", "2099-01-01")

    assert stand_on([restriction, wider("reopened")], LATE).is_restricted is False
    assert stand_on([restriction, act("reopened")], LATE).is_restricted is True


@pytest.mark.parametrize(
    ("basis", "is_less_sure"),
    [("stated", False), ("article_date", False), ("inferred", True), ("not_printed", True)],
)
def test_a_state_by_an_act_whose_date_is_inferred_or_lacking_is_less_sure(basis: str, is_less_sure: bool) -> None:
    assert act("announcement", date_basis=DateBasis(basis)).is_less_sure is is_less_sure


def test_since_is_the_first_day_without_a_break_and_the_act_is_the_one_of_that_day() -> None:
    first = act("export_ban", "2099-01-01", "2099-06-30")
    following = act("export_ban", "2099-06-01", "2099-12-30")

    course = course_of((first, following, act("quota", "2099-03-01", "2099-03-31")))

    assert [(one.since, one.standing.act) for one in course if one.standing.state == "closed"] == 3 * [
        (date(2099, 1, 1), first)
    ]
    assert [one.start for one in course][1:] == [
        date(2099, 1, 1),
        date(2099, 3, 1),
        date(2099, 4, 1),
        date(2099, 12, 31),
    ]


def test_a_change_that_is_told_ahead_has_its_place_in_the_course() -> None:
    assert told(act("announcement", "2199-01-01"))[-1] == ("open", "2199-01-01", "2199-01-01")
