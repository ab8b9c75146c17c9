"""What a gate does: as set for the source, else as set for all, and graver for what was received."""

import pytest

from etl.values.gates import DEFAULT_ACTIONS, Action, Gate, Gates
from etl.vocabulary.builds import Severity


@pytest.mark.parametrize(
    ("action", "is_received", "severity"),
    [
        (Action.OFF, True, None),
        (Action.WARN, True, Severity.WARNING),
        (Action.STOP_RECEIVED, False, Severity.WARNING),
        (Action.STOP_RECEIVED, True, Severity.ERROR),
        (Action.STOP, False, Severity.ERROR),
    ],
)
def test_an_action_says_how_grave_a_finding_is(action: Action, is_received: bool, severity: Severity | None) -> None:
    gates = Gates(actions=dict.fromkeys(Gate, action))

    assert gates.severity(Gate.JUMP, "aland_customs", is_received=is_received) == severity


def test_what_is_set_for_a_source_holds_for_it_only() -> None:
    gates = Gates(by_source={"aland_customs": {Gate.JUMP: Action.OFF}})

    assert gates.action(Gate.JUMP, "aland_customs") is Action.OFF
    assert gates.action(Gate.JUMP, "bouvet_post") is Action.WARN
    assert gates.action(Gate.WEIGHT_ZERO, "aland_customs") is Action.WARN


def test_only_a_wrong_unit_stops_a_build_unless_told_otherwise() -> None:
    stopping = {gate for gate, action in DEFAULT_ACTIONS.items() if action is not Action.WARN}

    assert stopping == {Gate.UNIT_SHIFT, Gate.YEAR_SHIFT, Gate.SOURCE_SHIFT}
