"""Labels moved apart: none on another, none moved without need, all inside where there is room."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.svg.nudging import nudge_apart

LEAST, TOP = 15.0, 300.0


@given(st.lists(st.floats(0, TOP), min_size=1, max_size=12))
def test_no_label_lies_on_another_and_all_keep_their_order_inside_the_plot(heights: list[float]) -> None:
    moved = nudge_apart(heights, LEAST, TOP)
    order = sorted(range(len(heights)), key=heights.__getitem__)

    assert all(higher - lower >= LEAST - 1e-6 for lower, higher in pairwise(moved[place] for place in order))
    assert all(-1e-6 <= height <= TOP + 1e-6 for height in moved)


def test_labels_that_are_far_apart_stay_where_their_lines_end() -> None:
    assert nudge_apart([200.0, 10.0, 100.0], LEAST, TOP) == [200.0, 10.0, 100.0]


def test_labels_without_room_for_all_stand_one_above_the_other_from_the_bottom() -> None:
    assert nudge_apart([5.0, 5.0, 5.0], LEAST, 20.0) == [0.0, 15.0, 30.0]


def test_no_labels_are_no_fault() -> None:
    assert nudge_apart([], LEAST, TOP) == []
