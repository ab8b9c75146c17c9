"""Values that follow each other in time, and sums of parts that do."""

from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from etl.values.history import DatedSpan, common_span, span_rows, spans_of, split_by_change, value_on

FIRST = date(2099, 1, 1)
DAYS = st.integers(0, 40).map(lambda number: FIRST + timedelta(days=number))
HELD = st.dictionaries(DAYS, st.sampled_from(["met", "not met", None]), min_size=1, max_size=8)


def test_two_spans_hold_both_from_the_later_beginning_to_the_earlier_end() -> None:
    early, late = FIRST, FIRST + timedelta(days=9)

    assert common_span((early, None), (late, None)) == (late, None)
    assert common_span((early, late), (early, None)) == (early, late)
    assert common_span((early, late), (late, None)) is None


def on_day(held: dict[date, str | None], day: date) -> str | None:
    """The value of the last day that is not later."""
    past = [one for one in held if one <= day]
    return held[max(past)] if past else None


@given(held=HELD, day=DAYS)
def test_on_any_day_the_span_has_the_value_of_that_day(held: dict[date, str | None], day: date) -> None:
    spans = spans_of(held, lambda one: on_day(held, one))

    assert value_on(spans, day) == on_day(held, day)


@given(held=HELD)
def test_spans_follow_each_other_without_gap_and_each_says_something_new(held: dict[date, str | None]) -> None:
    spans = spans_of(held, lambda one: on_day(held, one))

    assert spans[0].start == min(held)
    assert [span.end for span in spans] == [span.start for span in spans[1:]] + [None]
    assert [one.value for one, other in pairwise(spans) if one.value == other.value] == []


def test_a_span_without_a_row_gives_none() -> None:
    spans = [
        DatedSpan({"word": "met"}, FIRST, date(2099, 2, 1)),
        DatedSpan(None, date(2099, 2, 1), date(2099, 3, 1)),
        DatedSpan({"word": "late"}, date(2099, 3, 1)),
    ]

    assert list(span_rows(spans)) == [
        {"word": "met", "known_from": FIRST, "known_until": date(2099, 2, 1)},
        {"word": "late", "known_from": date(2099, 3, 1), "known_until": None},
    ]


PARTS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 20), st.none() | st.integers(1, 20), st.integers(1, 9)).map(
        lambda part: (part[0], part[1], None if part[2] is None else part[1] + part[2], part[3])
    ),
    min_size=1,
    max_size=6,
)


@given(parts=PARTS)
def test_a_sum_by_spans_is_on_any_day_the_sum_of_the_parts_that_hold(
    parts: list[tuple[int, int, int | None, int]],
) -> None:
    def to_day(number: int | None) -> pd.Timestamp:
        return pd.NaT if number is None else pd.Timestamp(FIRST + timedelta(days=number))

    frame = pd.DataFrame(
        [
            {"cell": cell, "known_from": to_day(since), "known_until": to_day(until), "value": value}
            for cell, since, until, value in parts
        ]
    ).astype({"known_from": "datetime64[s]", "known_until": "datetime64[s]"})
    sums = (
        split_by_change(frame, ["cell"]).groupby(["cell", "start", "end"], dropna=False, as_index=False)["value"].sum()
    )

    summed = list(sums[["cell", "start", "end", "value"]].itertuples(index=False))

    for number in range(45):
        day = to_day(number)
        for cell in (0, 1):
            hold = [
                value
                for own, since, until, value in parts
                if own == cell and since <= number and (until is None or number < until)
            ]
            told = [
                value
                for own, start, end, value in summed
                if own == cell and start <= day and (end is pd.NaT or day < end)
            ]
            assert told == ([sum(hold)] if hold else [])
