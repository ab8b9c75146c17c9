"""The description of a file of rows as a Frictionless Data Package, version 2 (https://datapackage.org)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import pyarrow as pa

from dashboard.files.about import About, SourceFacts
from dashboard.files.citation import Citation, version
from dashboard.rows.columns import unit_of
from dashboard.rows.dictionary import type_of
from dashboard.rows.meanings import meaning_in_words

_PROFILE = "https://datapackage.org/profiles/2.0/{kind}.json"
# Licences that the Open Definition has a name for, by how a publisher's are written here.
_LICENCE_NAMES = {
    "CC0": "CC0-1.0",
    "CC BY 4.0": "CC-BY-4.0",
    "Etalab Open Licence 2.0": "etalab-2.0",
}
_NOT_SPECIFIED = "notspecified"


@dataclass(frozen=True)
class DataFile:
    """The CSV as it was written."""

    path: str
    size: int
    sha256: str
    rows: int
    schema: pa.Schema


def describe(about: About, data: DataFile, sources: tuple[SourceFacts, ...], citation: Citation) -> dict[str, Any]:
    """The descriptor: the package with its one resource. What the standard has no place for is under ``khorgos``."""
    return {
        "$schema": _PROFILE.format(kind="datapackage"),
        "name": f"khorgos-{about.name}",
        "title": about.title,
        "description": citation.full,
        "homepage": about.address,
        "version": about.build.build_id,
        "created": about.build.built_at.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z"),
        **_listed("licenses", [_licence(source) for source in sources]),
        **_listed("sources", [_source(source) for source in sources]),
        "contributors": [
            {"title": name, "roles": ["publisher"]} for name in dict.fromkeys(source.publisher for source in sources)
        ]
        or [{"title": "Khorgos", "roles": ["publisher"]}],
        "khorgos": {
            "version": version(),
            "build_id": about.build.build_id,
            **({"as_of": about.build.as_of.isoformat()} if about.build.as_of else {}),
            "address": about.address,
            "language": about.language,
            "filters": [{"label": label, "value": text} for label, text in about.filters],
            "facts": [{"label": label, "value": text} for label, text in about.facts],
            "citation": {"short": citation.short, "full": citation.full},
        },
        "resources": [_resource(about, data)],
    }


def _listed(name: str, entries: list[dict[str, str]]) -> Mapping[str, list[dict[str, str]]]:
    """The list under its name without repetitions, or nothing: the standard has no empty lists."""
    unique = [dict(pairs) for pairs in dict.fromkeys(tuple(entry.items()) for entry in entries)]
    return {name: unique} if unique else {}


def _licence(source: SourceFacts) -> dict[str, str]:
    known = _LICENCE_NAMES.get(source.licence, _NOT_SPECIFIED)
    path = {"path": source.url} if source.url else {}
    return {"name": known, **path, "title": f"{source.publisher}: {source.licence}"}


def _source(source: SourceFacts) -> dict[str, str]:
    path = {"path": source.url} if source.url else {}
    return {"title": f"{source.title} ({source.publisher})", **path}


def _resource(about: About, data: DataFile) -> dict[str, Any]:
    return {
        "$schema": _PROFILE.format(kind="dataresource"),
        "name": re.sub(r"[^a-z0-9._-]", "-", about.name.casefold()),
        "type": "table",
        "title": about.title,
        "path": data.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": data.size,
        "hash": f"sha256:{data.sha256}",
        "dialect": {
            "$schema": _PROFILE.format(kind="tabledialect"),
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "doubleQuote": True,
        },
        "schema": {
            "$schema": _PROFILE.format(kind="tableschema"),
            "fields": [_field(field, about) for field in data.schema],
            "missingValues": [""],
        },
        "khorgos": {"rows": data.rows},
    }


def _field(field: pa.Field, about: About) -> dict[str, str]:
    told = {
        "title": about.heading(field.name),
        "description": meaning_in_words(field),
        "unit": unit_of(field.name),
    }
    return {"name": field.name, "type": type_of(field.type), **{key: text for key, text in told.items() if text}}
