"""What the API says of itself: it holds for what it answers."""

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from starlette.testclient import TestClient

from dashboard.api.openapi import SUMMARIES
from dashboard.api.tables import API_FORMS, API_TABLES


def test_every_address_is_described_once(full_client: TestClient) -> None:
    told = full_client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    tables = [f"/api/{table}.{form}" for table in API_TABLES for form in API_FORMS]
    others = ["/api/events.ics", "/api/events.atom", "/api/dictionary.csv", "/api/dictionary.json", "/api/search"]
    assert list(told["paths"]) == [*tables, *others]
    assert list(SUMMARIES) == list(API_TABLES)


def test_a_column_is_described_as_in_the_dictionary(full_client: TestClient) -> None:
    told = full_client.get("/api/openapi.json").json()["components"]["schemas"]["trade"]["properties"]["value_usd"]
    assert (told["title"], told["x-unit"]) == ("Value (US dollars)", "USD")
    assert told["description"].startswith("Value of the trade in US dollars of the day")


def test_the_description_is_valid_openapi(full_client: TestClient) -> None:
    validate(full_client.get("/api/openapi.json").json(), cls=OpenAPIV31SpecValidator)


@pytest.mark.parametrize("table", API_TABLES)
def test_rows_are_as_described(full_client: TestClient, table: str) -> None:
    told = full_client.get("/api/openapi.json").json()
    rows = full_client.get(f"/api/{table}.json").json()
    schema = {"type": "array", "minItems": 1, "items": told["components"]["schemas"][table]}
    jsonschema.Draft202012Validator(schema).validate(rows)


def test_a_refusal_is_as_described(full_client: TestClient) -> None:
    told = full_client.get("/api/openapi.json").json()
    jsonschema.Draft202012Validator(told["components"]["schemas"]["Refusal"]).validate(
        full_client.get("/api/trade.csv?x=1").json()
    )


@pytest.mark.parametrize("table", API_TABLES)
def test_described_parameters_are_taken_and_their_codes_allowed(full_client: TestClient, table: str) -> None:
    told = full_client.get("/api/openapi.json").json()
    keys = [one["$ref"].rpartition("/")[2] for one in told["paths"][f"/api/{table}.json"]["get"]["parameters"]]
    described = [told["components"]["parameters"][key] for key in keys]
    examples = {"years": "2098-2099", "text": "sheep", "limit": "2"}
    asked = {}
    for parameter in described:
        codes = parameter["schema"].get("items", parameter["schema"]).get("enum", [])
        if codes or parameter["name"] in examples:
            asked[parameter["name"]] = examples.get(parameter["name"]) or codes[0]
    assert asked.keys() >= {"lang", "limit"}
    assert full_client.get(f"/api/{table}.json", params=asked).status_code == 200
