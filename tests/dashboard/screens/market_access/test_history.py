from calendar import monthrange
from datetime import date

from dashboard.screens.market_access.history import (
    acts_of_route,
    drawn_acts,
    drawn_lines,
    drawn_states,
    firm_counts,
    measures_in_force,
    tell_acts,
    trade_table,
)
from dashboard.screens.market_access.trade import CountedLine, CountedPeriod
from dashboard.subjects.access.acts import ActConflict
from tests.dashboard.made_names import made_names
from tests.dashboard.markets import act, market

NAMES = made_names(areas={"KZ": "Kazakhstan"}, commodities={"HS:0808": "Apples"})
DAY = date(2099, 12, 31)
GOODS = {"apples": "Apples", "farm_goods": "Farm goods"}


def test_acts_of_a_way_name_both_ends_or_leave_one_open() -> None:
    acts = [
        act(),
        act(act_code="A0002", destination_code="WLD"),
        act(act_code="A0003", origin_code="WLD"),
        act(act_code="A0004", origin_code="KG"),
        act(act_code="A0005", origin_code="CN", destination_code="KZ"),
        act(act_code="A0006", origin_code="C5"),
    ]

    assert [one.act_code for one in acts_of_route(acts, "KZ", "CN")] == ["A0001", "A0002", "A0003"]


def test_what_contradicts_an_act_is_told_at_both() -> None:
    acts = [act(), act(act_code="A0002"), act(act_code="A0003")]
    told = tell_acts(acts, [ActConflict("A0002", "A0001", "The days differ.")], GOODS)

    assert [one.conflict for one in told] == ["The days differ. (A0002)", "The days differ. (A0001)", ""]


def test_stretches_of_one_state_are_drawn_as_one_up_to_the_day_shown() -> None:
    course = [
        market(from_date=date(1900, 1, 1), until_date=date(2099, 5, 9), state="no_act", act_code=None),
        market(until_date=date(2099, 6, 1)),
        market(from_date=date(2099, 6, 1), until_date=date(2199, 1, 1), is_quota_known=True),
        market(from_date=date(2199, 1, 1), state="suspended"),
    ]

    assert [(one.state, one.first, one.last) for one in drawn_states(course, DAY, NAMES)] == [
        ("open", date(2099, 5, 9), DAY)
    ]


def test_drafts_and_what_lies_ahead_are_no_marks() -> None:
    told = tell_acts([act(), act(force="draft"), act(from_date=date(2199, 1, 1))], [], GOODS)

    assert [one.day for one in drawn_acts(told, DAY, NAMES)] == [date(2099, 5, 9)]


def year_of(number: int) -> CountedPeriod:
    return CountedPeriod(date(number, 1, 1), date(number, 12, 31), 5.0, None)


def month_of(year: int, number: int) -> CountedPeriod:
    return CountedPeriod(date(year, number, 1), date(year, number, monthrange(year, number)[1]), 5.0, None)


def counted(kind: str, *periods: CountedPeriod) -> CountedLine:
    return CountedLine("HS:0808", "aland_customs", "KZ", "export", "fob", kind, periods)


def test_a_year_that_a_line_does_not_give_breaks_it() -> None:
    (drawn,) = drawn_lines([counted("year", *(year_of(number) for number in (2096, 2098)))], NAMES, "KZ")

    assert (drawn.is_origin, drawn.values) == (True, (5.0, None, 5.0))
    assert [day.year for day in drawn.days] == [2096, 2097, 2098]


def test_a_month_that_a_line_does_not_give_breaks_it_too() -> None:
    (drawn,) = drawn_lines([counted("month", month_of(2098, 12), month_of(2099, 2))], NAMES, "KZ")

    assert drawn.values == (5.0, None, 5.0)
    assert [(day.year, day.month) for day in drawn.days] == [(2098, 12), (2099, 1), (2099, 2)]
    assert drawn.hovers[0].startswith("Dec 2098")


def test_the_table_of_trade_has_each_period_newest_first() -> None:
    table = trade_table([counted("month", month_of(2098, 12), month_of(2099, 2))], NAMES)

    assert [row[:3] for row in table.frame.itertuples(index=False)] == [
        ("Feb 2099", date(2099, 2, 1), date(2099, 2, 28)),
        ("Dec 2098", date(2098, 12, 1), date(2098, 12, 31)),
    ]


def test_of_a_tax_the_newest_alone_holds_and_every_duty_and_quota() -> None:
    acts = [
        act(act_code="A0004", kind="import_vat"),
        act(act_code="A0003", kind="import_vat"),
        act(act_code="A0002", kind="quota"),
        act(act_code="A0001", kind="quota"),
        act(act_code="A0000", kind="quota", force="draft"),
        act(act_code="A0009"),
    ]

    held = measures_in_force(tell_acts(acts, [], GOODS))

    assert [one.act.act_code for one in held] == ["A0004", "A0002", "A0001"]


def test_counts_of_firms_stand_oldest_first() -> None:
    acts = [
        act(act_code="A0002", quantity=30.0, unit="firms", from_date=date(2099, 6, 1)),
        act(quantity=25.0, unit="sites"),
        act(act_code="A0003", quantity=9.0, unit="t"),
    ]

    assert [one.quantity for one in firm_counts(acts)] == [25.0, 30.0]
