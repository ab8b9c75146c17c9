"""The file of corrections: what a line does, and what a line must say."""

from pathlib import Path

import pytest

from etl.inputs.settings.corrections import read_corrections
from etl.inputs.yaml_files import YamlList
from etl.values.corrections import Correction, CorrectionKind
from etl.values.periods import parse_period
from etl.vocabulary.trade import Flow
from tests.etl.made_inputs import Row, yaml_text

LINE: Row = {
    "source": "aland",
    "reporter": "AX",
    "partner": "BV",
    "flow": "export",
    "commodity": "HS:1001",
    "period": "2099-05",
    "column": "value_usd",
    "expect": "12340",
    "reason": "A slip of the pen",
}


def read(folder: Path, *lines: Row) -> YamlList[Correction]:
    (folder / "corrections.yml").write_text(yaml_text({"corrections": list(lines)}), encoding="utf-8")
    return read_corrections(folder)


def test_a_line_is_read_with_its_place_in_the_file(tmp_path: Path) -> None:
    assert read(tmp_path, LINE | {"value": "12.5", "source_url": "https://example.org/errata"}).items == [
        Correction(
            line=2,
            kind=CorrectionKind.REPLACE,
            source="aland",
            reporter="AX",
            partner="BV",
            flow=Flow.EXPORT,
            period=parse_period("2099-05"),
            commodity="HS:1001",
            column="value_usd",
            expect=12340.0,
            value=12.5,
            reason="A slip of the pen",
            source_url="https://example.org/errata",
        )
    ]


@pytest.mark.parametrize(
    ("does", "kind", "expect", "value"),
    [
        ({"value": "unknown"}, CorrectionKind.REPLACE, 12340.0, None),
        ({"value": "0", "expect": "unknown"}, CorrectionKind.REPLACE, None, 0.0),
        ({"drop": "true"}, CorrectionKind.DROP, 12340.0, None),
        ({"keep": "true", "expect": "0"}, CorrectionKind.KEEP, 0.0, None),
    ],
)
def test_a_line_replaces_drops_or_keeps_and_unknown_is_no_number(
    tmp_path: Path, does: Row, kind: CorrectionKind, expect: float | None, value: float | None
) -> None:
    (item,) = read(tmp_path, LINE | does).items

    assert (item.kind, item.expect, item.value) == (kind, expect, value)


@pytest.mark.parametrize(
    ("does", "field", "seen"),
    [
        ({}, "value", ""),
        ({"value": "5", "drop": "true"}, "value", "value, drop"),
        ({"keep": "yes"}, "keep", "yes"),
        ({"value": "5", "source_url": "errata"}, "source_url", "errata"),
    ],
)
def test_a_line_that_does_not_say_one_thing_is_left_out(tmp_path: Path, does: Row, field: str, seen: str) -> None:
    found = read(tmp_path, LINE | does)

    assert found.items == []
    assert [(fault.field, fault.seen) for fault in found.faults] == [(f"corrections[1].{field}", seen)]


def test_an_incomplete_correction_is_named_field_by_field(tmp_path: Path) -> None:
    line = {"source": "aland", "flow": "sale", "column": "price", "period": "May", "drop": "yes"}

    assert sorted({fault.field.partition(".")[2] for fault in read(tmp_path, line).faults}) == [
        *("column", "commodity", "drop", "expect", "flow", "partner", "period", "reason", "reporter")
    ]
