"""The card of a source."""

from pathlib import Path

import pytest

from tests.etl.inputs.trade.made_files import CSV, read
from tests.etl.made_inputs import (
    CARD,
    Row,
    counts,
    rows_of,
    said,
    without,
)


def test_the_card_becomes_the_source(tmp_path: Path) -> None:
    card = CARD | {
        "url": "https://example.org/t",
        "next_release_date": "2100-02-01",
        "cadence": "monthly",
        "note": "Read me: first.",
    }

    assert rows_of(read(tmp_path, {}, card=card).tables["source"]) == [
        {
            "source_code": "aland",
            "title_en": "Aland's trade",
            "publisher": "Aland Customs",
            "kind": "table",
            "coverage": "all",
            "detail_level": "heading",
            "export_valuation": "fob",
            "import_valuation": "cif",
            "unit_as_published": "thousand US dollars; t",
            "licence": "CC0",
            "url": "https://example.org/t",
            "cadence": "monthly",
            "next_release_date": "2100-02-01",
            "release_lag_days": 20,
            "release_basis": "As a rule, three weeks after the month.",
            "note": "Read me: first.",
            "sort_order": 1,
        }
    ]


def test_the_snapshot_is_named_by_the_content_of_the_file(tmp_path: Path) -> None:
    one = read(tmp_path / "one", {}).tables["snapshot"]
    same = read(tmp_path / "same", {}).tables["snapshot"]
    other = read(tmp_path / "other", {"value": "1"}).tables["snapshot"]

    assert rows_of(one) == rows_of(same)
    assert one["snapshot_code"][0] != other["snapshot_code"][0]
    assert rows_of(one, "source_code", "file", "rows_read") == [{"source_code": "aland", "file": CSV, "rows_read": 1}]


@pytest.mark.parametrize(
    ("card", "sentence"),
    [
        (
            without(CARD, "publisher"),
            "line 1: field 'publisher': expected a value, there is none. Fill in 'publisher'.",
        ),
        (CARD | {"covrage": "all"}, "line 15: field 'covrage': no such key, got 'covrage'. Did you mean 'coverage'?"),
        (
            CARD | {"coverage": "some"},
            "line 3: field 'coverage': expected one of all, total_only, selection, threshold, got 'some'. Take one of the list.",
        ),
        (
            without(CARD, "value_factor"),
            "line 1: field 'value_factor': a unit needs its factor. Write the number that turns the unit into US dollars or kilograms.",
        ),
        (
            CARD | {"value_factor": "0"},
            "line 8: field 'value_factor': expected a number above zero, got '0'. Write how many of our units one of theirs is.",
        ),
        (
            CARD | {"derive_months": "yes"},
            "line 15: field 'derive_months': expected true or false, got 'yes'. Write true or false.",
        ),
        (
            CARD | {"url": "example"},
            "line 15: field 'url': expected a web address, got 'example'. Write it in full, https://example.org/page.",
        ),
        (
            without(CARD, "release_lag_days"),
            "line 1: field 'release_lag_days': nothing says when the figures come out. "
            "Write release_lag_days and release_basis, or released_date for an edition that came out on one day.",
        ),
        (
            without(CARD, "release_basis"),
            "line 1: field 'release_basis': a lag needs its basis. Say where the lag is from.",
        ),
        (
            CARD | {"retrieved_date": "2099-05"},
            "line 15: field 'retrieved_date': expected a day, got '2099-05'. Write it as YYYY-MM-DD.",
        ),
    ],
)
def test_a_faulty_card_refuses_its_file_whole(tmp_path: Path, card: Row, sentence: str) -> None:
    reading = read(tmp_path, {}, {"period": "2099-06"}, card=card)

    assert said(reading) == [f"data/trade/aland.yml: {sentence}"]
    assert counts(reading) == {"data/trade/aland.yml": (1, 0, 1), CSV: (2, 0, 2)}
    assert reading.tables == {}
