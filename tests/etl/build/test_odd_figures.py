"""What parts of all figures show is one finding a trade and problem, whichever part comes first."""

from itertools import chain

import pandas as pd
import pytest

from etl.build.odd_figures import OddFigures, find_odd, tell_odd
from etl.values.gates import Action, Gate, Gates
from etl.vocabulary.builds import Severity
from tests.factories import month

TRADE = {"source_code": "aland_customs", "reporter_code": "AX", "partner_code": "BV", "flow": "export"}
PROBLEM = "a value is odd"


def odd(number: int, share: float | None, *, received: bool = False, confirmed: bool = False) -> list[OddFigures]:
    """What a part of the figures shows in one month."""
    told = {} if share is None else {"share": share}
    row = {**TRADE, **month(2099, number), "what": "HS:10", "is_received": received, "is_confirmed": confirmed, **told}
    rows = pd.DataFrame([row]).astype(dict.fromkeys(["period_start", "period_end"], "datetime64[s]"))
    return find_odd(rows, Gate.JUMP, PROBLEM)


@pytest.mark.parametrize("turn", [1, -1])
def test_parts_come_together_to_one_finding_that_names_what_is_furthest_off(turn: int) -> None:
    parts = [odd(1, 3.0), odd(2, 0.1, received=True), odd(3, 4.0)][::turn]

    (told,) = tell_odd(chain.from_iterable(parts), Gates(actions=dict.fromkeys(Gate, Action.STOP_RECEIVED)))

    assert (told.kind, told.severity) == (Gate.JUMP, Severity.ERROR)
    assert told.text == (
        "aland_customs, AX export to BV: a value is odd: 3 times, furthest off HS:10 in 2099-02 (10.0 %)."
    )


@pytest.mark.parametrize("turn", [1, -1])
def test_where_nothing_is_expected_the_first_is_named(turn: int) -> None:
    (told,) = tell_odd(chain.from_iterable([odd(5, None), odd(4, None)][::turn]), Gates())

    assert told.text == "aland_customs, AX export to BV: a value is odd: 2 times, first HS:10 in 2099-04."


def test_what_a_person_confirmed_or_a_gate_leaves_out_is_not_told() -> None:
    assert odd(1, 3.0, confirmed=True) == []
    assert tell_odd(odd(1, 3.0), Gates(actions=dict.fromkeys(Gate, Action.OFF))) == []
