"""Rows find their partition, and what a batch does wrong is told."""

from datetime import date

import adbc_driver_manager
import pyarrow as pa
import pytest
from sqlalchemy import NullPool, create_engine, text

from etl import schema
from etl.load import replace_database
from etl.load.arrow import to_arrow
from etl.load.copying import Partition, copies, partition_statements, partitions_of
from etl.load.packing import StoredBatch, stored_batches
from etl.load.reading import open_database
from etl.schema.stored import observed
from tests.databases import read_table
from tests.etl.load.test_rows import OneByOne
from tests.factories import complete, frames, observation_row

ROWS = [
    observation_row(partner_code=partner, period_start=date(year, 1, 1), period_end=date(year, 12, 31))
    for partner in ("AX", "BX")
    for year in (2098, 2099)
]


def stored_rows() -> pa.Table:
    return next(
        stored.rows
        for stored in stored_batches(schema.observation, frames(observation=ROWS)["observation"])
        if stored.table is observed
    )


def test_a_partition_has_a_partners_rows_of_a_year() -> None:
    assert partitions_of(stored_rows()) == {
        Partition(partner, year) for partner in ("AX", "BX") for year in (2098, 2099)
    }


def test_a_partition_is_made_below_its_partners_part() -> None:
    of_partner, of_year = partition_statements(Partition("AX", 2099), "khorgos")

    assert of_partner.endswith("PARTITION OF khorgos.observed FOR VALUES IN ('AX') PARTITION BY RANGE (period_start)")
    assert of_year.endswith("FOR VALUES FROM ('2099-01-01') TO ('2100-01-01')")


def test_a_question_on_a_partner_reads_no_other_partners_rows(postgres_url: str) -> None:
    tables = frames(**complete(observation=ROWS))
    batches = OneByOne(to_arrow(schema.observation, tables["observation"]), size=2)
    replace_database(postgres_url, {**tables, "observation": batches})

    assert len(read_table(postgres_url, schema.observation)) == len(ROWS)
    question = "EXPLAIN SELECT value_usd FROM observation WHERE partner_code = 'AX'"
    with open_database(postgres_url) as connection:
        plan = "\n".join(connection.scalars(text(question)))
    assert "observed_AX_2098" in plan
    assert "observed_BX" not in plan


def test_what_a_batch_does_wrong_is_raised_at_the_end_at_the_latest(postgres_url: str) -> None:
    engine = create_engine(postgres_url, poolclass=NullPool)
    wrong = StoredBatch(schema.area, pa.table({"no_such_column": [1]}))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE area (area_code text)"))

    with pytest.raises(adbc_driver_manager.Error, match="no_such_column"), copies(engine, "public") as copying:
        copying.copy(wrong)
