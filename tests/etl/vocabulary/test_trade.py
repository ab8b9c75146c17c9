"""The same trade in the words of the other side."""

from etl.vocabulary.trade import OPPOSITE, Flow


def test_the_other_side_of_a_flow_is_told_for_every_flow_and_turns_back() -> None:
    assert set(OPPOSITE) == set(Flow)
    assert {flow: OPPOSITE[OPPOSITE[flow]] for flow in Flow} == {flow: flow for flow in Flow}
    assert [flow for flow in Flow if OPPOSITE[flow] == flow] == [Flow.TURNOVER]
