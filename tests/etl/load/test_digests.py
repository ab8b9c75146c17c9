"""A digest tells rows apart by what they are, and by nothing else."""

from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.load.digests import Digests, hash_rows
from etl.load.packing import StoredBatch
from etl.schema import area
from etl.schema.stored import stored_tables, table_digest

SCHEMA = pa.schema(
    [
        ("text", pa.string()),
        ("flag", pa.bool_()),
        ("count", pa.int32()),
        ("value", pa.float64()),
        ("day", pa.date32()),
        ("moment", pa.timestamp("us")),
    ]
)
ROW = {
    "text": "sheep",
    "flag": True,
    "count": 3,
    "value": 1.5,
    "day": date(2099, 5, 9),
    "moment": datetime(2099, 5, 9, 12),  # noqa: DTZ001 - as a database holds it
}
ROWS = st.fixed_dictionaries(
    {
        "text": st.none() | st.text(max_size=3),
        "flag": st.none() | st.booleans(),
        "count": st.none() | st.integers(-5, 5),
        "value": st.none() | st.floats(-3, 3),
        "day": st.none() | st.dates(date(2099, 1, 1), date(2099, 1, 3)),
        "moment": st.none(),
    }
)


def table(*rows: dict[str, object]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=SCHEMA)


def digest(*batches: pa.Table) -> tuple[int, str]:
    digests = Digests()
    for batch in batches:
        digests.add(StoredBatch(area, batch))
    return digests.of(area.name)


@settings(max_examples=30)
@given(st.lists(ROWS, min_size=1, max_size=6), st.integers(0, 6), st.randoms())
def test_neither_the_order_nor_the_batches_matter(rows: list[dict[str, object]], cut: int, chance: object) -> None:
    shuffled = rows.copy()
    chance.shuffle(shuffled)

    assert digest(table(*rows)) == digest(table(*shuffled[:cut]), table(*shuffled[cut:]))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("text", "goats"),
        ("text", ""),
        ("flag", False),
        ("count", 4),
        ("value", 1.5000000000000002),
        ("day", date(2099, 5, 10)),
        ("moment", datetime(2099, 5, 9, 12, 0, 0, 1)),  # noqa: DTZ001 - as above
        *((name, None) for name in ROW),
    ],
)
def test_any_other_value_gives_another_digest(name: str, other: object) -> None:
    assert digest(table(ROW)) != digest(table(ROW | {name: other}))


def test_a_row_less_or_twice_is_told_and_so_are_values_that_changed_places() -> None:
    other = ROW | {"text": "goats"}
    told = {digest(table(ROW)), digest(table(ROW, ROW)), digest(table(ROW, other)), digest(table())}
    swapped = digest(table(ROW | {"count": 4}, other)), digest(table(ROW, other | {"count": 4}))

    assert len(told) == 4
    assert swapped[0] != swapped[1]


def test_nought_has_no_sign_and_what_is_no_number_is_missing() -> None:
    assert hash_rows(table(ROW | {"value": -0.0})) == hash_rows(table(ROW | {"value": 0.0}))
    assert hash_rows(table(ROW | {"value": float("nan")})) == hash_rows(table(ROW | {"value": None}))


def test_every_stored_table_is_noted_but_the_one_that_notes() -> None:
    noted = Digests().to_rows()

    assert set(noted["table_name"].to_pylist()) == {one.name for one in stored_tables()} - {table_digest.name}
