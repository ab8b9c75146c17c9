"""What files of no layout look like, in words."""

import gzip
from pathlib import Path

import pytest

from etl.publishers.common.recognisers import describe
from etl.publishers.layouts import Sample, take_sample
from tests.etl.publishers.layout_files import workbook
from tests.etl.publishers.mofcom.report_pdf import Report


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b" \n", "an empty file"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04rest", "a zip archive or an Excel workbook (XLSX)"),
        (b"<!DOCTYPE html><title>x", "an HTML page in UTF-8 that begins '<!DOCTYPE html><title>x'"),
        (b'{"a": 1}', "a JSON text in UTF-8 that begins '{\"a\": 1}'"),
        ("商品编码,美元\n".encode("gb18030"), "a table of 2 columns in GBK that begins '商品编码,美元'"),
        (b"\x01\x00\x02", "a file that is no text"),
    ],
)
def test_a_sample_is_described_in_words(head: bytes, words: str) -> None:
    assert describe(Sample("x", head)).startswith(words)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [["国别代码", "国别中文名"], ["999", "奥兰"]],
            "China customs' list of the codes of countries, which holds no figures",
        ),
        (
            [["企业注册地代码", "企业注册地中文名称"]],
            "China customs' list of the codes of places of registration, which holds no figures",
        ),
        (
            [["（4）2099年5月进出口商品主要国别（地区）总值表"]],
            "China customs' express table of some main countries, of which none is in Central Asia",
        ),
        (
            [["2099年5月新疆出口主要商品量值表"]],
            "China customs' table of goods in words (量值表, 构成表), which have no HS codes",
        ),
        (
            [["（4）2099年5月进出口商品类章总值表（美元值）"]],
            "a customs table by HS chapter with all partners together, which is read for Xinjiang alone",
        ),
        (
            [["本市2：2099年5月进出口商品国别（地区）总值表"]],
            "a customs office's table of another place than China or Xinjiang",
        ),
        ([[None], [None, "wolves", 3]], "a zip archive or an Excel workbook (XLSX) that begins 'wolves | 3'"),
    ],
)
def test_a_workbook_is_told_by_what_it_is_known_to_be_or_by_its_first_row(
    tmp_path: Path, rows: list[list[object]], words: str
) -> None:
    assert describe(take_sample(workbook(tmp_path / "book.xlsx", rows))) == words


def test_a_pdf_is_told_by_its_first_line(tmp_path: Path) -> None:
    path = Report(cover="奥兰年鉴").write(tmp_path / "book.pdf")

    assert describe(take_sample(path)) == "a PDF that begins '奥兰年鉴'"


def test_an_archive_is_told_by_what_is_in_it() -> None:
    assert (
        describe(Sample("x", gzip.compress(b"wolves;bears")))
        == "a gzip archive of a table of 2 columns in UTF-8 that begins 'wolves;bears'"
    )
    assert describe(Sample("x", b"\x1f\x8bnothing")) == "a damaged gzip archive"
