from datetime import date

import pytest

from dashboard.locale import units
from dashboard.screens.market_access.chart import STATE_LINES, DrawnAct, DrawnLine, DrawnState, history_figure
from etl.vocabulary.access import AccessState

FIRST, LAST = date(2099, 1, 1), date(2099, 12, 31)
SCALE = units.scale_for([4e6], "USD")
LINE = DrawnLine("Kazakhstan, exports", True, (FIRST,), (4e6,), ("2099",))


def test_no_state_is_told_by_colour_alone() -> None:
    drawn = [state for state in AccessState if state != AccessState.NO_ACT]

    assert len({STATE_LINES[state] for state in drawn}) == len(drawn)


def test_states_and_acts_stand_above_and_trade_below_on_one_axis_of_time() -> None:
    states = [DrawnState("open", "● Open", FIRST, LAST, "Open")]
    acts = [DrawnAct(FIRST, "Quota", "diamond-open", "Quota")]

    figure = history_figure(states, acts, [LINE], SCALE)

    assert [(trace.name, trace.yaxis) for trace in figure.data] == [
        ("● Open", "y2"),
        ("Quota", "y2"),
        ("Kazakhstan, exports", None),
    ]
    assert figure.data[2].y == (4.0,)
    assert figure.layout.yaxis2.domain[0] > figure.layout.yaxis.domain[1]


def test_stretches_of_one_state_are_one_trace_with_a_break() -> None:
    states = [DrawnState("open", "Open", FIRST, FIRST, ""), DrawnState("open", "Open", LAST, LAST, "")]

    (trace,) = history_figure(states, [], [], SCALE).data

    assert [day is None for day in trace.x] == [False, False, False, True] * 2
    assert trace.connectgaps is False


@pytest.mark.parametrize("lines", [[], [LINE]])
def test_without_trade_the_line_of_time_has_the_whole_height(lines: list[DrawnLine]) -> None:
    figure = history_figure([DrawnState("open", "Open", FIRST, LAST, "")], [], lines, SCALE)

    assert (figure.layout.yaxis2.domain == (0, 1)) is (not lines)
