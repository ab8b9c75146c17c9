"""Arrivals on top of each other."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from etl import schema
from etl.build.merge import ARRIVAL, SEEN, merge_arrivals
from etl.values.frames import rows_to_frame
from tests.etl.made_inputs import rows_of
from tests.factories import month, observation_row

NUMBERS = st.one_of(st.none(), st.integers(0, 3).map(float))
MONTHS = st.dictionaries(st.integers(1, 4), NUMBERS, max_size=4)  # a value for some months


def to_frame(number: int, values: dict[int, float | None]) -> pd.DataFrame:
    rows = [
        observation_row(**month(2099, key), value_usd=value, net_weight_kg=1.0, snapshot_code=f"s{number}")
        for key, value in values.items()
    ]
    return rows_to_frame(schema.observation, rows)


def came(number: int, frame: pd.DataFrame, day: date | None = None) -> pd.DataFrame:
    """A file of an arrival, with the day of that arrival."""
    return frame.assign(**{ARRIVAL: number, SEEN: pd.Series(day, index=frame.index, dtype="datetime64[s]")})


@given(arrivals=st.lists(MONTHS, min_size=1, max_size=5))
def test_the_last_value_of_each_cell_stands_and_each_change_is_told_once(
    arrivals: list[dict[int, float | None]],
) -> None:
    merged = merge_arrivals(
        pd.concat([came(number, to_frame(number, values)) for number, values in enumerate(arrivals)], ignore_index=True)
    )

    last: dict[int, tuple[float | None, str]] = {}
    changes: list[tuple[int, float | None, float | None, str, str]] = []
    for number, values in enumerate(arrivals):
        for key, value in values.items():
            if key in last and last[key][0] != value:
                changes.append((key, last[key][0], value, last[key][1], f"s{number}"))
            last[key] = (value, f"s{number}")
    stands = merged.observations[["period_start", "value_usd", "snapshot_code"]].itertuples(index=False)
    told = merged.revisions[
        ["period_start", "old_value", "new_value", "old_snapshot_code", "new_snapshot_code"]
    ].itertuples(index=False)
    assert {start.month: (known(value), code) for start, value, code in stands} == last
    assert sorted(
        ((start.month, known(old), known(new), *codes) for start, old, new, *codes in told), key=repr
    ) == sorted(changes, key=repr)
    assert len(merged.observations) + sum(merged.replaced.values()) == sum(len(values) for values in arrivals)


def known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def test_a_float_s_last_digit_is_no_revision() -> None:
    merged = merge_arrivals(
        pd.concat([came(0, to_frame(0, {5: 0.3})), came(1, to_frame(1, {5: 0.1 + 0.2}))], ignore_index=True)
    )

    assert len(merged.revisions) == 0


def test_a_file_that_another_of_its_arrival_replaces_is_a_conflict_and_the_change_is_told_from_what_stood_before() -> (
    None
):
    files = [
        came(0, to_frame(0, {5: 1.0}), date(2100, 1, 5)),
        came(1, to_frame(1, {5: 1.0}), date(2100, 1, 6)),
        came(1, to_frame(2, {5: 2.0}), date(2100, 1, 6)),
    ]

    merged = merge_arrivals(pd.concat(files, ignore_index=True))

    assert merged.conflicts["value_usd"].tolist() == [2.0]
    assert merged.revisions[
        ["old_value", "new_value", "old_snapshot_code", "new_snapshot_code"]
    ].to_numpy().tolist() == [[1.0, 2.0, "s0", "s2"]]
    assert rows_of(merged.superseded, "value_usd", "known_until", "seen_date") == [
        {"value_usd": 1.0, "known_until": "2100-01-06", "seen_date": "2100-01-05"}
    ]
    assert rows_of(merged.observations, "value_usd", "known_from") == [{"value_usd": 2.0, "known_from": "2100-01-06"}]
