"""The ministry's monthly report on farm trade, on a small PDF in its form; months and figures are made up."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import app
from etl.inputs.files import CsvRows
from etl.inputs.trade.snapshots import list_arrivals
from etl.publishers.layouts import Layout, take_sample
from etl.publishers.mofcom.farm_trade import BY_COUNTRY_LAYOUT, MARKETS_LAYOUT, XINJIANG_LAYOUT
from etl.publishers.registry import LAYOUTS
from tests.etl.publishers.layout_files import fields_of
from tests.etl.publishers.mofcom.report_pdf import Report

FAMILY = (BY_COUNTRY_LAYOUT, XINJIANG_LAYOUT, MARKETS_LAYOUT)
SOURCES = ("mofcom_agri_by_country", "mofcom_xinjiang_agri", "mofcom_top3_products")
TO_MAY = "2099-01/2099-05"
ROOT = Path(__file__).parents[4]


def read(tmp_path: Path, layout: Layout, report: Report) -> CsvRows:
    path = report.write(tmp_path / "report.pdf")
    return layout.read(path, tmp_path)


def test_a_report_is_read_for_three_sources(tmp_path: Path) -> None:
    path = Report().write(tmp_path / "report.pdf")

    assert [layout for layout in LAYOUTS if layout.recognise(take_sample(path))] == list(FAMILY)


def test_figures_of_the_own_months_are_kept_and_those_of_the_year_before_left_out(tmp_path: Path) -> None:
    rows = read(tmp_path, BY_COUNTRY_LAYOUT, Report())

    assert fields_of(rows, "reporter", "partner", "flow", "period", "commodity", "value", "line") == [
        ("CN", "KZ", "export", TO_MAY, "MOFCOM:agricultural", "1234.5", "3"),
        ("CN", "UZ", "export", TO_MAY, "MOFCOM:agricultural", "0.1", "4"),
        ("CN", "TJ", "import", TO_MAY, "MOFCOM:agricultural", "7.5", "5"),
    ]
    assert (rows.rows_read, rows.faults) == (3, [])
    assert dict(rows.left_out) == {
        "other rows": 2,
        "cells without a value": 1,
        "cells of the year before, which revise another report": 4,
    }


def test_xinjiang_trades_with_the_world(tmp_path: Path) -> None:
    rows = read(tmp_path, XINJIANG_LAYOUT, Report())

    assert fields_of(rows, "reporter", "partner", "flow", "value", "line") == [
        ("CN-XJ", "WLD", "export", "40.0", "7"),
        ("CN-XJ", "WLD", "import", "50.0", "7"),
    ]


def test_a_main_market_has_its_product_and_a_number_broken_over_lines_is_whole(tmp_path: Path) -> None:
    rows = read(tmp_path, MARKETS_LAYOUT, Report())

    assert fields_of(rows, "partner", "flow", "commodity", "value", "net_weight") == [
        ("KG", "export", "MOFCOM:pork", "21.3", "8765432.1"),
        ("UZ", "import", "MOFCOM:cotton", "3.0", ""),
    ]


def test_a_product_without_a_commodity_is_refused_with_its_name(tmp_path: Path) -> None:
    report = Report()
    report.markets[4] = ["烤鳗", *["1.0"] * 6]

    rows = read(tmp_path, MARKETS_LAYOUT, report)

    assert fields_of(rows, "partner") == [("UZ",)]
    assert [(fault.where, fault.field, fault.seen) for fault in rows.faults] == [("page 2", "commodity", "烤鳗")]
    assert rows.rows_read == 2


def test_january_is_a_month(tmp_path: Path) -> None:
    pages = Report().provinces
    report = Report(own="2099年1月", markets=[], countries_exported=[], countries_exported_on=[], countries_imported=[])
    report.provinces = [line.replace("1-5月", "1月") if isinstance(line, str) else line for line in pages]

    assert fields_of(read(tmp_path, XINJIANG_LAYOUT, report), "period") == [("2099-01",), ("2099-01",)]


def test_a_table_without_its_own_months_is_refused_whole(tmp_path: Path) -> None:
    rows = read(tmp_path, BY_COUNTRY_LAYOUT, Report(own="2099年1--4月"))

    assert rows.frame.empty
    assert [fault.problem for fault in rows.faults] == [
        "refused whole: page 2: no column of 2099 up to month 5 below its headings"
    ]


@pytest.mark.parametrize(
    ("unit", "problem"),
    [
        ("单位：万元人民币", "its values are in 10,000 yuan, and Khorgos holds US dollars"),
        ("单位：吨", "its unit is none that is known: '单位：吨'"),
    ],
)
def test_a_table_in_another_unit_is_refused_whole(tmp_path: Path, unit: str, problem: str) -> None:
    report = Report()
    report.countries_imported[1] = unit

    assert read(tmp_path, BY_COUNTRY_LAYOUT, report).faults[0].problem == f"refused whole: {problem}"


def test_a_report_with_the_table_of_one_flow_is_refused_whole(tmp_path: Path) -> None:
    rows = read(tmp_path, BY_COUNTRY_LAYOUT, Report(countries_imported=[]))

    assert rows.frame.empty
    assert "expected one table 分国家（地区） of exports and imports each, found 1" in rows.faults[0].problem


def test_a_report_of_exports_alone_in_the_older_form_is_whole(tmp_path: Path) -> None:
    report = Report(cover="中国农产品出口月度统计报告", countries_imported=[], countries_exported_on=[])
    report.countries_exported = [
        "表4：2099年1-5月农产品分国家（地区）出口情况",
        "金额：万美元",
        ["哈萨克斯坦", "1,234.5", "1,000.0", "23.5"],
    ]

    assert fields_of(read(tmp_path, BY_COUNTRY_LAYOUT, report), "partner", "flow", "value") == [
        ("KZ", "export", "1234.5")
    ]


def test_another_document_is_no_report(tmp_path: Path) -> None:
    other = Report(cover="奥兰年鉴").write(tmp_path / "other.pdf")
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(Report().write(tmp_path / "report.pdf").read_bytes()[:700])

    assert [layout.recognise(take_sample(path)) for path in (other, damaged) for layout in FAMILY] == [False] * 6
    assert "no PDF that can be read" in BY_COUNTRY_LAYOUT.read(damaged, tmp_path).faults[0].problem


@pytest.fixture
def ministry(data: Path) -> Path:
    """A data folder with the cards of the ministry's sources and its commodities."""
    for code in SOURCES:
        (data / f"sources/{code}.yml").write_bytes((ROOT / f"data/trade/{code}.yml").read_bytes())
    for name, words in (("areas", ("CN-XJ,", "TJ,")), ("commodities", ("MOFCOM:",))):
        lines = (ROOT / f"data/reference/{name}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        with (data / f"reference/{name}.csv").open("a", encoding="utf-8") as file:
            file.writelines(line for line in lines if line.startswith(words))
    return data


def run(data: Path, path: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["import", str(path), "--data", str(data), *options])
    return result.exit_code, result.output


def test_one_file_is_kept_for_every_source_it_has_figures_of(ministry: Path, tmp_path: Path) -> None:
    report = Report()
    del report.markets[6], report.markets[-1]

    code, told = run(ministry, report.write(tmp_path / "report.pdf"))

    assert code == 0
    assert [arrival.source_code for arrival in list_arrivals(ministry)[0]] == list(SOURCES[:2])
    assert "report.pdf: no figure of the source mofcom_top3_products in it" in told


def test_a_source_may_be_chosen_of_several(ministry: Path, tmp_path: Path) -> None:
    code, _ = run(ministry, Report().write(tmp_path / "report.pdf"), "--source", "mofcom_xinjiang_agri")

    assert (code, [arrival.layout for arrival in list_arrivals(ministry)[0]]) == (0, ["mofcom_farm_trade_xinjiang"])


def test_a_source_of_which_nothing_can_be_loaded_is_told_beside_the_others(ministry: Path, tmp_path: Path) -> None:
    report = Report()
    report.provinces[1] = "单位：万元人民币"

    code, told = run(ministry, report.write(tmp_path / "report.pdf"))

    assert code == 1
    assert [arrival.source_code for arrival in list_arrivals(ministry)[0]] == [SOURCES[0], SOURCES[2]]
    assert "report.pdf: refused whole: its values are in 10,000 yuan" in told
