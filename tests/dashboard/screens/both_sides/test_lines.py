"""The lines that a page puts side by side: the newest period first, tables before statements, no estimates."""

from dashboard.screens.both_sides.lines import Lines, first_lines, longest_pair
from dashboard.screens.both_sides.reports import short_code, to_reports
from dashboard.subjects.trade.trade_points import TradePoint
from etl.vocabulary.trade import Side
from tests.dashboard.made_reports import line
from tests.dashboard.made_reports import made_side_point as point

ORDER = {"a": 1, "b": 2}


def codes(lines: Lines) -> tuple[str | None, ...]:
    return tuple(one and short_code(one) for one in (lines.home, lines.partner))


def first(*points: TradePoint) -> tuple[str | None, ...]:
    return codes(first_lines(to_reports(points), "to_partner", ORDER))


def test_a_page_begins_with_the_pair_of_the_newest_common_period() -> None:
    points = [point(side, 1.0, number, source_code="a") for side in Side for number in (2095, 2096, 2097)]
    points += [point(side, 1.0, 2099, source_code="b") for side in Side]
    assert first(*points) == ("b", "b")


def test_of_equally_new_pairs_the_one_that_meets_most_often_is_first() -> None:
    points = [point(side, 1.0, number, source_code="b") for side in Side for number in (2097, 2098, 2099)]
    points += [point(side, 1.0, 2099, source_code="a") for side in Side]
    assert first(*points) == ("b", "b")


def test_tables_come_before_equally_new_statements() -> None:
    points = [point(side, 1.0, number, counted_by="x") for side in Side for number in (2097, 2098, 2099)]
    points += [point(side, 1.0, 2099) for side in Side]
    assert first(*points) == ("a", "a")


def test_one_source_comes_before_two() -> None:
    points = [point(Side.HOME, 1.0), point(Side.HOME, 1.0, source_code="b"), point(Side.PARTNER, 1.0, source_code="b")]
    assert first(*points) == ("b", "b")


def test_estimates_are_not_what_a_page_begins_with() -> None:
    points = [point(Side.HOME, 1.0, number) for number in (2097, 2098, 2099)]
    points += [point(Side.PARTNER, 1.0, number, is_estimated=True) for number in (2097, 2098, 2099)]
    points += [point(Side.PARTNER, 1.0, 2099, source_code="b")]
    assert first(*points) == ("a", "b")


def test_where_no_two_meet_each_side_has_its_longest_line() -> None:
    points = [point(Side.HOME, 1.0, 2099), *(point(Side.PARTNER, 1.0, number, source_code="b") for number in (1, 2))]
    assert first(*points, point(Side.PARTNER, 1.0, 2098)) == ("a", "b")


def test_a_side_without_any_line_has_no_first_one() -> None:
    assert first(point(Side.HOME, 1.0)) == ("a", None)


def test_the_longest_pair_is_of_two_tables_that_meet_most_often() -> None:
    points = [point(side, 1.0, number, source_code="b") for side in Side for number in (2095, 2096)]
    points += [point(side, 1.0, 2099) for side in Side]
    points += [point(side, 1.0, number, counted_by="x") for side in Side for number in (2097, 2098, 2099)]
    found = longest_pair(to_reports(points), "to_partner", ORDER)
    assert found is not None
    assert codes(found) == ("b", "b")
    assert longest_pair(to_reports([point(Side.HOME, 1.0)]), "to_partner", ORDER) is None


def test_lower_bounds_are_no_part_of_the_longest_pair() -> None:
    points = [point(side, 1.0, is_at_least=side == Side.HOME) for side in Side]
    assert longest_pair(to_reports(points), "to_partner", ORDER) is None


def test_one_source_is_one_table_of_two_reporters_or_one_offices_count() -> None:
    home, partner = line(Side.HOME), line(Side.PARTNER)
    assert Lines(home, partner).is_one_source
    assert not Lines(home, line(Side.PARTNER, "b")).is_one_source
    assert not Lines(home, line(Side.PARTNER, counted_by="x")).is_one_source
    assert not Lines(home, None).is_one_source
