"""What the API says of itself: it holds for what it answers."""

import io
import re
from html import unescape

import jsonschema
import pandas as pd
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.api.guide import reading_lines
from dashboard.api.openapi import SUMMARIES
from dashboard.api.tables import API_FORMS, API_TABLES
from dashboard.shell.routes import routes
from tests.conftest import LoadDatabase
from tests.dashboard.api.answered import everything


@pytest.fixture
def client(loaded_database: LoadDatabase) -> TestClient:
    loaded_database(**everything())
    return TestClient(Starlette(routes=routes), raise_server_exceptions=False)


def test_every_address_is_described_once(client: TestClient) -> None:
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    tables = [f"/api/{table}.{form}" for table in API_TABLES for form in API_FORMS]
    assert list(told["paths"]) == [*tables, "/api/events.ics", "/api/events.atom"]
    assert list(SUMMARIES) == list(API_TABLES)


def test_the_description_is_valid_openapi(client: TestClient) -> None:
    validate(client.get("/api/openapi.json").json(), cls=OpenAPIV31SpecValidator)


@pytest.mark.parametrize("table", API_TABLES)
def test_rows_are_as_described(client: TestClient, table: str) -> None:
    told = client.get("/api/openapi.json").json()
    rows = client.get(f"/api/{table}.json").json()
    schema = {"type": "array", "minItems": 1, "items": told["components"]["schemas"][table]}
    jsonschema.Draft202012Validator(schema).validate(rows)


def test_a_refusal_is_as_described(client: TestClient) -> None:
    told = client.get("/api/openapi.json").json()
    jsonschema.Draft202012Validator(told["components"]["schemas"]["Refusal"]).validate(
        client.get("/api/trade.csv?x=1").json()
    )


@pytest.mark.parametrize("table", API_TABLES)
def test_described_parameters_are_taken_and_their_codes_allowed(client: TestClient, table: str) -> None:
    told = client.get("/api/openapi.json").json()
    keys = [one["$ref"].rpartition("/")[2] for one in told["paths"][f"/api/{table}.json"]["get"]["parameters"]]
    described = [told["components"]["parameters"][key] for key in keys]
    examples = {"years": "2098-2099", "text": "sheep", "limit": "2"}
    asked = {}
    for parameter in described:
        codes = parameter["schema"].get("items", parameter["schema"]).get("enum", [])
        if codes or parameter["name"] in examples:
            asked[parameter["name"]] = examples.get(parameter["name"]) or codes[0]
    assert asked.keys() >= {"lang", "limit"}
    assert client.get(f"/api/{table}.json", params=asked).status_code == 200


def test_the_page_shows_every_file_and_lines_that_read_it(client: TestClient) -> None:
    answer = client.get("/api/")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = unescape(answer.text)
    for table in API_TABLES:
        assert f'href="http://testserver/api/{table}.json"' in page
        for line in reading_lines(f"http://testserver/api/{table}.csv").values():
            assert line in page


def test_the_line_for_pandas_reads_the_rows(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    read = pd.read_csv
    address = re.compile(r"^http://testserver")
    monkeypatch.setattr(
        pd, "read_csv", lambda url, **options: read(io.BytesIO(client.get(address.sub("", url)).content), **options)
    )
    names: dict[str, pd.DataFrame] = {}
    exec(reading_lines("http://testserver/api/trade.csv")["Python (pandas)"], names)  # noqa: S102 - the line is what is tested
    assert sorted(names["frame"]["commodity_id"]) == ["HS:0201", "HS:1001", "HS:1001"]


def test_the_address_without_its_last_stroke_leads_to_the_page(client: TestClient) -> None:
    assert client.get("/api", follow_redirects=False).headers["location"] == "/api/"


def test_the_description_takes_no_parameter(client: TestClient) -> None:
    assert client.get("/api/openapi.json?x=1").status_code == 400
