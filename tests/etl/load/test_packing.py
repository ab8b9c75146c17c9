"""Rows of observation parted into series, traits and values, whatever batches they come in."""

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import schema
from etl.errors import VerificationFailed
from etl.load.arrow import to_arrow
from etl.load.packing import WholeRows, packed_batches, stored_batches
from etl.schema.stored import SERIES_KEY, observed, series, series_trait, trait, year_trade
from tests.factories import Row, frames, month, observation_row

ROW = st.fixed_dictionaries(
    {
        "reporter_code": st.sampled_from(["AX", "BX"]),
        "commodity_id": st.sampled_from(["HS:01", "HS:0101", "奥"]),
        "period_start": st.dates(date(2099, 1, 1), date(2099, 1, 3)),
        "note": st.sampled_from([None, "", "made up"]),
        "is_derived": st.booleans(),
        "value_usd": st.none() | st.floats(0, 9),
    }
)


class Parts:
    """Rows in batches of at most ``size`` series."""

    def __init__(self, whole: pa.Table, size: int) -> None:
        self.whole, self.size, self.rows = whole, size, len(whole)

    def batches(self) -> Iterator[pa.Table]:
        codes = [tuple(row.values()) for row in self.whole.select(SERIES_KEY).to_pylist()]
        starts = [place for place, code in enumerate(codes) if not place or code != codes[place - 1]]
        ends = [*starts[self.size :: self.size], len(codes)] if codes else []
        for start, end in zip(starts[:: self.size], ends, strict=True):
            yield self.whole.slice(start, end - start)


def arrow_rows(*rows: Row) -> pa.Table:
    return to_arrow(schema.observation, frames(observation=rows)["observation"])


def packed(whole: pa.Table, size: int) -> dict[str, pa.Table]:
    """The rows of each stored table."""
    found: dict[str, list[pa.Table]] = {table.name: [] for table in (series, trait, observed, year_trade, series_trait)}
    for stored in stored_batches(schema.observation, Parts(whole, size)):
        found[stored.table.name].append(stored.rows)
    return {name: pa.concat_tables(parts) for name, parts in found.items() if parts}


@given(rows=st.lists(ROW, min_size=1, max_size=12), size=st.integers(1, 12))
def test_put_together_again_they_are_the_rows_that_came(rows: list[Row], size: int) -> None:
    whole = arrow_rows(*(observation_row(**row) for row in rows))

    stored = packed(whole, size)

    parts = {
        name: stored[name].take(pa.array(stored[observed.name][name].to_numpy() - 1)) for name in ("series", "trait")
    }
    for name in whole.column_names:
        place = next(part for part in (*parts.values(), stored[observed.name]) if name in part.column_names)
        assert place[name].to_pylist() == whole[name].to_pylist()


@given(rows=st.lists(ROW, min_size=1, max_size=12), size=st.integers(1, 12))
def test_numbers_do_not_depend_on_the_batches(rows: list[Row], size: int) -> None:
    whole = arrow_rows(*(observation_row(**row) for row in rows))

    assert packed(whole, size) == packed(whole, len(whole))


@pytest.mark.parametrize("size", [1, 2])
def test_years_are_those_of_whole_series_whatever_batches_they_come_in(size: int) -> None:
    rows = [
        observation_row(flow=flow, value_usd=value, **month(2099, number))
        for flow, number, value in (("export", 1, 1.0), ("export", 2, 2.0), ("import", 1, 4.0), ("import", 2, 8.0))
    ]
    years = packed(arrow_rows(*rows), size)[year_trade.name]

    assert years.select(["series", "value_usd"]).to_pylist() == [
        {"series": 1, "value_usd": 3.0},
        {"series": 2, "value_usd": 12.0},
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_traits_of_a_series_are_those_of_all_its_rows_and_counted_of_those_that_hold(size: int) -> None:
    rows = [
        observation_row(known_until=date(2099, 7, 1)),
        observation_row(known_from=date(2099, 7, 1), note="revised"),
        observation_row(**month(2099, 6)),
        observation_row(flow="import"),
    ]
    counted = packed(arrow_rows(*rows), size)[series_trait.name]

    assert [tuple(row.values()) for row in counted.to_pylist()] == [(1, 1, 1), (1, 2, 1), (2, 1, 1)]


def test_series_are_numbered_in_the_order_of_their_codes() -> None:
    stored = packed(arrow_rows(*(observation_row(flow=flow) for flow in ("import", "export"))), 2)

    assert stored["series"].select(["series", "flow"]).to_pylist() == [
        {"series": 1, "flow": "export"},
        {"series": 2, "flow": "import"},
    ]


@pytest.mark.parametrize("size", [1, 2, 3])
def test_rows_that_go_back_to_a_series_are_refused(size: int) -> None:
    whole = arrow_rows(*(observation_row(flow=flow) for flow in ("export", "import")))

    with pytest.raises(VerificationFailed, match="table observation: the rows handed over are not in the order"):
        packed(pa.concat_tables([whole, whole.slice(0, 1)]), size)


def test_a_series_in_two_parts_is_refused() -> None:
    whole = arrow_rows(*(observation_row(**month(2099, number)) for number in (1, 2)))

    with pytest.raises(VerificationFailed, match="a series is in two of the parts"):
        list(packed_batches([WholeRows(whole.slice(0, 1)), WholeRows(whole.slice(1))]))


def test_no_rows_are_no_batches() -> None:
    assert list(stored_batches(schema.observation, Parts(arrow_rows(), 1))) == []


def test_another_table_is_stored_as_it_is() -> None:
    rows = frames(area=[])["area"]

    assert [stored.table for stored in stored_batches(schema.area, rows)] == [schema.area]
