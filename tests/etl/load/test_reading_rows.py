"""Rows come back from a database as they were put there, whichever comes first."""

from datetime import date

import pyarrow as pa
import pytest

from etl import schema
from etl.load import replace_database
from etl.load.arrow import arrow_schema
from etl.load.reading_rows import UNREADABLE, rows_reader
from etl.schema.stored import observed
from tests.factories import complete, frames, observation_row


def test_rows_have_the_types_of_their_columns_also_where_the_first_of_them_are_empty(database_url: str) -> None:
    first = observation_row(flow="export", value_usd=None, net_weight_kg=None, known_until=date(2099, 9, 9))
    replace_database(database_url, frames(**complete(observation=[first, observation_row(flow="import")])))

    with rows_reader(database_url) as read_rows:
        rows = pa.concat_tables(read_rows(observed)).sort_by("series")
        builds = pa.concat_tables(read_rows(schema.build))
        nothing = sum(len(batch) for batch in read_rows(schema.price))

    assert (rows.schema, builds.schema) == (arrow_schema(observed), arrow_schema(schema.build))
    assert rows["known_until"].to_pylist() == [date(2099, 9, 9), None]
    assert rows["value_usd"].to_pylist() == [None, observation_row()["value_usd"]]
    assert (len(builds), nothing) == (1, 0)


def test_a_file_that_is_no_database_cannot_be_read(sqlite_url: str) -> None:
    with pytest.raises(UNREADABLE), rows_reader(sqlite_url) as read_rows:
        list(read_rows(schema.build))
