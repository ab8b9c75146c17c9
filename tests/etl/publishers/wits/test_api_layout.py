"""The reader of the answers of the World Bank's WITS; years and figures are made up."""

from pathlib import Path

import pytest

from etl.inputs.files import CsvRows
from etl.publishers.registry import recognise
from etl.publishers.wits.api_layout import LAYOUT
from tests.etl.publishers.wits.test_client import NO_RECORDS, TOO_LARGE, body

XML = b"""<?xml version="1.0" encoding="utf-8"?>
<message:StructureSpecificData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><message:DataSet>
<Series FREQ="A" REPORTER="KAZ" PARTNER="CHN" PRODUCTCODE="Total" INDICATOR="MPRT-TRD-VL">
<Obs TIME_PERIOD="2098" OBS_VALUE="1500.5" DATASOURCE="WITS-CMT" /><Obs TIME_PERIOD="2099" OBS_VALUE="" />
</Series></message:DataSet></message:StructureSpecificData>
"""


def read(data_dir: Path, content: bytes) -> CsvRows:
    path = data_dir / "answer.json"
    path.write_bytes(content)
    return LAYOUT.read(path, data_dir)


def test_a_figure_is_a_group_s_trade_in_a_year(data_dir: Path) -> None:
    groups = {"Total": 1500.5, "01-05_Animal": 700, "90-99_Miscellan": 0.001}
    rows = read(data_dir, body(years=("2098", "2099"), **groups))

    names = ["reporter", "partner", "flow", "period", "commodity", "value", "line"]
    assert [tuple(row) for row in rows.frame[names].itertuples(index=False)] == [
        ("CN", "KZ", "export", "2098", "TOTAL", "1500.5", 1),
        ("CN", "KZ", "export", "2099", "TOTAL", "1500.5", 2),
        ("CN", "KZ", "export", "2098", "WITS:01-05", "700", 3),
        ("CN", "KZ", "export", "2099", "WITS:01-05", "700", 4),
        ("CN", "KZ", "export", "2098", "WITS:90-99", "0.001", 5),
        ("CN", "KZ", "export", "2099", "WITS:90-99", "0.001", 6),
    ]
    assert (rows.rows_read, rows.faults, rows.left_out) == (6, [], {})


def test_groups_that_cut_the_same_trade_in_other_ways_are_left_out(data_dir: Path) -> None:
    groups = {"Total": 10, "Fuels": 1, "UNCTAD-SoP1": 2, "27-27_Fuels": None}
    rows = read(data_dir, body(**groups))

    assert rows.frame["commodity"].tolist() == ["TOTAL"]
    assert rows.left_out == {"product groups by SITC or stage of processing": 2, "figures that are not given": 1}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"reporter": "DEU"}, "other countries, and groups of countries"),
        ({"reporter": "WLD"}, "other countries, and groups of countries"),
        ({"partner": "ECS"}, "other countries, and groups of countries"),
        ({"indicator": "RCA"}, "indicators other than export and import values"),
    ],
)
def test_other_countries_and_indicators_are_left_out(data_dir: Path, changes: dict[str, str], reason: str) -> None:
    rows = read(data_dir, body(**changes))

    assert (len(rows.frame), rows.rows_read, rows.left_out) == (0, 0, {reason: 1})


def test_a_group_in_no_list_keeps_its_word_to_be_refused(data_dir: Path) -> None:
    assert read(data_dir, body(**{"01-99_New": 1})).frame["commodity"].tolist() == ["WITS:01-99_New"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (NO_RECORDS, "a text that begins '<mes:Error><mes:ErrorMessage code="),
        (TOO_LARGE, "Request is too large"),
        (body()[:-20], "JSON that breaks off"),
        (body().replace(b"TIME_PERIOD", b"YEAR"), "the answer lacks TIME_PERIOD"),
        (XML[:-60], "XML that breaks off"),
        (XML.replace(b"TIME_PERIOD", b"YEAR"), "the answer lacks TIME_PERIOD"),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused_whole(data_dir: Path, content: bytes, problem: str) -> None:
    rows = read(data_dir, content)

    assert rows.frame.empty
    assert rows.faults[0].problem.startswith(f"refused whole: {problem}")


@pytest.mark.parametrize("content", [body(), XML])
def test_an_answer_is_recognised_by_its_data_set(data_dir: Path, content: bytes) -> None:
    path = data_dir / "saved"
    path.write_bytes(content)

    assert recognise(path) is LAYOUT


def test_an_answer_in_xml_is_read_alike(data_dir: Path) -> None:
    rows = read(data_dir, XML)

    names = ["reporter", "partner", "flow", "period", "commodity", "value", "line"]
    assert [tuple(row) for row in rows.frame[names].itertuples(index=False)] == [
        ("KZ", "CN", "import", "2098", "TOTAL", "1500.5", 1)
    ]
    assert rows.left_out == {"figures that are not given": 1}
