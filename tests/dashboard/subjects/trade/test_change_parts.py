import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.subjects.trade.change_parts import ChangeParts, Traded, part_change, whole_points

AMOUNTS = st.floats(min_value=1e-3, max_value=1e12)
TRADED = st.builds(Traded, AMOUNTS, AMOUNTS)


def parts_of(earlier: Traded, later: Traded) -> ChangeParts:
    parts = part_change(earlier, later)
    assert parts is not None
    return parts


def near(earlier: Traded, later: Traded) -> float:
    """How far two sums of floats of these sizes may lie apart: the means of both bases can dwarf the change."""
    prices = [traded.value_usd / traded.tonnes for traded in (earlier, later) if traded.value_usd and traded.tonnes]
    tonnes = [traded.tonnes for traded in (earlier, later) if traded.tonnes]
    return 1e-9 * max(prices) * max(tonnes)


def test_a_change_is_parted_at_the_mean_of_both_bases() -> None:
    parts = parts_of(Traded(1000, 10), Traded(1650, 11))  # from 100 to 150 a tonne, from 10 to 11 tonnes

    assert (parts.price_usd, parts.tonnes_usd, parts.change_usd) == (525, 125, 650)
    assert (parts.change_pct, parts.price_points, parts.tonnes_points) == (65, 52.5, 12.5)


@given(TRADED, TRADED)
def test_the_parts_sum_to_the_whole(earlier: Traded, later: Traded) -> None:
    assert earlier.value_usd is not None
    assert later.value_usd is not None
    parts = parts_of(earlier, later)

    assert parts.change_usd == pytest.approx(later.value_usd - earlier.value_usd, abs=near(earlier, later))
    assert parts.price_points + parts.tonnes_points == pytest.approx(
        parts.change_pct, rel=1e-6, abs=100 * near(earlier, later) / earlier.value_usd
    )


@given(TRADED, TRADED)
def test_seen_backwards_each_part_is_its_own_opposite(earlier: Traded, later: Traded) -> None:
    there, back = parts_of(earlier, later), parts_of(later, earlier)

    assert back.price_usd == -there.price_usd
    assert back.tonnes_usd == -there.tonnes_usd


@given(TRADED, st.floats(min_value=0.01, max_value=100))
def test_a_change_of_the_price_alone_is_all_price_and_of_the_tonnes_alone_all_tonnes(
    earlier: Traded, factor: float
) -> None:
    assert earlier.value_usd is not None
    assert earlier.tonnes is not None
    dearer = Traded(earlier.value_usd * factor, earlier.tonnes)
    more = Traded(earlier.value_usd * factor, earlier.tonnes * factor)

    assert parts_of(earlier, dearer).tonnes_usd == 0
    assert parts_of(earlier, more).price_usd == pytest.approx(0, abs=near(earlier, more))


@pytest.mark.parametrize("missing", [None, math.nan, math.inf, 0.0, -1.0])
@pytest.mark.parametrize("place", range(4))
def test_without_a_value_or_a_weight_above_zero_nothing_is_parted(place: int, missing: float | None) -> None:
    numbers: list[float | None] = [1000.0, 10.0, 1650.0, 11.0]
    numbers[place] = missing

    assert part_change(Traded(*numbers[:2]), Traded(*numbers[2:])) is None


@given(
    st.floats(min_value=-500, max_value=500).map(lambda points: round(points, 3)),
    st.floats(min_value=-500, max_value=500).map(lambda points: round(points, 3)),
)
def test_whole_points_sum_and_lie_at_the_next_whole_number(price: float, tonnes: float) -> None:
    change_told, price_told, tonnes_told = whole_points(ChangeParts(100.0, price, tonnes))

    assert price_told + tonnes_told == change_told
    assert change_told == round(price + tonnes)
    assert abs(price_told - price) <= 1 + 1e-9
    assert abs(tonnes_told - tonnes) <= 1 + 1e-9


def test_the_part_further_from_a_whole_number_gives_way() -> None:
    assert whole_points(ChangeParts(100.0, 24.4, 7.3)) == (32, 25, 7)
    assert whole_points(ChangeParts(100.0, 24.1, 7.45)) == (32, 24, 8)
