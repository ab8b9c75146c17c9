"""What an address asks for, and of whose trade a note tells."""

import pytest

from dashboard.screens.event.trade_choices import asks_for_months, partners_of
from tests.dashboard.made_events import made_event


@pytest.mark.parametrize(
    ("window", "is_of_months"), [("12", True), ("24", True), ("3", False), ("2", False), ("7", False), (None, False)]
)
def test_a_length_that_only_months_have_asks_for_months(window: str | None, is_of_months: bool) -> None:
    assert asks_for_months(window) == is_of_months


def test_a_note_tells_of_trade_with_its_central_asian_parties() -> None:
    assert partners_of(made_event(parties=("CN", "UZ", "KZ"))) == ["KZ", "UZ"]
    assert partners_of(made_event(parties=("CN", "CN-XJ"))) == []
