"""Pairs, gaps and factors: what must hold of any two reports."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.screens.both_sides.lines import Lines
from dashboard.screens.both_sides.measures import (
    Pair,
    gap_parts,
    gap_story,
    importer_of,
    newest_pair,
    pair_reports,
)
from dashboard.screens.both_sides.reports import to_reports
from dashboard.subjects.trade.measures import Gap
from dashboard.subjects.trade.trade_points import TradePoint, table_points
from etl.vocabulary.trade import Direction, Side
from tests.dashboard.made_reports import line, made_report
from tests.dashboard.made_reports import made_side_point as point
from tests.dashboard.made_trade import made_flows, to_month, whole_year

known_values = st.floats(min_value=1, max_value=1e12)
factors = st.floats(min_value=1, max_value=2)
LINES = Lines(line(Side.HOME), line(Side.PARTNER))


def pairs(*points: TradePoint, lines: Lines = LINES, direction: Direction = Direction.TO_PARTNER) -> list[Pair]:
    return pair_reports(to_reports(points), direction, lines)


def pair_of(home: float, partner: float, direction: Direction, valuation: str = "cif") -> Pair:
    told = {"direction": direction, "valuation": valuation}
    reports = (made_report(side, value, **told) for side, value in ((Side.HOME, home), (Side.PARTNER, partner)))
    return Pair(direction, whole_year(2099), LINES, *reports)


def gaps_of(found: list[Pair]) -> list[float | None]:
    return [pair.gap.value for pair in found]


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("mark", ["is_estimated", "is_at_least"])
def test_an_estimate_and_a_lower_bound_are_no_report_to_compare(side: Side, mark: str) -> None:
    (pair,) = pairs(*(point(one, 5.0, **{mark: one == side}) for one in Side))
    assert (pair.gap, pair.gap_after(1.06)) == (Gap(), Gap())


@given(known_values, known_values, st.sampled_from([Direction.TO_PARTNER, Direction.FROM_PARTNER]))
def test_a_factor_of_one_changes_nothing(home: float, partner: float, direction: Direction) -> None:
    pair = pair_of(home, partner, direction)
    assert pair.gap_after(1) == pair.gap


@given(known_values, known_values, factors)
def test_a_factor_divides_the_importers_number_alone(home: float, partner: float, factor: float) -> None:
    assert pair_of(home, partner, Direction.TO_PARTNER).gap_after(factor).value == home - partner / factor
    assert pair_of(home, partner, Direction.FROM_PARTNER).gap_after(factor).value == home / factor - partner


@pytest.mark.parametrize(
    ("direction", "valuation"),
    [
        (Direction.TURNOVER, "cif"),
        (Direction.TURNOVER, "mixed"),
        (Direction.TO_PARTNER, "not_stated"),
        (Direction.FROM_PARTNER, "fob"),
    ],
)
def test_without_a_cif_import_nothing_is_adjusted(direction: Direction, valuation: str) -> None:
    assert pair_of(3.0, 2.0, direction, valuation).gap_after(1.06) == Gap()


def test_the_importer_is_the_side_the_goods_go_to() -> None:
    assert [importer_of(direction) for direction in Direction] == [None, Side.PARTNER, Side.HOME]


def test_a_pair_puts_one_period_of_both_sides_side_by_side() -> None:
    found = pairs(
        point(Side.HOME, 9.0, 2097), point(Side.PARTNER, 8.0, 2098), point(Side.HOME, 5.0), point(Side.PARTNER, 4.0)
    )
    told = [
        (pair.period.start.year, *(report and report.value for report in (pair.home, pair.partner)), pair.gap.value)
        for pair in found
    ]
    assert told == [(2097, 9.0, None, None), (2098, None, 8.0, None), (2099, 5.0, 4.0, 1.0)]


def test_another_kind_of_period_is_no_pair() -> None:
    half = to_month(2099, 6, "half")
    assert gaps_of(pairs(point(Side.HOME, 5.0), point(Side.PARTNER, 4.0, period=half))) == [None, None]


def test_another_source_is_another_pair() -> None:
    points = (point(Side.HOME, 5.0), point(Side.PARTNER, 4.0), point(Side.PARTNER, 3.0, source_code="b"))
    assert gaps_of(pairs(*points)) == [1.0]
    assert gaps_of(pairs(*points, lines=Lines(line(), line(Side.PARTNER, "b")))) == [2.0]


def test_without_a_line_a_side_reports_nothing() -> None:
    (pair,) = pairs(*(point(side, 5.0) for side in Side), lines=Lines(line(), None))
    assert (pair.home and pair.home.value, pair.partner, pair.gap) == (5.0, None, Gap())


def test_the_story_tells_since_when_one_side_is_the_larger() -> None:
    homes = {2095: 1.0, 2096: 5.0, 2097: 4.0, 2099: 8.0}
    points = [point(Side.HOME, value, number) for number, value in homes.items()] + [
        point(Side.PARTNER, 2.0, number) for number in homes
    ]
    story = gap_story(pairs(*points))
    assert story is not None
    assert (story.count, story.home_larger_count, story.larger_side) == (4, 3, Side.HOME)
    assert (story.first.year, story.last.year, story.larger_since.year, story.widest.year) == (2095, 2099, 2096, 2099)
    assert (story.widest_pct, story.median_pct) == pytest.approx((75.0, 55.0))


def test_a_run_begins_after_the_last_time_the_other_side_was_larger() -> None:
    homes = {2095: 1.0, 2096: 5.0, 2097: 1.0, 2098: 5.0, 2099: 5.0}
    points = [point(Side.HOME, value, number) for number, value in homes.items()] + [
        point(Side.PARTNER, 2.0, number) for number in homes
    ]
    story = gap_story(pairs(*points))
    assert story is not None
    assert story.larger_since.year == 2098


def test_without_a_gap_there_is_no_story() -> None:
    assert gap_story(pairs(point(Side.HOME, 1.0), point(Side.PARTNER, 1.0, 2098))) is None


def test_the_newest_pair_has_a_gap_or_a_lower_bound() -> None:
    both = [point(Side.HOME, 3.0, 2098), point(Side.PARTNER, 1.0, 2098)]
    bound = [point(Side.HOME, 4.0, is_at_least=True), point(Side.PARTNER, 1.0)]
    newest = [newest_pair(pairs(*points)) for points in ((*both, *bound), bound)]
    assert [pair and pair.home and pair.home.value for pair in newest] == [3.0, 4.0]
    assert newest_pair(pairs(point(Side.HOME, 1.0))) is None


@settings(max_examples=20)  # of five years each
@given(st.lists(st.tuples(*[known_values] * 4), min_size=5, max_size=5))
def test_the_gaps_of_both_directions_are_the_turnovers(drawn: list[tuple[float, float, float, float]]) -> None:
    by_year = dict(enumerate(drawn, start=2095))
    counted = {Side.HOME: (("export", 0), ("import", 1)), Side.PARTNER: (("import", 2), ("export", 3))}
    found = to_reports(
        point
        for side, both in counted.items()
        for point in table_points(
            made_flows(
                *(
                    {
                        "flow": flow,
                        "value_usd": values[place],
                        "series": line(side),
                        "period": whole_year(number),
                    }
                    for number, values in by_year.items()
                    for flow, place in both
                )
            ),
            side,
        )
    )
    parts = [gap_parts(found, LINES, whole_year(number)) for number in by_year]
    whole = gaps_of(pair_reports(found, Direction.TURNOVER, LINES))
    assert [sum(part.values()) if part else None for part in parts] == pytest.approx(whole, abs=1e-3)


def test_parts_are_told_only_where_both_are_known() -> None:
    reports = to_reports([point(Side.HOME, 3.0), point(Side.PARTNER, 1.0)])
    assert gap_parts(reports, LINES, whole_year(2099)) is None
