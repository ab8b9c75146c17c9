"""The API described for programs, as OpenAPI 3.1, from the same descriptions that answer.

Parameters, codes, columns.
"""

from collections.abc import Iterable
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection

from dashboard.api.base_path import base_path
from dashboard.api.dictionary import DICTIONARY_FORMS, DICTIONARY_PARAMETERS
from dashboard.api.event_files import EVENT_FORMS
from dashboard.api.search import SEARCH_PARAMETERS
from dashboard.api.tables import API_FORMS, API_TABLES
from dashboard.files.files import FILE_WRITERS, FileForm
from dashboard.rows.columns import Field, unit_of
from dashboard.rows.parameters import MOST_VALUES, Single, allowed_codes, singles_of
from dashboard.rows.table_list import TABLES
from dashboard.subjects.engine import Build

OPENAPI_VERSION = "3.1.0"
SUMMARIES = {
    "trade": "Customs trade by reporter, partner, direction, commodity and period",
    "mirror": "The exporter's report beside the importer's: value FOB and CIF, and the gap, import less export",
    "figures": "Figures as authorities stated them",
    "events": "Meetings and decisions, one row each",
    "commitments": "What was promised and how it stands, one row each",
    "standings": "How each commitment has stood from day to day, one row a change",
    "prices": "World prices of goods by month, nominal",
    "exchange_rates": "Exchange rates by month and by twelve months, as stated",
    "production": "Area harvested, yield and tonnes of crops by year",
    "market_access": "Acts that open and close markets to goods, one act on one good a row",
    "access_states": "How each market has stood to each good on each route, one stretch of days a row",
    "sources": "What every source is, how far it reaches, and its licence",
    "revisions": "Published values that a newer arrival of their source changed",
}
_FORM_SAYS = {
    FileForm.CSV: "Plain UTF-8, RFC 4180; an unknown value is an empty cell.",
    FileForm.JSON: "An array of objects, one a row; an unknown value is null.",
    FileForm.PARQUET: "Typed columns, compressed with zstd; units and build in the metadata.",
    FileForm.XLSX: "A workbook with typed cells and a sheet of facts.",
    FileForm.ZIP: "A Frictionless Data Package: the CSV, its description, and how to cite it.",
}
_EVENT_FORM_SAYS = {
    "ics": "iCalendar (RFC 5545), all-day entries; one of which only the month is known spans the month.",
    "atom": "Atom (RFC 4287), newest first.",
}
_JSON_TYPES = {pa.string(): "string", pa.int64(): "integer", pa.float64(): "number", pa.bool_(): "boolean"}


_AT_THE_DOOR = {
    "401": "The server is for those who are let in: show a token.",
    "403": "The token does not open this, or the server answers its own machine only.",
    "429": "Asked too often; Retry-After says when to ask again.",
}
_WAYS = {
    "token": {"type": "http", "scheme": "bearer", "description": "Where the server asks who is there."},
    "password": {"type": "http", "scheme": "basic", "description": "The token as the password, with any name."},
}
_IN_QUERY = {"in": "query", "required": False}
_OTHERS = {
    "dictionary": "What each column of each table means, with heading, unit and type",
    "search": "Notes, promises, people, goods and stated figures that a question finds",
}


def openapi(connection: Connection, build: Build) -> dict[str, Any]:
    """The description, with the codes of the build."""
    parameters = {
        table: {f"{table}.{one['name']}": one for one in parameters_of(connection, table)} for table in API_TABLES
    }
    paths = {
        f"/api/{table}.{form}": _table_path(table, form, parameters[table])
        for table in API_TABLES
        for form in API_FORMS
    }
    paths |= {f"/api/events.{form}": _event_path(form, parameters["events"]) for form in EVENT_FORMS}
    parameters["dictionary"] = {f"dictionary.{one['name']}": one for one in _singles(DICTIONARY_PARAMETERS)}
    paths |= {f"/api/dictionary.{form}": _dictionary_path(form, parameters["dictionary"]) for form in DICTIONARY_FORMS}
    parameters["search"] = {f"search.{one['name']}": one for one in _singles(SEARCH_PARAMETERS)}
    paths["/api/search"] = _search_path(parameters["search"])
    return {
        "openapi": OPENAPI_VERSION,
        "info": {
            "title": "Khorgos",
            "version": build.build_id,
            "summary": "Trade and cooperation of China and Central Asia, as rows.",
        },
        "servers": [{"url": base_path() or "/"}],
        "paths": paths,
        "security": [{}, *({way: []} for way in _WAYS)],
        "components": {
            "securitySchemes": _WAYS,
            "schemas": {table: _row_schema(table) for table in API_TABLES} | {"Refusal": _REFUSAL},
            "parameters": {key: one for of_table in parameters.values() for key, one in of_table.items()},
        },
    }


