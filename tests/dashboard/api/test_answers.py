"""What every answer of the API has in common."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import create_engine
from starlette.testclient import TestClient

from dashboard.api.answers import _has_copy, build_headers, fault, file_header
from dashboard.subjects.engine import Build
from etl.schema import metadata
from etl.schema.address import ADDRESS_VARIABLE
from tests.conftest import LoadDatabase
from tests.dashboard.api.answered import everything
from tests.dashboard.api.test_tables import of_two_days
from tests.dashboard.builds_in_between import build_after
from tests.factories import Row, build_row, event_row, observation_row, year
from tests.loading import load_file

BUILD = Build("made-up", datetime(2099, 6, 1, 12, 30))  # noqa: DTZ001 - as the database has it


def test_a_copy_of_the_same_build_is_not_sent_again(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**everything())
    first = client.get("/api/trade.csv")
    tag, changed = first.headers["etag"], first.headers["last-modified"]
    for copy in (
        {"if-none-match": tag},
        {"if-none-match": f'"other", {tag.removeprefix("W/")}'},
        {"if-modified-since": changed},
    ):
        again = client.get("/api/trade.csv", headers=copy)
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for copy in ({"if-none-match": '"other"', "if-modified-since": changed}, {"if-modified-since": "yesterday"}):
        assert client.get("/api/trade.csv", headers=copy).content == first.content


def test_a_wrong_question_is_refused_whatever_copy_there_is(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**everything())
    copy = {"if-none-match": client.get("/api/trade.csv").headers["etag"]}
    for address in (
        "/api/trade.csv?partner=QQ",
        "/api/events.ics?nothing=1",
        "/api/openapi.json?x=1",
        "/api/trade.zip?years=x",
    ):
        assert client.get(address, headers=copy).status_code == 400
    assert client.get("/api/events.ics?party=AX", headers=copy).status_code == 304


def test_a_copy_of_one_day_is_no_copy_of_another(loaded_database: LoadDatabase, client: TestClient) -> None:
    loaded_database(**of_two_days())
    tags = [
        client.get(f"/api/events.json{asked}").headers["etag"]
        for asked in ("", "?as_of=2098-05-09", "?as_of=2098-05-10")
    ]
    assert len(set(tags)) == 3
    for day, code in (("2098-05-09", 304), ("2098-05-10", 200)):
        assert client.get(f"/api/events.json?as_of={day}", headers={"if-none-match": tags[1]}).status_code == code


@pytest.mark.parametrize("path", ["/api/trade.csv", "/api/events.json"])
def test_no_database_is_told_without_its_place(client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, "sqlite:////nowhere/secret-name.db")
    answer = client.get(path)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert json.loads(answer.text) == {"error": "there is no database yet", "advice": "build one: python -m etl build"}


def test_a_tag_is_of_the_build_its_moment_and_the_day_asked_for() -> None:
    whole, of_day = build_headers(BUILD), build_headers(replace(BUILD, as_of=date(2099, 5, 9)), "<a>; rel=b")

    assert whole["etag"].startswith('W/"made-up-20990601T123000-')
    assert of_day["etag"] == whole["etag"].removesuffix('"') + '-2099-05-09"'
    assert whole["last-modified"] == "Mon, 01 Jun 2099 12:30:00 GMT"
    assert of_day["link"] == f"{whole['link']}, <a>; rel=b"


@pytest.mark.parametrize(
    ("asked", "has"),
    [
        ({}, False),
        ({"if-none-match": '"a"'}, True),
        ({"if-none-match": 'W/"b", W/"a"'}, True),
        ({"if-none-match": "*"}, True),
        ({"if-none-match": '"b"', "if-modified-since": "Mon, 01 Jun 2099 12:30:00 GMT"}, False),
        ({"if-modified-since": "Mon, 01 Jun 2099 12:30:00 GMT"}, True),
        ({"if-modified-since": "Mon, 01 Jun 2099 12:29:59 GMT"}, False),
        ({"if-modified-since": "Mon, 01 Jun 2099 12:30:00 -0000"}, True),
        ({"if-modified-since": "yesterday"}, False),
    ],
)
def test_a_copy_is_good_by_its_tag_and_else_by_its_day(asked: dict[str, str], has: bool) -> None:
    assert _has_copy(asked, 'W/"a"', BUILD.built_at) is has


def test_a_file_is_named_in_its_own_letters_and_in_latin_ones() -> None:
    assert file_header("羊 a.csv") == {
        "content-disposition": "attachment; filename=\" a.csv\"; filename*=UTF-8''%E7%BE%8A%20a.csv"
    }


def test_a_refusal_is_never_kept() -> None:
    refused = fault(404, "nothing", addresses=["/api/"])

    assert (refused.status_code, json.loads(refused.body)) == (404, {"error": "nothing", "addresses": ["/api/"]})
    assert refused.headers["cache-control"] == "no-store"


def test_a_database_with_tables_and_no_build_is_none_yet(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, sqlite_url: str
) -> None:
    metadata.create_all(create_engine(sqlite_url))
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)

    assert client.get("/api/trade.csv").json()["error"] == "there is no database yet"


@pytest.mark.parametrize(
    ("path", "connection"),
    [
        ("/api/trade.csv", 1),
        ("/api/trade.zip", 1),
        ("/api/trade.json?as_of=2199-01-01", 1),
        ("/api/trade.xlsx?as_of=2199-01-01", 2),
        ("/api/events.ics?as_of=2199-01-01", 1),
        ("/api/search?q=talks", 1),
    ],
)
def test_an_answer_over_which_a_build_comes_is_wholly_of_one(
    client: TestClient, sqlite_url: str, monkeypatch: pytest.MonkeyPatch, path: str, connection: int
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    builds: dict[str, dict[str, list[Row]]] = {
        "new": {"observation": [observation_row()], "event": [event_row(title="New talks")]},
        "old": {"observation": [observation_row(), observation_row(**year(2098))], "event": [event_row()]},
    }
    whole = []
    for build_id, rows in builds.items():
        load_file(sqlite_url, **rows, build=[build_row(build_id=build_id)])
        answer = client.get(path)
        whole.append((answer.headers["etag"], answer.content))
    with build_after(connection, sqlite_url, **builds["new"], build=[build_row(build_id="new")]):
        answer = client.get(path)

    assert answer.status_code == 200
    assert (answer.headers["etag"], answer.content) in whole
