"""Rows leave the database as they are sent, not before."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, event

from dashboard.api.parameters import Asked
from dashboard.api.tables import stream
from dashboard.exports.forms import FORMS
from dashboard.queries import streams
from dashboard.queries.tables import RowFilters
from etl.load import replace_database
from etl.schema.address import ADDRESS_VARIABLE
from tests.conftest import LoadDatabase
from tests.factories import complete, frames, observation_row, year


@pytest.fixture
def cursors() -> Iterator[list[object]]:
    """Cursors that were executed for rows of trade, as they come."""
    seen: list[object] = []

    def notice(_connection: object, cursor: object, statement: str, *_others: object) -> None:
        if "FROM observation" in statement:
            seen.append(cursor)

    event.listen(Engine, "before_cursor_execute", notice)
    yield seen
    event.remove(Engine, "before_cursor_execute", notice)


@pytest.mark.parametrize("form", FORMS)
def test_the_first_bytes_come_before_the_rows_are_asked_for(
    loaded_database: LoadDatabase, cursors: list[object], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    loaded_database(observation=[observation_row(**year(number)) for number in range(2090, 2094)])
    monkeypatch.setattr(streams, "BATCH_ROWS", 1)
    cursors.clear()
    body = stream("trade", Asked(RowFilters()), FORMS[form])
    assert next(body)
    assert cursors == []
    assert next(body)
    assert len(cursors) == 1
    assert len(list(body)) == {"csv": 3, "json": 4, "parquet": 4}[form]
    assert len(cursors) == 1


def test_postgresql_keeps_the_rows_on_its_side(postgres_url: str, cursors: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    replace_database(postgres_url, frames(**complete(observation=[observation_row()])))
    monkeypatch.setenv(ADDRESS_VARIABLE, postgres_url)
    cursors.clear()
    assert list(stream("trade", Asked(RowFilters()), FORMS["csv"]))
    assert [type(cursor).__name__ for cursor in cursors] == ["ServerCursor"]
