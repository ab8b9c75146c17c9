"""Which line a reader sees first, and which year both sides count: the rule of docs/method.md as a table of cases."""

from dataclasses import replace
from datetime import date

import pytest

from etl.build.headline.rule import LineCode, Whose, YearFigure, first_line, first_pair, first_whole, lines_on
from tests.factories import ALWAYS

TODAY = date(2100, 1, 1)
TABLE = LineCode(is_stated=False, sort_order=1, counted_by="", source_code="aland_customs", reporter_code="AX")
OTHER = replace(TABLE, sort_order=2, source_code="world_book")
STATED = LineCode(
    is_stated=True, sort_order=1, counted_by="ax-customs", source_code="official_figures", reporter_code="AX"
)


def figure(line: LineCode, year: int, **told: object) -> YearFigure:
    base = YearFigure(line, Whose.OWN, date(year, 1, 1), date(year, 12, 31), 10.0, ALWAYS)
    return replace(base, **told)  # type: ignore[arg-type]  # the names of a made-up row


def chosen(*figures: YearFigure) -> YearFigure | None:
    return first_line(lines_on(figures, TODAY))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([figure(OTHER, 2099, is_at_least=True, whose=Whose.COMPILED)], [figure(TABLE, 2098), figure(TABLE, 2097)]),
        ([figure(OTHER, 2099, whose=Whose.COMPILED)], [figure(TABLE, 2099, is_at_least=True)]),
        ([figure(OTHER, 2099, is_doubtful=True)], [figure(TABLE, 2099, whose=Whose.OWN_UNNAMED)]),
        ([figure(OTHER, 2099, whose=Whose.OWN_UNNAMED)], [figure(TABLE, 2099, whose=Whose.COMPILED)]),
        ([figure(OTHER, 2099, is_stand_in=True)], [figure(TABLE, 2099, is_doubtful=True)]),
        ([figure(OTHER, 2099)], [figure(TABLE, 2099, is_stand_in=True), figure(TABLE, 2098)]),
        (
            [figure(OTHER, 2099, is_at_least=True, value=11.0)],
            [figure(TABLE, 2099, is_at_least=True), figure(TABLE, 2098)],
        ),
        ([figure(STATED, 2099), figure(STATED, 2098)], [figure(TABLE, 2099)]),
        ([figure(OTHER, 2099)], [figure(STATED, 2099)]),
        ([figure(TABLE, 2099)], [figure(OTHER, 2099)]),
    ],
    ids=[
        "reaches furthest",
        "whole before lower bound",
        "own office before unnamed",
        "unnamed own count before what others compile",
        "sure before doubtful",
        "exact before stand-in",
        "the higher lower bound",
        "more years",
        "table before statement",
        "the sources' order",
    ],
)
def test_the_rule_in_its_order(better: list[YearFigure], worse: list[YearFigure]) -> None:
    assert chosen(*worse, *better) == better[0]
    assert chosen(*better, *worse) == better[0]


def test_without_a_figure_there_is_no_line() -> None:
    assert chosen() is None
    assert first_pair({}, {}) is None


def test_the_line_of_a_day_is_of_what_was_known_on_it() -> None:
    old = figure(TABLE, 2098, known_until=date(2099, 6, 1))
    revised = figure(TABLE, 2098, known_from=date(2099, 6, 1), value=12.0)
    newer = figure(OTHER, 2099, known_from=date(2100, 1, 1))
    days = (date(2099, 5, 31), date(2099, 6, 1), date(2100, 1, 1))
    assert [first_line(lines_on((old, revised, newer), day)) for day in days] == [old, revised, newer]


@pytest.mark.parametrize(("amount", "is_told"), [(0.99, False), (1.0, True)])
def test_a_lower_bound_below_a_tenth_of_the_newest_whole_is_passed_over(amount: float, is_told: bool) -> None:
    older, whole = figure(TABLE, 2090, value=1e6), figure(TABLE, 2098)
    bound = figure(OTHER, 2099, is_at_least=True, value=amount)
    assert chosen(older, whole, bound) == (bound if is_told else whole)


def test_where_a_thin_bound_is_passed_over_an_earlier_one_that_is_not_stands() -> None:
    whole, earlier = figure(TABLE, 2097), figure(OTHER, 2098, is_at_least=True, value=5.0)
    thin = figure(OTHER, 2099, is_at_least=True, value=0.1)
    assert chosen(whole, earlier, thin) == earlier
    assert chosen(thin) == thin  # without a whole nobody can tell


def test_the_first_whole_stands_beside_a_lower_bound_that_reaches_further() -> None:
    bound, whole = figure(OTHER, 2099, is_at_least=True), figure(TABLE, 2098)
    lines = lines_on((bound, whole), TODAY)
    assert (first_line(lines), first_whole(lines)) == (bound, whole)


def test_of_two_figures_of_an_office_for_a_year_the_surer_stands() -> None:
    sure, doubtful = figure(STATED, 2099, figure_code="F2"), figure(STATED, 2099, figure_code="F1", is_doubtful=True)
    assert chosen(doubtful, sure) == sure


def pair(home: list[YearFigure], partner: list[YearFigure]) -> tuple[YearFigure, YearFigure] | None:
    return first_pair(lines_on(home, TODAY), lines_on(partner, TODAY))


def test_a_pair_is_of_the_newest_year_that_both_count() -> None:
    home = [figure(TABLE, 2097), figure(TABLE, 2098), figure(TABLE, 2099)]
    partner = [figure(OTHER, 2097, value=7.0), figure(OTHER, 2098, value=8.0)]
    assert pair(home, partner) == (home[1], partner[1])


def test_a_side_stands_in_a_pair_with_its_first_line_where_that_has_the_year() -> None:
    first = [figure(STATED, 2098), figure(STATED, 2099)]
    longer = [figure(TABLE, 2096), figure(TABLE, 2097), figure(TABLE, 2098)]
    partner = [figure(OTHER, 2098)]
    assert pair([*first, *longer], partner) == (first[0], partner[0])
    assert pair([first[1], *longer], partner) == (longer[2], partner[0])


def test_wholes_are_paired_before_newer_lower_bounds() -> None:
    home = [figure(TABLE, 2097), figure(OTHER, 2099, is_at_least=True)]
    partner = [figure(TABLE, 2097), figure(OTHER, 2099, is_at_least=True)]
    assert pair(home, partner) == (home[0], partner[0])
    assert pair(home[1:], partner) == (home[1], partner[1])
