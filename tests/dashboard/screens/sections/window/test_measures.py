"""The window around a meeting.

Whole periods, the same ones a year earlier, pairs never split, unknown stays unknown.
"""

import math
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.screens.sections.window.measures import (
    Cell,
    Place,
    Span,
    Windows,
    bars,
    first_day,
    last_day,
    number_of,
    to_cells,
    total,
    windows,
)
from etl.vocabulary.periods import PeriodKind
from tests.dashboard.made_windows import made_figure
from tests.factories import month, year

JANUARY = date(2099, 1, 1)


def pair(number: int) -> dict[str, object]:
    return {
        "period_start": date(number, 1, 1),
        "period_end": date(number, 2, monthrange(number, 2)[1]),
        "period_kind": "jan_feb",
    }


def months_of(first: int, last: int, amount: float = 1.0) -> list[Cell]:
    """A cell of the same amount for every month of these years."""
    return [Cell(Span(number, number), amount) for number in range(first * 12, (last + 1) * 12)]


def around(cells: list[Cell], day: date, length: int, kind: PeriodKind = PeriodKind.MONTH) -> Windows:
    return windows(cells, day, day, kind, length)


amounts = st.floats(0, 1e12, allow_nan=False)
days = st.dates(date(2090, 1, 1), date(2099, 12, 31))


@st.composite
def lines(draw: st.DrawFn) -> list[Cell]:
    """A line by month over 2085 to 2105: holes, and in some years January and February in one."""
    paired = draw(st.sets(st.integers(2085, 2105), max_size=8))
    missing = draw(st.sets(st.integers(2085 * 12, 2106 * 12 - 1), max_size=20))
    cells = []
    for number in range(2085 * 12, 2106 * 12):
        if number in missing or (number % 12 == 1 and number // 12 in paired):
            continue
        is_pair = number % 12 == 0 and number // 12 in paired
        cells.append(Cell(Span(number, number + is_pair), number * 7919 % 1000 / 8))
    return cells


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from([PeriodKind.MONTH, PeriodKind.YEAR]))
def test_a_day_lies_in_the_period_of_its_number(day: date, kind: PeriodKind) -> None:
    number = number_of(day, kind)

    assert first_day(number, kind) <= day <= last_day(number, kind)


def test_a_leap_years_february_has_its_29th() -> None:
    assert last_day(number_of(date(2096, 2, 3), PeriodKind.MONTH), PeriodKind.MONTH) == date(2096, 2, 29)


def test_the_meetings_own_month_is_counted_on_neither_side() -> None:
    found = around(months_of(2097, 2099), date(2098, 5, 9), 3)

    assert first_day(found.before.span.first, PeriodKind.MONTH) == date(2098, 2, 1)
    assert last_day(found.before.span.last, PeriodKind.MONTH) == date(2098, 4, 30)
    assert first_day(found.after.span.first, PeriodKind.MONTH) == date(2098, 6, 1)
    assert last_day(found.after.span.last, PeriodKind.MONTH) == date(2098, 8, 31)


def test_change_is_against_the_same_months_a_year_before() -> None:
    cells = [*months_of(2097, 2097, 10.0), *months_of(2098, 2098, 15.0)]

    found = around(cells, date(2098, 5, 9), 3)

    assert (found.before.amount, found.before_year_earlier.amount) == (45.0, 30.0)
    assert (found.before_change_pct, found.after_change_pct) == (50.0, 50.0)


def test_years_are_compared_with_the_years_one_earlier() -> None:
    cells = [Cell(Span(number, number), float(number - 2090)) for number in range(2091, 2100)]

    found = around(cells, date(2095, 5, 9), 2, PeriodKind.YEAR)

    assert (found.before.span, found.before.amount) == (Span(2093, 2094), 7.0)
    assert (found.after.span, found.after.amount) == (Span(2096, 2097), 13.0)
    assert (found.before_year_earlier.amount, found.after_year_earlier.amount) == (5.0, 11.0)


def test_a_window_is_widened_to_the_whole_of_january_and_february() -> None:
    cells = [cell for cell in months_of(2096, 2099) if cell.span.first not in (2099 * 12, 2099 * 12 + 1)]
    cells.append(Cell(Span(2099 * 12, 2099 * 12 + 1), 5.0))

    found = around(cells, date(2098, 10, 9), 3)

    assert found.is_widened
    assert last_day(found.after.span.last, PeriodKind.MONTH) == date(2099, 2, 28)
    assert (found.after.amount, found.after.known, found.after.span.count) == (7.0, 4, 4)
    assert found.after_year_earlier.amount == 4.0


def test_a_pair_a_year_earlier_widens_as_well() -> None:
    cells = [cell for cell in months_of(2096, 2099) if cell.span.first not in (2098 * 12, 2098 * 12 + 1)]
    cells.append(Cell(Span(2098 * 12, 2098 * 12 + 1), 5.0))

    found = around(cells, date(2099, 5, 9), 3)

    assert found.is_widened
    assert first_day(found.before.span.first, PeriodKind.MONTH) == JANUARY
    assert (found.before.amount, found.before_year_earlier.amount) == (4.0, 7.0)


