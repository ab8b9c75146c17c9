"""The search over HTTP."""

from datetime import date

import pytest
from starlette.testclient import TestClient

from dashboard.api.search import USUAL_LIMIT
from tests.conftest import LoadDatabase
from tests.dashboard.subjects.search.made import made_record
from tests.factories import EVENT, event_row


@pytest.fixture
def searched(loaded_database: LoadDatabase, client: TestClient) -> TestClient:
    loaded_database(**made_record())
    return client


def test_it_tells_what_was_understood_and_each_result_with_its_address(searched: TestClient) -> None:
    told = searched.get("/api/search", params={"q": "2099年5月 oats ministers rye"}).json()
    found = searched.get("/api/search", params={"q": "mariehamn rye", "limit": 1}).json()

    assert told == {"understood": "May 2099 · oats · ministers · rye", "count": 0, "results": []}
    assert (found["understood"], found["count"]) == ("Mariehamn · rye", 2)
    assert found["results"] == [
        {
            "kind": "note",
            "code": EVENT,
            "title": "Ministers speak of rye",
            "about": "9 May 2099 · ministerial_meeting · Mariehamn · Aland",
            "outcome": None,
            "found": "",
            "address": f"http://testserver/event?id={EVENT}",
        }
    ]


def test_language_and_day_hold(searched: TestClient) -> None:
    assert searched.get("/api/search?q=berg&as_of=2099-05-09").json()["count"] == 0
    people = searched.get("/api/search?q=berg&lang=ru").json()["results"]

    assert ("person", "Анна Берг") in [(one["kind"], one["title"]) for one in people]


def test_without_a_limit_the_best_come_and_all_are_counted(loaded_database: LoadDatabase, client: TestClient) -> None:
    count = USUAL_LIMIT + 1
    loaded_database(
        event=[event_row(event_id=f"2099-{at}", start_date=date(2099, 1, 1), title="Rye") for at in range(count)]
    )
    told = client.get("/api/search?q=rye").json()

    assert (told["count"], len(told["results"])) == (count, USUAL_LIMIT)


def test_what_it_does_not_take_is_refused(searched: TestClient) -> None:
    refused = searched.get("/api/search?text=rye&limit=none")

    assert refused.status_code == 400
    assert [one["parameter"] for one in refused.json()["faults"]] == ["text", "limit"]
