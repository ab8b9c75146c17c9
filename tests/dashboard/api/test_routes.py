"""Addresses of the API."""

import pytest
from starlette.testclient import TestClient


def test_the_address_without_its_last_stroke_leads_to_the_page(client: TestClient) -> None:
    assert client.get("/api", follow_redirects=False).headers["location"] == "/api/"


def test_the_description_takes_no_parameter(full_client: TestClient) -> None:
    assert full_client.get("/api/openapi.json?x=1").status_code == 400


@pytest.mark.parametrize("path", ["/api/nothing.csv", "/api/trade.exe", "/api/trade", "/api/a/b/c"])
def test_an_unknown_address_is_told_what_there_is(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "/api/trade.csv" in answer.json()["addresses"]


def test_nothing_can_be_written(client: TestClient) -> None:
    assert client.post("/api/trade.csv").status_code == 405
