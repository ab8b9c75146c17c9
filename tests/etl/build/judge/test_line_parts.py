"""What lines are put together from: sums of both flows, each for as long as both hold."""

from dataclasses import replace
from datetime import date

from etl.build.judge.line_parts import LinePart, add_flows, in_order, in_unit, one_valuation
from etl.vocabulary.trade import Flow, Valuation

EXPORT = LinePart(
    Flow.EXPORT,
    Valuation.FOB,
    date(2099, 1, 1),
    date(2099, 12, 31),
    3.0,
    is_doubtful=False,
    is_stand_in=False,
    known_from=date(2100, 1, 1),
    known_until=None,
)
IMPORT = replace(EXPORT, flow=Flow.IMPORT, valuation=Valuation.CIF, value=2.0)


def test_a_turnover_holds_while_both_flows_hold_and_carries_their_marks() -> None:
    replaced = replace(EXPORT, known_until=date(2100, 9, 1))
    later = replace(IMPORT, known_from=date(2100, 5, 1), is_doubtful=True, is_stand_in=True)

    assert add_flows([replaced, later]) == [
        LinePart(
            Flow.TURNOVER,
            Valuation.MIXED,
            date(2099, 1, 1),
            date(2099, 12, 31),
            5.0,
            is_doubtful=True,
            is_stand_in=True,
            known_from=date(2100, 5, 1),
            known_until=date(2100, 9, 1),
        )
    ]


def test_flows_that_were_never_known_together_or_tell_of_other_periods_make_none() -> None:
    early = replace(EXPORT, known_until=date(2100, 5, 1))
    other_year = replace(IMPORT, period_start=date(2098, 1, 1), period_end=date(2098, 12, 31))

    assert add_flows([early, replace(IMPORT, known_from=date(2100, 5, 1)), other_year]) == []


def test_each_edition_of_a_flow_is_added_to_each_of_the_other() -> None:
    first, second = (
        replace(EXPORT, known_until=date(2100, 5, 1)),
        replace(EXPORT, value=4.0, known_from=date(2100, 5, 1)),
    )

    assert [(part.value, part.known_until) for part in add_flows([first, IMPORT, second])] == [
        (5.0, date(2100, 5, 1)),
        (6.0, None),
    ]


def test_parts_have_one_valuation_only_where_they_share_it() -> None:
    assert one_valuation([EXPORT, EXPORT]) == Valuation.FOB
    assert one_valuation([EXPORT, IMPORT]) == Valuation.MIXED


def test_what_is_unknown_stays_so_in_another_unit() -> None:
    assert in_unit(EXPORT, 1000).value == 0.003
    assert in_unit(replace(EXPORT, value=None), 1000).value is None


def test_points_stand_in_the_order_of_periods_then_of_knowledge() -> None:
    later = replace(EXPORT, known_from=date(2100, 3, 1)).to_point()
    earlier_period = replace(EXPORT, period_start=date(2098, 1, 1), period_end=date(2098, 12, 31)).to_point()

    assert in_order([later, EXPORT.to_point(), earlier_period]) == (earlier_period, EXPORT.to_point(), later)
