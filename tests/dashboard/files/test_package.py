"""The zip of data and citation.

Accepted by the standard's validator, true to its own hash, the same whenever it is made.
"""

import io
import zipfile
from pathlib import Path

import pytest
from frictionless import Package, Report

from dashboard.files.package import write_package
from dashboard.rows.streams import RowStream
from tests.dashboard.files.exported import about, cells, stream_of

ROWS = (
    cells(),
    cells(value_usd=None, note="=cmd|' /C calc'!A0, \"肉\"\r\nмясо", is_derived=True),
    cells(file_row=None, note=None),
)


def packed(stream: RowStream, **facts: object) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(write_package(stream, about(**facts)))))


def validated(archive: zipfile.ZipFile, folder: Path) -> Report:
    archive.extractall(folder)
    return Package(str(folder / "datapackage.json")).validate()


def test_the_package_has_data_description_and_citations() -> None:
    archive = packed(stream_of(*ROWS))
    assert archive.testzip() is None
    assert archive.namelist() == ["README.md", "datapackage.json", "CITATION.bib", "CITATION.ris", "data/trade.csv"]


@pytest.mark.parametrize("rows", [ROWS, ()])
def test_the_validator_accepts_it(rows: tuple[dict, ...], tmp_path: Path) -> None:
    report = validated(packed(stream_of(*rows)), tmp_path)
    assert report.flatten(["type", "message"]) == []
    assert report.valid


@pytest.mark.parametrize(("old", "new"), [(b"-5", b"-6"), (b"0201", b"020")])
def test_the_validator_sees_a_csv_that_was_changed(old: bytes, new: bytes, tmp_path: Path) -> None:
    packed(stream_of(*ROWS)).extractall(tmp_path)
    file = tmp_path / "data" / "trade.csv"
    file.write_bytes(file.read_bytes().replace(old, new, 1))
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_readme_tells_how_to_cite_and_how_many_rows() -> None:
    readme = packed(stream_of(*ROWS)).read("README.md").decode()
    assert readme.startswith("# Aland's trade in 2099\n")
    assert "> Aland Customs, through Khorgos" in readme
    assert "data/trade.csv: 3 rows" in readme
    assert "- Aland's trade, Aland Customs: CC0 <http://customs.example/data>" in readme


def test_the_readme_is_in_the_language_and_the_columns_are_not() -> None:
    archive = packed(stream_of(*ROWS), language="zh")
    assert "2099年5月9日" in archive.read("README.md").decode()
    assert archive.read("data/trade.csv").startswith(b"source_code,commodity_id,")


def test_no_entry_has_the_time_of_its_making() -> None:
    assert {entry.date_time for entry in packed(stream_of(*ROWS)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_export_that_is_broken_off_leaves_nothing_open() -> None:
    pieces = write_package(stream_of(*ROWS), about())
    next(pieces)
    pieces.close()
    assert list(pieces) == []
