"""Made-up sources, where nothing is known but what a test names."""

from typing import Any

from dashboard.subjects.sources import CitedSource, Source

UNKNOWN = (
    "coverage",
    "report_kind",
    "export_valuation",
    "import_valuation",
    "obtained_via",
    "next_release_date",
    "release_lag_days",
    "year_release_lag_days",
    "note",
    "loaded",
    "retrieved_date",
)


def made_source(source_code: str = "aland_customs", **given: Any) -> Source:
    """A source of Aland with these fields."""
    cited = CitedSource(source_code, {"en": "Trade of Aland"}, "Aland Customs", "CC BY 4.0", None)
    known = {"cited": cited, "kind": "table", "unit_as_published": "USD", "sort_order": 1}
    return Source(**{**dict.fromkeys(UNKNOWN), **known, **given})
