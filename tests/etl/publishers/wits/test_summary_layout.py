"""The World Bank's summary of a country's trade, on a small one in its form, of made-up years and figures."""

from pathlib import Path

from etl.inputs.files import CsvRows
from etl.publishers.registry import recognise
from etl.publishers.wits import summary_layout as wits_summary
from tests.etl.publishers.wits.test_partner_layout import rows_of

SUMMARY = """Reporter,Partner,Product categories,Indicator Type,Indicator,2099,2098
Kazakhstan,World,All Products,Export,Exports (in US$ Mil),           4372.94,           4172.60
Kazakhstan,China,All Products,Export,Trade (US$ Mil)-Top 5 Export Partner,            972.51,
Kazakhstan,China,All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,,            377.80
Kazakhstan,China,All Products,Export,Partner share(%)-Top 5 Export Partner,             16.20,
Kazakhstan,"Korea, Rep.",All Products,Import,Trade (US$ Mil)-Top 5 Import Partner,            907.49,
Kazakhstan,World,Fuels,Export,Export(US$ Mil),           1820.91,           1381.23
Kazakhstan,World,Raw materials,Import,Import(US$ Mil),              2.00,              1.00
Kazakhstan,...,...,Development,Trade Balance (current US$ Mil),              1.00,
"""


def summary(folder: Path, text: str = SUMMARY) -> CsvRows:
    path = folder / "en_KAZ_AllYears_WITS_Trade_Summary.CSV"
    path.write_text(text, encoding="utf-8")
    return wits_summary.LAYOUT.read(path, folder)


def test_a_summary_has_the_world_and_the_five_largest_partners(tmp_path: Path) -> None:
    rows = summary(tmp_path)

    assert rows_of(rows) == [
        ("KZ", "WLD", "export", "2099", "TOTAL", "4372.94", 2),
        ("KZ", "WLD", "export", "2098", "TOTAL", "4172.60", 2),
        ("KZ", "CN", "export", "2099", "TOTAL", "972.51", 3),
        ("KZ", "CN", "import", "2098", "TOTAL", "377.80", 4),
    ]
    assert (rows.rows_read, rows.faults) == (4, [])
    assert rows.left_out == {
        "empty cells": 2,
        "shares, tariffs and other indicators": 2,
        "other countries, and groups of countries": 1,
        "product groups of trade with the world": 2,
    }


def test_a_torn_line_of_a_summary_is_refused_alone(tmp_path: Path) -> None:
    rows = summary(tmp_path, SUMMARY + "Kazakhstan,China,All Products\n")

    assert (len(rows.frame), rows.rows_read, [fault.where for fault in rows.faults]) == (4, 5, ["line 10"])


def test_a_summary_without_years_is_refused_whole(tmp_path: Path) -> None:
    rows = summary(tmp_path, SUMMARY.replace("2099,2098", "latest,before"))

    assert [fault.problem for fault in rows.faults] == [
        "refused whole: its columns are not those of a trade summary by year"
    ]


def test_a_summary_is_recognised_by_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "download"
    path.write_text(SUMMARY, encoding="utf-8")

    assert recognise(path) is wits_summary.LAYOUT
