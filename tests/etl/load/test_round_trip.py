"""What goes into a database comes out of it, whichever kind it is."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import schema
from etl.load import replace_database
from tests.conftest import database_like
from tests.databases import Rows, by_key, read_table, read_tables
from tests.factories import FACTORIES, commodity_row, complete, event_row, frames, observation_row

MISSING = observation_row(
    is_derived=True, value_usd=None, net_weight_kg=0.0, quantity=None, source_row=None, flow="import"
)
FINER = commodity_row(commodity_id="HS:1205", parent_id="HS:12")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def whole() -> Rows:
    """A row of every table, one with missing values, and one that refers to a later row."""
    rows = {name: [make()] for name, make in FACTORIES.items() if name != "build"}
    more = {
        "observation": [*rows["observation"], MISSING],
        "commodity": [FINER, commodity_row(commodity_id="HS:12"), *rows["commodity"]],
    }
    return complete(**rows | more)


@pytest.fixture(scope="module")
def built(database_kind: str, whole: Rows, request: pytest.FixtureRequest) -> Iterator[str]:
    """Address of a database of each kind with those rows."""
    with ExitStack() as until_read:
        if database_kind == "sqlite":
            folder = request.getfixturevalue("tmp_path_factory").mktemp("round trip")
            url = f"sqlite:///{folder / 'khorgos.db'}"
        else:
            server, numbers = map(request.getfixturevalue, ("postgres_server", "postgres_numbers"))
            url = until_read.enter_context(database_like("template0", server, next(numbers)))
        replace_database(url, frames(**whole))
        yield url


def test_a_row_of_every_table_comes_back_whole(built: str, whole: Rows) -> None:
    assert read_tables(built) == by_key(whole)


def test_missing_values_stay_missing_and_zero_stays_zero(built: str) -> None:
    rows = read_table(built, schema.observation)

    assert [row for row in rows if row["flow"] == "import"] == [MISSING]


def test_a_row_may_refer_to_a_later_row_of_its_table(built: str) -> None:
    assert FINER in read_table(built, schema.commodity)


def test_truth_and_dates_lie_in_sqlite_as_sqlalchemy_writes_them(sqlite_url: str) -> None:
    replace_database(sqlite_url, frames(**complete(observation=[observation_row(is_derived=True)])))

    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        stored = connection.execute(
            "SELECT is_derived, typeof(is_derived), period_start, net_weight_kg FROM observation"
        ).fetchone()
    assert stored == (1, "integer", "2099-05-01", 500_000.0)


texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@pytest.mark.parametrize("kind", ["sqlite_url", "postgres_url"])
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(notes=st.lists(texts, min_size=40, max_size=80))
def test_any_text_comes_back_as_it_was(kind: str, notes: Iterable[str], request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue(kind)
    events = [event_row(event_id=f"e{number:02}", note=note) for number, note in enumerate(notes)]

    replace_database(url, frames(**complete(event=events)))

    assert read_table(url, schema.event) == events
