"""Addresses that the server answers beside the pages."""

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.shell.guard import Guard
from dashboard.shell.health import HealthCheck
from dashboard.shell.routes import below_base_path, routes
from dashboard.ui.sitemap import SITEMAP
from etl.schema.address import ADDRESS_VARIABLE
from tests.loading import file_of


@pytest.fixture
def client() -> TestClient:
    """Somebody on the server's own machine, before its door."""
    # The database is another one in each test: what health found in the one before is not to be told.
    looked_up = [Route("/api/health", HealthCheck().answer), *routes]
    app = Starlette(routes=looked_up, middleware=[Middleware(Guard)])
    return TestClient(app, base_url="http://localhost", follow_redirects=False, client=("127.0.0.1", 1))


def test_a_server_whose_database_can_be_read_says_which_build_it_is(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of())
    answer = client.get("/api/health")

    assert answer.status_code == 200
    assert answer.json() == {"database": "readable", "build_id": "0123456789ab", "built_at": "2099-12-31T12:00:00"}


@pytest.mark.usefixtures("no_database")
def test_a_server_without_a_database_says_so(client: TestClient) -> None:
    answer = client.get("/api/health")

    assert (answer.status_code, answer.json()["database"]) == (503, "unreadable")


def test_the_first_page_s_name_leads_to_it_with_its_filters(client: TestClient) -> None:
    answer = client.get(f"/{SITEMAP[0].address}?partner=BV&lang=ru")

    assert answer.headers["location"] == "http://localhost/?partner=BV&lang=ru"


def test_below_a_base_path_every_address_is_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"server.baseUrlPath": "/khorgos/", "server.allowedHosts": ["localhost"], "server.address": "localhost"}
    monkeypatch.setattr(st, "get_option", options.get)
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of())
    app = Starlette(routes=below_base_path(routes), middleware=[Middleware(Guard)])
    client = TestClient(app, base_url="http://localhost", follow_redirects=False, client=("127.0.0.1", 1))

    assert client.get("/khorgos/api/openapi.json").json()["servers"] == [{"url": "/khorgos"}]
    assert client.get(client.get("/khorgos/api").headers["location"]).status_code == 200
    location = client.get(f"/khorgos/{SITEMAP[0].address}?partner=BV").headers["location"]
    assert location == "http://localhost/khorgos/?partner=BV"
    assert client.get("/api/openapi.json").status_code == 404