def parameters_of(connection: Connection, table: str) -> list[dict[str, Any]]:
    """The parameters of a table: its filters, then those that many tables have.

    One that can not be given a value now is left out.
    """
    filters = {name: _filter(connection, table, name) for name in TABLES[table].filters}
    return [
        *({"name": name, **_IN_QUERY, **parameter} for name, parameter in filters.items() if parameter),
        *_singles(singles_of(TABLES[table])),
    ]


def _singles(singles: Iterable[Single[Any]]) -> list[dict[str, Any]]:
    return [{"name": one.name, **_IN_QUERY, "schema": one.schema, "description": one.description} for one in singles]


def _filter(connection: Connection, table: str, name: str) -> dict[str, Any] | None:
    codes = allowed_codes(connection, table, name)
    if not codes:
        return None
    code: dict[str, Any] = {"type": "string", "enum": codes}
    if TABLES[table].filters[name].occurring is None:
        return {"schema": code, "description": "1: such rows only."}
    listed = {"type": "array", "items": code, "minItems": 1, "maxItems": MOST_VALUES}
    return {
        "schema": listed,
        "style": "form",
        "explode": True,
        "description": "Code; repeat the parameter for several.",
    }


def _event_path(form: str, keys: Iterable[str]) -> dict[str, Any]:
    says, media_type = _EVENT_FORM_SAYS[form], EVENT_FORMS[form]
    return _path("events", form, keys, says, {media_type: {"schema": {"type": "string"}}})


def _table_path(table: str, form: FileForm, keys: Iterable[str]) -> dict[str, Any]:
    row = {"$ref": f"#/components/schemas/{table}"}
    schema = {"type": "array", "items": row} if form == FileForm.JSON else {"type": "string"}
    return _path(table, form, keys, _FORM_SAYS[form], {FILE_WRITERS[form].media_type: {"schema": schema}})


def _dictionary_path(form: FileForm, keys: Iterable[str]) -> dict[str, Any]:
    rows = {"type": "array", "items": {"type": "object"}} if form == FileForm.JSON else {"type": "string"}
    return _path("dictionary", form, keys, _FORM_SAYS[form], {FILE_WRITERS[form].media_type: {"schema": rows}})


def _search_path(keys: Iterable[str]) -> dict[str, Any]:
    texts = ("kind", "code", "title", "about", "found", "address")
    result: dict[str, Any] = {name: {"type": "string"} for name in texts}
    result["outcome"] = {"type": ["string", "null"]}
    found = {"type": "array", "items": {"type": "object", "properties": result, "required": list(result)}}
    told = {"understood": {"type": "string"}, "count": {"type": "integer"}, "results": found}
    schema = {"type": "object", "properties": told, "required": list(told)}
    says = "What was understood, how much is found in all, and the best results, the best first."
    return _path("search", "json", keys, says, {"application/json": {"schema": schema}})


def _path(table: str, form: str, keys: Iterable[str], says: str, content: dict[str, Any]) -> dict[str, Any]:
    refusal = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    answers = {
        "200": {"description": says, "content": content},
        "304": {"description": "The copy that the request names is of this build."},
        "400": {"description": "A parameter is unknown or wrong; what is allowed is listed.", "content": refusal},
        **{status: {"description": says, "content": refusal} for status, says in _AT_THE_DOOR.items()},
        "503": {"description": "The database can not be read.", "content": refusal},
    }
    parameters = [{"$ref": f"#/components/parameters/{key}"} for key in keys]
    asked = {
        "summary": f"{(SUMMARIES | _OTHERS)[table]}, as {form.upper()}",
        "parameters": parameters,
        "responses": answers,
    }
    return {"get": {"operationId": f"{table}_{form}", **asked}}


def _row_schema(table: str) -> dict[str, Any]:
    fields = TABLES[table].fields
    return {
        "type": "object",
        "properties": {one.name: {**_types(one.type), **_told(one)} for one in fields},
        "required": [one.name for one in fields],
        "additionalProperties": False,
    }


def _told(field: Field) -> dict[str, str]:
    """What a column is called and means, and its unit where it has one of its own."""
    unit = unit_of(field.name)
    return {"title": field.heading, "description": field.description, **({"x-unit": unit} if unit else {})}


def _types(kind: pa.DataType) -> dict[str, Any]:
    if kind == pa.date32():
        return {"type": ["string", "null"], "format": "date"}
    return {"type": [_JSON_TYPES[kind], "null"]}


_REFUSAL: dict[str, Any] = {
    "type": "object",
    "properties": {
        "error": {"type": "string"},
        "advice": {"type": "string"},
        "faults": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    **{name: {"type": "string"} for name in ("parameter", "seen", "problem")},
                    "allowed": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["parameter", "seen", "problem", "allowed"],
            },
        },
    },
    "required": ["error"],
}
