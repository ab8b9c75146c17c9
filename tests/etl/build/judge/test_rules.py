"""Which rule decides, and on which period. Made-up commitments of 2095, judged by made-up years."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.build.judge.rules import (
    Judgement,
    LinePoint,
    SeriesCommitment,
    judge,
    lag_of,
    next_end,
    reaches,
    require_target,
)
from etl.vocabulary.commitments import Comparator
from etl.vocabulary.judgement import Bound, JudgementRule, Verdict

COMMITMENT = SeriesCommitment(made=date(2095, 5, 9), target=100.0, unit="USD", comparator=Comparator.AT_LEAST)
BY_2097 = replace(COMMITMENT, deadline=date(2097, 12, 31))
TODAY = date(2099, 3, 21)


def years(**values: float) -> list[LinePoint]:
    """Figures by year: ``years(y2095=80, y2096=101)``."""
    return [LinePoint(date(int(name[1:]), 1, 1), date(int(name[1:]), 12, 31), value) for name, value in values.items()]


def told(judgement: Judgement) -> tuple[JudgementRule, int | None, float | None]:
    """The rule, the year judged and its share of the target."""
    return judgement.rule, judgement.point.end.year if judgement.point else None, judgement.share_pct


@pytest.mark.parametrize(
    ("points", "commitment", "expected"),
    [
        (years(y2094=200, y2095=80, y2096=110, y2097=90), COMMITMENT, (JudgementRule.REACHED, 2096, 110.0)),
        (years(y2094=200, y2095=80), COMMITMENT, (JudgementRule.OPEN_ENDED, 2095, 80.0)),
        (years(y2096=100, y2097=20), BY_2097, (JudgementRule.REACHED, 2096, 100.0)),
        (years(y2096=70, y2097=50, y2098=300), BY_2097, (JudgementRule.HALFWAY, 2097, 50.0)),
        (years(y2096=70, y2097=49, y2098=300), BY_2097, (JudgementRule.SHORT, 2097, 49.0)),
        (years(y2096=70, y2098=300), BY_2097, (JudgementRule.PERIOD_MISSING, 2096, 70.0)),
        (years(y2093=10, y2094=70), BY_2097, (JudgementRule.ENDS_BEFORE, 2094, 70.0)),
        (years(y2098=70), BY_2097, (JudgementRule.PERIOD_MISSING, 2098, 70.0)),
        (years(y2096=70), replace(COMMITMENT, deadline=date(2100, 12, 31)), (JudgementRule.NOT_YET, 2096, 70.0)),
        (years(y2096=120), replace(COMMITMENT, deadline=date(2100, 12, 31)), (JudgementRule.REACHED, 2096, 120.0)),
    ],
)
def test_each_rule_decides_on_its_period(
    points: list[LinePoint], commitment: SeriesCommitment, expected: tuple[JudgementRule, int | None, float | None]
) -> None:
    assert told(judge(points, commitment, TODAY)) == expected


def test_a_deadline_within_a_year_is_judged_by_the_last_full_year_before_it() -> None:
    commitment = replace(COMMITMENT, deadline=date(2097, 9, 13))

    assert told(judge(years(y2096=60, y2097=100), commitment, TODAY)) == (JudgementRule.HALFWAY, 2096, 60.0)


def test_what_is_reached_after_the_deadline_stays_not_met_and_says_when() -> None:
    late = judge(years(y2097=10, y2098=130), BY_2097, TODAY)

    assert (late.verdict, late.reached) == (Verdict.NOT_MET, date(2098, 12, 31))


def test_a_commitment_too_young_for_any_figure_is_too_early_only_for_figures_that_are_current() -> None:
    young = replace(COMMITMENT, made=date(2099, 2, 1))

    assert told(judge(years(y2098=70), young, TODAY)) == (JudgementRule.OPEN_ENDED, 2098, 70.0)
    assert told(judge(years(y2096=70), young, TODAY)) == (JudgementRule.ENDS_BEFORE, 2096, 70.0)


@pytest.mark.parametrize(
    ("points", "rule"),
    [
        (years(y2094=40, y2097=69), JudgementRule.SHORT),
        (years(y2094=40, y2097=70), JudgementRule.HALFWAY),
        (years(y2094=40, y2097=40), JudgementRule.SHORT),
        (years(y2094=40, y2097=39), JudgementRule.FELL),
        (years(y2094=80, y2097=70), JudgementRule.FELL),
        (years(y2094=120, y2097=99), JudgementRule.FELL),
        (years(y2092=10, y2094=60, y2097=79), JudgementRule.SHORT),
    ],
)
def test_partly_is_half_of_the_way_from_where_the_line_stood_at_the_commitment(
    points: list[LinePoint], rule: JudgementRule
) -> None:
    judged = judge(points, BY_2097, TODAY)

    assert judged.rule == rule
    assert judged.start == points[-2].value


def test_an_older_figure_is_not_where_the_line_stood_at_the_commitment() -> None:
    judged = judge(years(y2093=90, y2097=60), BY_2097, TODAY)

    assert (judged.rule, judged.start) == (JudgementRule.HALFWAY, None)


def test_a_line_that_does_not_reach_back_begins_its_way_at_the_baseline_that_the_commitment_states() -> None:
    from_80 = replace(BY_2097, baseline=80.0)

    assert judge(years(y2097=89), from_80, TODAY).rule == JudgementRule.SHORT
    assert judge(years(y2097=90), from_80, TODAY).rule == JudgementRule.HALFWAY
    assert judge(years(y2097=79), from_80, TODAY).rule == JudgementRule.FELL
    assert judge(years(y2094=40, y2097=70), from_80, TODAY).rule == JudgementRule.HALFWAY


def test_each_side_of_a_multiple_has_its_own_baseline_and_its_own_target() -> None:
    double = replace(
        COMMITMENT,
        comparator=Comparator.MULTIPLE_OF_BASELINE,
        target=2.0,
        baseline=40.0,
        baseline_span=(date(2094, 1, 1), date(2094, 12, 31)),
    )

    assert require_target(years(y2094=30, y2096=70), double, is_own=False) == 60.0
    assert require_target(years(y2096=70), double, is_own=True) == 80.0
    assert told(judge(years(y2096=70), double, TODAY, is_own=False)) == (JudgementRule.NO_BASELINE, 2096, None)


def test_how_a_whole_grew_says_nothing_of_a_part_that_should_double() -> None:
    double = replace(
        BY_2097,
        comparator=Comparator.MULTIPLE_OF_BASELINE,
        target=2.0,
        baseline_span=(date(2094, 1, 1), date(2094, 12, 31)),
    )

    assert judge(years(y2094=30, y2097=31), double, TODAY).rule == JudgementRule.SHORT
    for bound in (Bound.WHOLE, Bound.PART):
        assert judge(years(y2094=30, y2097=31), double, TODAY, bound=bound).rule == JudgementRule.NO_BASELINE
    assert require_target(years(y2094=30), replace(double, baseline=10.0), is_own=True, bound=Bound.WHOLE) == 20.0


def test_a_ceiling_is_met_from_below_and_never_halfway_without_a_baseline() -> None:
    ceiling = replace(BY_2097, comparator=Comparator.AT_MOST)

    assert judge(years(y2096=200, y2097=100), ceiling, TODAY).rule == JudgementRule.REACHED
    assert judge(years(y2096=200, y2097=101), ceiling, TODAY).rule == JudgementRule.SHORT
    assert judge(years(y2097=110), replace(ceiling, baseline=140.0), TODAY).rule == JudgementRule.HALFWAY
    assert judge(years(y2094=140, y2097=121), ceiling, TODAY).rule == JudgementRule.SHORT
    assert judge(years(y2094=140, y2097=141), ceiling, TODAY).rule == JudgementRule.FELL


AT_LEAST, AT_MOST = Comparator.AT_LEAST, Comparator.AT_MOST


@pytest.mark.parametrize(
    ("bound", "comparator", "value", "rule"),
    [
        (Bound.WHOLE, AT_LEAST, 120, JudgementRule.WIDER),
        (Bound.WHOLE, AT_LEAST, 60, JudgementRule.SHORT),
        (Bound.WHOLE, AT_MOST, 120, JudgementRule.WIDER),
        (Bound.WHOLE, AT_MOST, 60, JudgementRule.REACHED),
        (Bound.PART, AT_LEAST, 120, JudgementRule.REACHED),
        (Bound.PART, AT_LEAST, 60, JudgementRule.NARROWER),
        (Bound.PART, AT_MOST, 120, JudgementRule.SHORT),
        (Bound.PART, AT_MOST, 60, JudgementRule.NARROWER),
    ],
)
def test_a_whole_shows_what_a_part_cannot_have_reached_and_a_part_what_the_whole_must_have(
    bound: Bound, comparator: Comparator, value: float, rule: JudgementRule
) -> None:
    judged = judge(years(y2097=value), replace(BY_2097, comparator=comparator), TODAY, bound=bound)

    assert judged.rule == rule
    assert (judged.reached is not None) == (rule == JudgementRule.REACHED)


def test_a_bound_never_tells_how_much_of_the_way_is_gone() -> None:
    assert judge(years(y2094=10, y2097=90), BY_2097, TODAY, bound=Bound.WHOLE).rule == JudgementRule.SHORT
    assert judge(years(y2094=50, y2097=40), BY_2097, TODAY, bound=Bound.WHOLE).rule == JudgementRule.SHORT


def test_a_bound_is_too_early_as_long_as_the_deadline_is_ahead() -> None:
    later = replace(COMMITMENT, deadline=date(2100, 12, 31))

    for bound in (Bound.WHOLE, Bound.PART):
        assert judge(years(y2098=70), later, TODAY, bound=bound).rule == JudgementRule.NOT_YET


def test_the_period_after_a_month_is_the_next_month() -> None:
    assert next_end(LinePoint(date(2096, 1, 1), date(2096, 1, 31), 1.0)) == date(2096, 2, 29)
    assert next_end(LinePoint(date(2095, 9, 1), date(2096, 8, 31), 1.0)) == date(2097, 8, 31)


OF_2095 = LinePoint(date(2095, 1, 1), date(2095, 12, 31), 50.0, known_from=date(2096, 6, 1))
OF_2096 = LinePoint(date(2096, 1, 1), date(2096, 12, 31), 50.0, known_from=date(2097, 3, 1))


def test_a_lag_is_never_less_than_nothing() -> None:
    assert lag_of(OF_2096) == timedelta(days=60)
    assert lag_of(replace(OF_2096, known_from=date(2096, 6, 1))) == timedelta()


@pytest.mark.parametrize(
    "line", [[OF_2096], [OF_2095, OF_2096], [replace(OF_2095, known_from=date(2096, 2, 29)), OF_2096]]
)
def test_the_next_figure_is_due_as_soon_after_its_period_as_the_quickest_of_the_line_came(
    line: list[LinePoint],
) -> None:
    young = replace(COMMITMENT, made=date(2097, 6, 1))

    assert judge(line, young, date(2098, 2, 28)).rule == JudgementRule.OPEN_ENDED
    assert judge(line, young, date(2098, 3, 1)).rule == JudgementRule.ENDS_BEFORE


def test_a_deadline_that_is_over_is_judged_once_its_figure_is_due() -> None:
    assert judge([OF_2096], replace(BY_2097, made=date(2095, 5, 9)), date(2098, 2, 28)).rule == JudgementRule.AWAITED
    assert (
        judge([OF_2096], replace(BY_2097, made=date(2095, 5, 9)), date(2098, 3, 1)).rule == JudgementRule.PERIOD_MISSING
    )


amounts = st.floats(0.001, 1e12)
lines = st.lists(st.tuples(st.integers(2090, 2099), amounts), max_size=6, unique_by=lambda pair: pair[0]).map(
    lambda pairs: [LinePoint(date(year, 1, 1), date(year, 12, 31), value) for year, value in sorted(pairs)]
)
promises = st.builds(
    SeriesCommitment,
    made=st.dates(date(2091, 1, 1), date(2098, 12, 31)),
    target=amounts,
    unit=st.just("USD"),
    comparator=st.sampled_from([Comparator.AT_LEAST, Comparator.AT_MOST]),
    baseline=st.none() | amounts,
    deadline=st.none() | st.dates(date(2092, 1, 1), date(2103, 12, 31)),
)


@given(points=lines, commitment=promises, bound=st.sampled_from(Bound))
def test_met_is_only_what_reaches_the_target_after_the_commitment_and_in_time(
    points: list[LinePoint], commitment: SeriesCommitment, bound: Bound
) -> None:
    judgement = judge(points, commitment, TODAY, bound=bound)

    if judgement.verdict == Verdict.MET:
        assert judgement.point in points
        assert reaches(judgement.point.value, commitment.target, commitment.comparator)
        assert judgement.point.end > commitment.made
        assert judgement.point.end <= (commitment.deadline or date.max)


@given(points=lines, commitment=promises)
def test_a_share_is_the_value_by_the_target(points: list[LinePoint], commitment: SeriesCommitment) -> None:
    judgement = judge(points, commitment, TODAY)

    expected = judgement.point.value * 100 / commitment.target if judgement.point else None
    assert judgement.share_pct == expected


@given(points=lines, commitment=promises)
def test_broken_is_only_what_had_a_deadline_that_is_over(points: list[LinePoint], commitment: SeriesCommitment) -> None:
    if judge(points, commitment, TODAY).verdict in {Verdict.PARTLY, Verdict.NOT_MET}:
        assert commitment.deadline is not None
        assert commitment.deadline <= TODAY
