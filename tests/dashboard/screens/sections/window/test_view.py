"""What is said of the windows of a line."""

import math
from datetime import date

from dashboard.screens.sections.window.measures import Cell, Span
from dashboard.screens.sections.window.view import Line, to_line_windows
from etl.vocabulary.periods import PeriodKind


def test_a_lower_bound_has_no_change_on_the_year() -> None:
    cells = tuple(Cell(Span(number, number), amount) for number, amount in ((2096, 1.0), (2097, 2.0), (2099, 3.0)))
    told = {"source_code": "aland_customs", "reporter_code": "AX", "goods": "grain", "valuation": "fob"}
    day = date(2098, 5, 9)
    changes = [
        to_line_windows([Line("grain", {**told, "is_at_least": is_at_least}, cells)], day, day, PeriodKind.YEAR, 1)[
            0
        ].before_change_pct
        for is_at_least in (False, True)
    ]
    assert changes[0] == 100.0
    assert math.isnan(changes[1])
