"""All observations as they are stored are the observations that everyone else asks for, on SQLite and PostgreSQL alike."""

from datetime import date

import pyarrow as pa
import pytest

from dashboard.rows.arrow import arrow_reader
from dashboard.rows.packed import is_all_of_observations, stored_question, unpacked
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from tests.conftest import LoadDatabase
from tests.dashboard.api.answered import everything
from tests.factories import month, observation_row, year

TRADE = TABLES["trade"]
WHOLE = TRADE.question(RowFilters())
REVISED = date(2100, 3, 1)
ROWS = [
    observation_row(**month(2098, 2), known_from=date(2100, 1, 1), known_until=REVISED, value_usd=1.5),
    observation_row(**month(2098, 2), known_from=REVISED, value_usd=2.0, note="revised", net_weight_kg=None),
    *(observation_row(**year(number), flow=flow) for number in (1961, 2097) for flow in ("import", "export")),
]


@pytest.mark.parametrize("day", [None, date(2100, 2, 1)])
def test_rows_as_stored_are_those_of_the_view_in_its_order(loaded_database: LoadDatabase, day: date | None) -> None:
    rows = everything()
    engine = read_only_engine(loaded_database(**rows | {"observation": [*rows["observation"], *ROWS]}), day)
    with arrow_reader(engine) as reader:
        asked = reader.table(WHOLE)
        found = pa.Table.from_batches(unpacked(reader, WHOLE, reader.batches(stored_question())))
    assert len(asked) > len(ROWS)
    assert found.column_names == asked.column_names
    assert found.cast(asked.schema).to_pylist() == asked.to_pylist()


def test_a_question_of_some_rows_or_in_another_order_is_none_of_all() -> None:
    others = [
        TRADE.question(RowFilters((("partner", ("BV",)),))),
        TRADE.question(RowFilters(), newest_first=True),
        TABLES["figures"].question(RowFilters()),
        TABLES["mirror"].question(RowFilters()),
    ]
    assert is_all_of_observations(WHOLE)
    assert [question for question in others if is_all_of_observations(question)] == []
