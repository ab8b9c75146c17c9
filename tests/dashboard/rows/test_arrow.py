"""Answers in Arrow: typed by the question, in order, with bound values, on SQLite and PostgreSQL alike."""

from datetime import date

import pyarrow as pa
import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.exc import OperationalError

from dashboard.rows import arrow
from dashboard.rows.arrow import arrow_reader, arrow_type
from dashboard.subjects.engine import read_only_engine
from etl.schema import event
from etl.schema.address import POSTGRES_SCHEMA
from etl.vocabulary.trade import Flow
from tests.conftest import LoadDatabase
from tests.factories import event_row

EMPTY_ROWS = 100_000
metadata = MetaData()
made_up = Table(
    "made_up",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("name", Text),
    Column("value", Float),
    Column("count", Integer),
    Column("day", Date),
    Column("flag", Boolean),
)
FULL = {
    "place": EMPTY_ROWS,
    "name": "羊 'овца' \"=1+1\"",
    "value": 0.1,
    "count": 2**31 - 1,
    "day": date(2099, 12, 31),
    "flag": True,
}


@pytest.fixture
def made_up_url(database_url: str) -> str:
    """A table of which only the last row has values: far behind the first batch."""
    engine = create_engine(database_url)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"CREATE SCHEMA {POSTGRES_SCHEMA}"))
            connection.execute(text(f"SET search_path = {POSTGRES_SCHEMA}"))
        metadata.create_all(connection)
        series = (
            "WITH RECURSIVE series(place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM series WHERE place + 1 < :rows)"
        )
        connection.execute(text(f"INSERT INTO made_up (place) {series} SELECT place FROM series"), {"rows": EMPTY_ROWS})  # noqa: S608 - our own words
        connection.execute(insert(made_up).values(FULL))
    engine.dispose()
    return database_url


def test_a_column_that_begins_without_values_keeps_its_type(made_up_url: str) -> None:
    with arrow_reader(read_only_engine(made_up_url)) as reader:
        found = reader.table(select(made_up).order_by(made_up.c.place))
    assert found.schema.types == [pa.int64(), pa.string(), pa.float64(), pa.int64(), pa.date32(), pa.bool_()]
    assert found["place"].to_pylist() == list(range(EMPTY_ROWS + 1))
    assert [found[name].null_count for name in found.column_names] == [0, *[EMPTY_ROWS] * 5]
    assert found.slice(EMPTY_ROWS).to_pylist() == [FULL]


def test_values_are_bound_and_the_order_and_the_limit_are_the_questions(made_up_url: str) -> None:
    column = made_up.c
    asked = select(column.place, column.name).where(
        column.name.in_([FULL["name"], Flow.IMPORT]),
        column.day >= date(2099, 12, 31),
        column.value < 0.2,
        column.place.in_([3, EMPTY_ROWS]),
    )
    newest = select(column.place).where(column.place > 5).order_by(column.place.desc())
    with arrow_reader(read_only_engine(made_up_url)) as reader:
        assert reader.table(asked).to_pylist() == [{"place": EMPTY_ROWS, "name": FULL["name"]}]
        assert [row for batch in reader.batches(newest, 3) for row in batch["place"].to_pylist()] == [
            100_000,
            99_999,
            99_998,
        ]
        assert reader.table(newest.where(column.place < 0)).num_rows == 0


def test_rows_come_in_batches_without_a_sort(made_up_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "BATCH_ROWS", 1_000)
    monkeypatch.setattr(arrow, "BATCH_BYTES", 20_000)
    with arrow_reader(read_only_engine(made_up_url)) as reader:
        sizes = [batch.num_rows for batch in reader.batches(select(made_up).order_by(made_up.c.place))]
    assert sum(sizes) == EMPTY_ROWS + 1
    assert max(sizes) <= 1_000


@pytest.mark.parametrize(("day", "known"), [(None, 2), (date(2099, 5, 9), 1), (date(2099, 5, 8), 0)])
def test_an_answer_is_of_the_day_of_its_engine(loaded_database: LoadDatabase, day: date | None, known: int) -> None:
    days = (date(2099, 5, 9), date(2099, 5, 10))
    url = loaded_database(event=[event_row(event_id=f"{one}-talks", start_date=one, known_from=one) for one in days])
    with arrow_reader(read_only_engine(url, day)) as reader:
        assert reader.table(select(event.c.event_id)).num_rows == known


def test_nothing_can_be_written(made_up_url: str) -> None:
    with pytest.raises(OperationalError, match=r"read.?only"), arrow_reader(read_only_engine(made_up_url)) as reader:
        list(reader._read("DELETE FROM made_up", (), {}))


def test_no_database_is_told_as_sqlalchemy_tells_it() -> None:
    with pytest.raises(OperationalError), arrow_reader(read_only_engine("sqlite:////nowhere/khorgos.db")) as reader:
        reader.table(select(made_up.c.place))


def test_a_type_that_no_column_had_is_told() -> None:
    with pytest.raises(TypeError, match="No Arrow type"):
        arrow_type(Column("picture", LargeBinary))
    assert arrow_type(func.count()) == pa.int64()
