"""Which line stands for each side before and after a meeting, and what may be compared."""

import math

import pytest

from dashboard.screens.event.compared import Compared, compare, fitting_window, in_order, most_telling
from dashboard.screens.sections.window.measures import Cell, Span
from dashboard.screens.sections.window.view import Line, to_line_windows
from dashboard.subjects.trade.series import Series
from etl.vocabulary.periods import PeriodKind
from tests.dashboard.made_windows import LINE, MEETING, made_windows

BOTH = {2097: 100.0, 2099: 150.0}
SIDES = ("AX", "BV")


def compared(amounts: dict[int, float], **overrides: object) -> Compared:
    return Compared(made_windows(amounts, **overrides))


def chosen(*lines: object) -> list[tuple[str, str]]:
    rows = compare(lines, [], ["grain", "meat"], SIDES)  # type: ignore[arg-type]  # any line
    return [(row.goods, row.line.source_code) for row in rows]


def test_rows_come_goods_by_goods_with_each_side_once() -> None:
    meat = made_windows(BOTH, goods="meat")
    other = made_windows(BOTH, series=Series("bureau", "BV"))
    assert chosen(meat, other, made_windows(BOTH)) == [("grain", "office"), ("grain", "bureau"), ("meat", "office")]


@pytest.mark.parametrize(
    "weaker",
    [
        made_windows({2097: 999.0}),
        made_windows({2097: 999.0, 2099: 999.0}, is_at_least=True),
        made_windows({2097: 999.0, 2099: 999.0}, valuation="reconciled"),
    ],
    ids=["one sum", "lower bound", "neither side's own"],
)
def test_the_line_with_both_sums_of_the_whole_stands_for_a_side(weaker: object) -> None:
    stronger = made_windows(BOTH, series=Series("bureau", "AX"))
    assert chosen(weaker, stronger) == [("grain", "bureau")]


def test_the_highest_of_two_lower_bounds_stands_for_a_side() -> None:
    low = made_windows({2097: 1.0, 2099: 2.0, 2101: 1.0}, is_at_least=True)
    high = made_windows(BOTH, is_at_least=True, series=Series("bureau", "AX"))
    assert chosen(low, high) == [("grain", "bureau")]


def test_what_is_neither_sides_own_stands_for_none() -> None:
    assert chosen(made_windows(BOTH, valuation="reconciled")) == []


def test_the_change_is_from_before_to_after_and_of_a_lower_bound_there_is_none() -> None:
    assert compared(BOTH).change_pct == 50.0
    assert math.isnan(compared(BOTH, is_at_least=True).change_pct)
    assert math.isnan(compared({2097: 100.0}).change_pct)


def test_the_change_has_its_parts_where_tonnes_are_known() -> None:
    (row,) = compare([made_windows(BOTH)], [made_windows({2097: 10.0, 2099: 10.0})], ["grain"], SIDES)
    assert row.parts is not None
    assert (row.parts.price_points, row.parts.tonnes_points) == (50.0, 0.0)
    (bound,) = compare([made_windows(BOTH, is_at_least=True)], [made_windows(BOTH)], ["grain"], SIDES)
    assert bound.parts is None


def months(first: int, last: int) -> Line:
    return Line(LINE, tuple(Cell(Span(number, number), 1.0) for number in range(first, last + 1)))


OWN = MEETING.year * 12 + MEETING.month - 1
YEARS = Line(LINE, (Cell(Span(2097, 2097), 1.0), Cell(Span(2099, 2099), 1.0)))


@pytest.mark.parametrize(
    ("by_month", "by_year", "fitting"),
    [
        ([months(OWN - 12, OWN + 12)], [YEARS], (PeriodKind.MONTH, 12)),
        ([months(OWN - 12, OWN + 6)], [YEARS], (PeriodKind.YEAR, 1)),
        ([months(OWN - 12, OWN + 6)], [], (PeriodKind.MONTH, 6)),
        ([], [], (PeriodKind.MONTH, 12)),
    ],
    ids=["a year of months", "years before half a year", "half a year where there is no more", "nothing"],
)
def test_whole_years_come_before_parts_of_one(
    by_month: list[Line], by_year: list[Line], fitting: tuple[PeriodKind, int]
) -> None:
    lines = {PeriodKind.MONTH: by_month, PeriodKind.YEAR: by_year}
    assert fitting_window(lines, MEETING, MEETING, list(lines)) == fitting


def test_half_a_year_is_not_compared_with_the_other_half() -> None:
    (line,) = to_line_windows([months(OWN - 18, OWN + 6)], MEETING, MEETING, PeriodKind.MONTH, 6)
    assert math.isnan(Compared(line).change_pct)
    assert line.after_change_pct == 0.0


def test_all_farm_goods_stand_first_and_all_goods_last() -> None:
    assert in_order(["all_goods", "meat", "agricultural", "grain"]) == ["agricultural", "meat", "grain", "all_goods"]


def test_the_page_begins_with_farm_goods_of_which_both_sums_are_known() -> None:
    everything = compared({2097: 900.0, 2099: 900.0}, goods="all_goods")
    meat, grain = compared({2097: 1.0, 2099: 2.0}, goods="meat"), compared(BOTH)
    farm = compared({2097: 1.0, 2099: 1.0}, goods="agricultural")
    unknown = compared({2097: 999.0}, goods="agricultural")
    assert most_telling([everything, meat, grain, farm]) == [farm]
    assert most_telling([everything, meat, grain, unknown]) == [grain]
    assert most_telling([everything, compared({2097: 1.0})]) == [compared({2097: 1.0})]
    assert most_telling([everything]) == [everything]
    assert most_telling([]) == []


def test_leaders_meet_on_trade_as_a_whole_before_any_single_group() -> None:
    everything, grain = compared({2097: 900.0, 2099: 900.0}, goods="all_goods"), compared(BOTH)
    farm = compared({2097: 1.0, 2099: 1.0}, goods="agricultural")
    assert most_telling([grain, everything], is_of_leaders=True) == [everything]
    assert most_telling([grain, everything, farm], is_of_leaders=True) == [farm]
