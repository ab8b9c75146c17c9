"""The sentence that the page opens with, right also where figures are missing."""

from dataclasses import replace
from typing import Any

from dashboard.screens.commodities.answer import (
    Counted,
    answer_sentence,
    counted,
    countries_sentence,
    most_telling,
    newer_line,
    newest_count,
)
from dashboard.screens.commodities.points import GoodsLine, GoodsPoint, Marks
from dashboard.subjects.trade.series import Period
from etl.vocabulary.trade import Flow
from tests.dashboard.made_trade import FIGURE, whole_year
from tests.dashboard.screens.commodities.test_texts import TRADED

CHINA, BOUVET = GoodsLine("customs", "CN", "BV", ""), GoodsLine("office", "BV", "CN", "")
BOUND = Marks(is_at_least=True)


def point(line: GoodsLine, number: int, value: float | None, tonnes: float | None = None, **more: Any) -> GoodsPoint:
    weight = None if tonnes is None else tonnes * 1000
    return replace(GoodsPoint(line, whole_year(number), "cif", value, weight), **more)


def count(*points: GoodsPoint, measure: str = "value") -> Counted | None:
    return counted(points, measure)


def test_both_counts_of_one_year_are_told_with_the_change_and_the_gap() -> None:
    own = count(point(CHINA, 2098, 4e6), point(CHINA, 2099, 5e6))
    other = count(point(BOUVET, 2099, 3e6))
    assert answer_sentence(own, other, TRADED) == (
        "Grain: in 2099 China bought 5.0 m USD from Bouvet by China's count, 25 % more than in 2098; Bouvet counted "
        "3.0 m USD. The two counts are 2.0 m USD apart."
    )


def test_price_and_tonnes_are_told_where_both_years_have_a_weight() -> None:
    own = count(point(CHINA, 2098, 1000.0, 10.0), point(CHINA, 2099, 1650.0, 11.0))
    assert "65 % more than in 2098 (52 points price, 13 points tonnes)" in answer_sentence(own, None, TRADED)


def test_of_two_lower_bounds_the_larger_comes_first_and_no_gap_is_told() -> None:
    own, other = count(point(CHINA, 2099, 1e6, marks=BOUND)), count(point(BOUVET, 2099, 9e6, marks=BOUND))
    assert answer_sentence(own, other, TRADED) == (
        "Grain: in 2099 China bought at least 9.0 m USD from Bouvet by Bouvet's count; China counted at least 1.0 m "
        "USD."
    )


def test_the_count_that_reaches_further_comes_first() -> None:
    told = answer_sentence(count(point(CHINA, 2097, 1e6)), count(point(BOUVET, 2099, 9e6)), TRADED)
    assert told.startswith("Grain: in 2099 China bought 9.0 m USD from Bouvet by Bouvet's count.")
    assert told.endswith("The newest count of China is of 2097: 1.0 m USD.")


def test_a_side_that_counts_nothing_is_named_and_nothing_is_made_up() -> None:
    sold = replace(TRADED, scope=replace(TRADED.scope, flow=Flow.EXPORT))
    assert answer_sentence(count(point(CHINA, 2099, 1e6)), None, sold) == (
        "Grain: in 2099 China sold 1.0 m USD to Bouvet by China's count. No count by Bouvet is in the record."
    )
    assert answer_sentence(None, None, TRADED) == "Grain, Bouvet → China: no count is in the record."


def test_a_weight_is_told_where_no_value_is_known() -> None:
    own = count(point(CHINA, 2099, None, 2000.0), measure="weight")
    assert "bought 2.0 thousand tonnes from Bouvet" in answer_sentence(own, None, TRADED)


def test_a_weight_that_reaches_further_is_told_and_of_one_year_the_value() -> None:
    value, weight = point(CHINA, 2098, 1e6), point(CHINA, 2099, None, 2000.0)
    found = newest_count({"value": (value,), "weight": (weight,)})
    assert found == Counted(weight, None, "weight")
    same = newest_count({"value": (value,), "weight": (replace(weight, period=value.period),)})
    assert same == Counted(value, None, "value")
    assert newest_count({"value": (), "weight": ()}) is None


def test_a_weight_that_is_a_lower_bound_only_reaches_no_further() -> None:
    value, weight = point(CHINA, 2098, 1e6), point(CHINA, 2099, None, 0.4, marks=BOUND)
    assert newest_count({"value": (value,), "weight": (weight,)}) == Counted(value, None, "value")
    assert newest_count({"value": (), "weight": (weight,)}) == Counted(weight, None, "weight")


def test_a_change_is_told_within_one_series_and_kind_only() -> None:
    own = count(point(CHINA, 2098, 4e6, marks=BOUND), point(CHINA, 2099, 5e6))
    other_source = point(CHINA._replace(source_code="yearbook"), 2098, 4e6)
    assert own is not None
    assert own.change_pct is None
    assert counted([other_source, point(CHINA, 2099, 5e6)]) == Counted(point(CHINA, 2099, 5e6), None, "value")


def test_a_change_from_next_to_nothing_is_not_told() -> None:
    own = count(point(CHINA, 2098, 1.0), point(CHINA, 2099, 5e6))
    assert own is not None
    assert own.change_pct is None


def test_countries_are_told_each_by_its_furthest_count_and_never_summed() -> None:
    aland = GoodsLine("office", "AX", "CN", "")
    counts = [count(point(CHINA, 2099, 1e6)), count(point(BOUVET, 2099, 2e6)), count(point(aland, 2099, 5e6))]
    assert countries_sentence([one for one in counts if one], TRADED) == (
        "Grain, Bouvet → China: Aland 5.0 m USD in 2099 by Aland's count; Bouvet 1.0 m USD in 2099 by China's count."
    )


def test_what_is_newer_for_part_of_a_year_is_told_as_stated() -> None:
    half = replace(FIGURE, period=Period("half", whole_year(2099).start, whole_year(2099).end), unit="t", value=5000.0)
    older = [one for one in (count(point(CHINA, 2098, 1e6)),) if one]
    assert "5.0 thousand tonnes" in newer_line([half], older, TRADED)
    assert newer_line([half], [one for one in (count(point(CHINA, 2099, 1e6)),) if one], TRADED) == ""
    assert newer_line([replace(half, period=whole_year(2099))], older, TRADED) == ""


def test_the_counts_of_later_years_tell_more_and_then_those_of_larger_amounts() -> None:
    small, large = count(point(CHINA, 2099, 1e6)), count(point(BOUVET, 2099, 9e6))
    older = count(point(BOUVET, 2098, 9e9))
    assert small is not None
    assert large is not None
    assert older is not None
    assert most_telling([small], [older])
    assert not most_telling([small], [large])
    assert most_telling([], [])