def test_a_meeting_in_a_paired_february_has_both_months_for_its_own() -> None:
    cells = [Cell(Span(2099 * 12, 2099 * 12 + 1), 5.0)]

    found = around(cells, date(2099, 2, 14), 3)

    assert found.own == Span(2099 * 12, 2099 * 12 + 1)
    assert found.before.span.last == 2099 * 12 - 1


def test_where_figures_end_before_the_window_the_sum_is_unknown() -> None:
    found = around(months_of(2098, 2098), date(2098, 10, 9), 3)

    assert found.ends_before_window
    assert (found.after.known, found.after.span.count) == (2, 3)
    assert math.isnan(found.after.amount)
    assert math.isnan(found.after_change_pct)
    assert not around(months_of(2097, 2099), date(2098, 10, 9), 3).ends_before_window


def test_no_figures_at_all_are_no_trade_of_zero() -> None:
    found = around([], date(2098, 10, 9), 3)

    assert found.ends_before_window
    assert math.isnan(found.before.amount)
    assert [bar.place for bar in bars([], found)] == [Place.BEFORE] * 3 + [Place.OWN] + [Place.AFTER] * 3


def test_growth_from_nothing_is_unknown() -> None:
    assert math.isnan(
        around([*months_of(2097, 2097, 0.0), *months_of(2098, 2098)], date(2098, 5, 9), 3).after_change_pct
    )


@given(lines(), days, st.sampled_from([3, 6, 12, 24]))
def test_both_years_of_a_window_are_the_same_calendar_months(cells: list[Cell], day: date, length: int) -> None:
    found = around(cells, day, length)
    for now, earlier in ((found.before, found.before_year_earlier), (found.after, found.after_year_earlier)):
        assert now.span.count == earlier.span.count >= length
        assert now.span.first - earlier.span.first == 12


@given(lines(), days, st.sampled_from([3, 6, 12, 24]))
def test_no_cell_is_split_and_a_sum_is_known_only_where_every_month_is(
    cells: list[Cell], day: date, length: int
) -> None:
    found = around(cells, day, length)
    for window in (found.before, found.before_year_earlier, found.after, found.after_year_earlier):
        inside = [cell for cell in cells if window.span.first <= cell.span.last and cell.span.first <= window.span.last]
        assert [cell for cell in inside if not window.span.holds(cell.span)] == []
        assert window.known == sum(cell.span.count for cell in inside) <= window.span.count
        assert window.is_known == (window.known == window.span.count)
        if window.is_known:
            assert window.amount == pytest.approx(math.fsum(cell.amount for cell in inside))


@given(lines(), days, st.sampled_from([3, 6, 12, 24]))
def test_the_windows_and_the_meetings_own_month_lie_side_by_side(cells: list[Cell], day: date, length: int) -> None:
    found = around(cells, day, length)

    assert found.before.span.last + 1 == found.own.first <= number_of(day, PeriodKind.MONTH) <= found.own.last
    assert found.own.last + 1 == found.after.span.first


@given(lines(), days, st.sampled_from([3, 6, 12]))
def test_bars_add_up_to_their_window(cells: list[Cell], day: date, length: int) -> None:
    found = around(cells, day, length)
    drawn = bars(cells, found)

    for place, window in ((Place.BEFORE, found.before), (Place.AFTER, found.after)):
        of_side = [bar for bar in drawn if bar.place == place]
        assert sum(bar.span.count for bar in of_side) == window.span.count
        assert all(bar.offset != 0 for bar in of_side)
        if window.is_known:
            assert math.fsum(bar.amount for bar in of_side) == pytest.approx(window.amount)


@given(st.lists(amounts, min_size=1, max_size=24))
def test_a_sum_of_known_months_is_their_sum(values: list[float]) -> None:
    cells = [Cell(Span(number, number), value) for number, value in enumerate(values)]

    assert total(cells, Span(0, len(values) - 1)).amount == pytest.approx(math.fsum(values))
    assert math.isnan(total(cells, Span(0, len(values))).amount)


def test_a_pair_stands_in_only_where_a_month_is_missing() -> None:
    figures = [
        made_figure(month(2098, 1), 1.0),
        made_figure(month(2098, 2), 2.0),
        made_figure(pair(2098), 3.5),
        made_figure(month(2099, 1), 1.0),
        made_figure(pair(2099), 4.0, is_doubtful=True),
        made_figure(year(2099), 50.0),
    ]

    january, next_january = 2098 * 12, 2099 * 12
    assert to_cells(figures, PeriodKind.MONTH) == [
        Cell(Span(january, january), 1.0),
        Cell(Span(january + 1, january + 1), 2.0),
        Cell(Span(next_january, next_january + 1), 4.0, is_doubtful=True),
    ]
    assert to_cells(figures, PeriodKind.YEAR) == [Cell(Span(2099, 2099), 50.0)]
