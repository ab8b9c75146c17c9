"""What is said of the windows of a line."""

import math

from tests.dashboard.made_windows import made_windows


def test_a_lower_bound_has_no_change_on_the_year() -> None:
    amounts = {2096: 1.0, 2097: 2.0, 2099: 3.0}
    changes = [made_windows(amounts, is_at_least=is_at_least).before_change_pct for is_at_least in (False, True)]
    assert changes[0] == 100.0
    assert math.isnan(changes[1])
