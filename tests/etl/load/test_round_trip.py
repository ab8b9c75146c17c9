"""What goes into a database comes out of it, whichever kind it is."""

import sqlite3
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl import schema
from etl.load import replace_database
from tests.databases import by_key, read_table, read_tables
from tests.factories import FACTORIES, commodity_row, complete, event_row, frames, observation_row


def test_a_row_of_every_table_comes_back_whole(database_url: str) -> None:
    whole = complete(**{name: [make()] for name, make in FACTORIES.items() if name != "build"})

    replace_database(database_url, frames(**whole))

    assert read_tables(database_url) == by_key(whole)


def test_missing_values_stay_missing_and_zero_stays_zero(database_url: str) -> None:
    row = observation_row(value_usd=None, net_weight_kg=0.0, quantity=None, source_row=None)

    replace_database(database_url, frames(**complete(observation=[row, observation_row(flow="import")])))

    assert read_table(database_url, schema.observation)[0] == row


def test_a_row_may_refer_to_a_later_row_of_its_table(database_url: str) -> None:
    finer = commodity_row(commodity_id="HS:1001", parent_id="HS:10")

    replace_database(database_url, frames(**complete(commodity=[finer, commodity_row(commodity_id="HS:10")])))

    assert read_table(database_url, schema.commodity)[1] == finer


def test_truth_and_dates_lie_in_sqlite_as_sqlalchemy_writes_them(sqlite_url: str) -> None:
    replace_database(sqlite_url, frames(**complete(observation=[observation_row(is_derived=True)])))

    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as connection:
        stored = connection.execute(
            "SELECT is_derived, typeof(is_derived), period_start, net_weight_kg FROM observation"
        ).fetchone()
    assert stored == (1, "integer", "2099-05-01", 500_000.0)


texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@pytest.mark.parametrize("kind", ["sqlite_url", "postgres_url"])
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(notes=st.lists(texts, min_size=5, max_size=30))
def test_any_text_comes_back_as_it_was(kind: str, notes: Iterable[str], request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue(kind)
    events = [event_row(event_id=f"e{number:02}", note=note) for number, note in enumerate(notes)]

    replace_database(url, frames(**complete(event=events)))

    assert read_table(url, schema.event) == events
