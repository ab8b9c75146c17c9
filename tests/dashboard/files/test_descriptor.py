"""The description of a package."""

import json
import zipfile

from tests.dashboard.files.exported import cells, stream_of
from tests.dashboard.files.test_package import ROWS, packed


def descriptor(archive: zipfile.ZipFile) -> dict:
    return json.loads(archive.read("datapackage.json"))


def test_a_column_tells_type_heading_unit_and_meaning() -> None:
    fields = descriptor(packed(stream_of(*ROWS)))["resources"][0]["schema"]["fields"]
    assert [(field["name"], field["type"]) for field in fields] == [
        ("source_code", "string"),
        ("commodity_id", "string"),
        ("period_start", "date"),
        ("value_usd", "number"),
        ("file_row", "integer"),
        ("is_derived", "boolean"),
        ("note", "string"),
    ]
    assert fields[3] == {
        "name": "value_usd",
        "type": "number",
        "title": "Value (US dollars)",
        "description": "US dollars, current",
        "unit": "USD",
    }


def test_the_description_tells_sources_licences_build_filters_and_address() -> None:
    told = descriptor(packed(stream_of(*ROWS, cells(source_code="bouvet_post"))))
    assert told["sources"] == [
        {"title": "Aland's trade (Aland Customs)", "path": "http://customs.example/data"},
        {"title": "Bouvet's parcels (Bouvet Post)"},
    ]
    assert told["licenses"] == [
        {"name": "CC0-1.0", "path": "http://customs.example/data", "title": "Aland Customs: CC0"},
        {"name": "notspecified", "title": "Bouvet Post: its own terms"},
    ]
    assert told["homepage"] == told["khorgos"]["address"] == "http://aland.example/data?partner=BV"
    assert (told["version"], told["khorgos"]["build_id"], told["created"]) == ("b099", "b099", "2099-05-09T12:00:00Z")
    assert told["khorgos"]["filters"] == [{"label": "Partner", "value": "Bouvet (BV)"}]


def test_rows_of_one_source_tell_of_no_other() -> None:
    assert [source["title"] for source in descriptor(packed(stream_of(cells())))["sources"]] == [
        "Aland's trade (Aland Customs)"
    ]
