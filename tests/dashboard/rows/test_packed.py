"""Observations read as they are stored are those that everyone else asks for, on SQLite and PostgreSQL alike."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from dashboard.rows import packed
from dashboard.rows.arrow import arrow_reader
from dashboard.rows.packed import packed_batches, packed_question
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters, RowTable
from dashboard.subjects.engine import read_only_engine
from etl.schema.stored import observed
from tests.conftest import LoadDatabase
from tests.dashboard.api.answered import everything
from tests.factories import month, observation_row, year

TRADE = TABLES["trade"]
REVISED = date(2100, 3, 1)
ROWS = [
    observation_row(**month(2098, 2), known_from=date(2100, 1, 1), known_until=REVISED, value_usd=1.5),
    observation_row(**month(2098, 2), known_from=REVISED, value_usd=2.0, note="revised", net_weight_kg=None),
    *(observation_row(**year(number), flow=flow) for number in (1961, 2097) for flow in ("import", "export")),
    *(observation_row(**month(2098, 2), commodity_id=code, quality="doubtful") for code in ("HS:1003", "HS:1005")),
]
ASKED = {
    "all": RowFilters(),
    "codes": RowFilters((("partner", ("BV",)), ("flow", ("export",)), ("commodity", ("HS:1001", "HS:1005")))),
    "a kind of period": RowFilters((("period", ("year",)),)),
    "years": RowFilters(first_year=2097, last_year=2097),
    "codes, years and quality": RowFilters((("source", ("aland_customs",)), ("quality", ("doubtful",))), 2098, 2098),
    "none": RowFilters((("partner", ("ZZ",)),)),
}


@pytest.mark.parametrize("scattered", [1, 100])
@pytest.mark.parametrize("day", [None, date(2100, 2, 1)])
def test_rows_as_stored_are_those_of_the_view_in_its_order(
    loaded_database: LoadDatabase, day: date | None, scattered: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "MOST_SCATTERED", scattered)
    monkeypatch.setattr(packed, "FIRST_OF_A_RUN", 1)
    monkeypatch.setattr(packed, "MOST_OF_A_RUN", 2)
    rows = everything()
    engine = read_only_engine(loaded_database(**rows | {"observation": [*rows["observation"], *ROWS]}), day)
    answered = {}
    with arrow_reader(engine) as reader:
        for name, filters in ASKED.items():
            question = TRADE.question(filters)
            plan = packed_question(TRADE, filters)
            assert plan
            expected = reader.table(question)
            found = pa.Table.from_batches(
                (batch.cast(expected.schema) for batch in packed_batches(reader, plan)), expected.schema
            )
            assert found.to_pylist() == expected.to_pylist(), name
            answered[name] = len(found)
            first = [batch.num_rows for batch in packed_batches(reader, plan, 2)]
            assert sum(first) == min(2, len(found)), name
    assert [name for name, count in answered.items() if not count] == ["none"]
    assert answered["all"] > max(count for name, count in answered.items() if name != "all")


@pytest.mark.parametrize(
    ("table", "filters"),
    [
        (replace(TRADE, order=TRADE.order[:-1]), RowFilters()),
        (TRADE, RowFilters(text="wheat")),
        (TABLES["figures"], RowFilters()),
        (TABLES["mirror"], RowFilters()),
    ],
    ids=["order", "words", "figures", "mirror"],
)
def test_another_order_or_table_and_words_of_several_stored_tables_are_asked_of_the_view(
    table: RowTable, filters: RowFilters
) -> None:
    assert packed_question(table, filters) is None


def test_series_are_read_in_runs_that_grow_and_single_ones_together() -> None:
    first, most = packed.FIRST_OF_A_RUN, packed.MOST_OF_A_RUN
    numbers = packed.np.array([3, 5, *range(10, 10 + 4 * most), 10**6])
    single, begun, grown, *others, last, alone = (str(piece(observed.c.series)) for piece in packed._pieces(numbers))
    assert (single, alone) == ("observed.series IN (3, 5)", "observed.series IN (1000000)")
    assert begun == f"observed.series BETWEEN 10 AND {10 + first - 1}"
    assert grown == f"observed.series BETWEEN {10 + first} AND {10 + 3 * first - 1}"
    assert last.endswith(f"AND {10 + 4 * most - 1}")
    assert len(others) < 12
