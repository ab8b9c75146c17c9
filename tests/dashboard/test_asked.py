"""Which questions are slow where there are many figures, and that those of the API are among the ones held to it."""

from pathlib import Path
from pkgutil import resolve_name

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.shell.routes import routes
from dashboard.subjects.engine import connect
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.asked import MAY_READ_ALL, MAY_SORT, Asked, listening, slow_questions

READ_ALL = "SELECT sum(value_usd) FROM observation"
BY_SERIES = (
    "SELECT sum(value_usd) FROM observation WHERE reporter_code = 'CN' AND partner_code = 'KZ' AND flow = 'export'"
)
ASKED = (
    *("/api/search?q=wheat", "/api/events.atom", "/api/events.ics", "/api/openapi.json", "/api/dictionary.json"),
    *("/api/trade.csv?partner=KZ&commodity=HS:1001", "/api/figures.json?limit=5", "/api/sources.parquet"),
)


def test_a_question_that_reads_every_figure_is_told_with_who_asks(real_database: str) -> None:
    whole, of_series = Asked(READ_ALL, (), "someone"), Asked(BY_SERIES, (), "another")

    (told,) = slow_questions(real_database, [whole, of_series])
    assert told.startswith("someone: SCAN")
    assert slow_questions(real_database, [Asked(READ_ALL, (), next(iter(MAY_READ_ALL)))]) == []


@pytest.mark.parametrize("address", ASKED)
def test_what_the_api_asks_is_heard(real_database: str, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, real_database)
    with listening(real_database) as heard:
        answer = TestClient(Starlette(routes=routes)).get(address)
    assert answer.status_code == 200
    assert {one.asker.split(".")[0] for one in heard.values()} == {"dashboard"}
    assert slow_questions(real_database, heard.values()) == []


def test_questions_to_another_database_are_not_heard(
    real_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, real_database)
    with listening(f"sqlite:///{tmp_path / 'other.db'}") as heard, connect():
        pass
    assert heard == {}


def test_a_question_that_sorts_what_it_reads_of_figures_is_told_and_one_in_the_order_of_an_index_is_not(
    real_database: str,
) -> None:
    sorted_anew = Asked(f"{BY_SERIES.replace('sum(value_usd)', 'value_usd')} ORDER BY value_usd", (), "someone")
    in_order = "SELECT value_usd FROM observed WHERE series = 1 ORDER BY period_start, period_end, value_usd"

    (told,) = slow_questions(real_database, [sorted_anew, Asked(in_order, (), "another")])
    assert told.startswith("someone: USE TEMP B-TREE FOR ORDER BY")
    assert slow_questions(real_database, [Asked(sorted_anew.statement, (), next(iter(MAY_SORT)))]) == []


@pytest.mark.parametrize("name", [*MAY_READ_ALL, *MAY_SORT])
def test_every_function_that_may_read_all_is_there(name: str) -> None:
    assert callable(resolve_name(name))
