"""What holds in every form of file: the same rows give the same bytes, and a text comes back as it was."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from dashboard.files.csv import read_csv_for_people
from dashboard.files.files import FILE_WRITERS, FileForm, named
from tests.dashboard.files.exported import about, cells, stream_of
from tests.dashboard.files.test_csv import TEXT

LOADED = "=cmd|' /C calc'!A0, \"quoted\",\r\nnew line, 霍尔果斯, Хоргос"


def written(form: FileForm, *rows: dict[str, Any]) -> bytes:
    return b"".join(FILE_WRITERS[form].begin(about)(stream_of(*rows)))


def _csv_texts(data: bytes) -> list[str]:
    return list(pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)["note"])


def _workbook_texts(data: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [unescape(str(row[-1])) for row in sheet.iter_rows(min_row=2, values_only=True)]


READERS: dict[FileForm, Callable[[bytes], list[str]]] = {
    FileForm.PEOPLE: lambda data: list(read_csv_for_people(data)["Note"]),
    FileForm.XLSX: _workbook_texts,
    FileForm.CSV: _csv_texts,
    FileForm.JSON: lambda data: [row["note"] for row in json.loads(data)],
    FileForm.PARQUET: lambda data: pq.read_table(io.BytesIO(data))["note"].to_pylist(),
    FileForm.ZIP: lambda data: _csv_texts(zipfile.ZipFile(io.BytesIO(data)).read("data/trade.csv")),
}


@pytest.mark.parametrize("form", FileForm)
def test_a_loaded_note_comes_back_as_it_was(form: FileForm) -> None:
    assert READERS[form](written(form, cells(note=LOADED), cells())) == [LOADED, "made up"]


# A NUL is left out: PostgreSQL holds none, and pandas' reader of CSV ends at one.
@pytest.mark.parametrize("form", FileForm)
@given(texts=st.lists(TEXT.filter(lambda text: text and "\0" not in text), min_size=1, max_size=4))
@settings(max_examples=25)
def test_any_text_comes_back_as_it_was(form: FileForm, texts: list[str]) -> None:
    assert READERS[form](written(form, *(cells(note=text) for text in texts))) == texts


@pytest.mark.parametrize("form", FileForm)
def test_the_same_rows_give_the_same_bytes(form: FileForm) -> None:
    rows = [cells(file_row=row) for row in range(5)]
    assert written(form, *rows) == written(form, *rows)


@pytest.mark.parametrize("form", FileForm)
def test_no_row_is_a_whole_file(form: FileForm) -> None:
    assert READERS[form](written(form)) == []


def test_a_gap_leaves_whole_numbers_and_flags_as_they_are_for_people() -> None:
    data = written(
        FileForm.PEOPLE, cells(), cells(file_row=None, is_derived=None, value_usd=None, period_start=None, note=None)
    )
    assert data.decode("utf-8-sig").splitlines() == [
        "source_code,commodity_id,period_start,Value (US dollars),file_row,is_derived,Note",
        "aland_customs,0201,2099-05-01,-5,7,false,made up",
        "aland_customs,0201,,,,,",
    ]


def test_escaping_touches_texts_and_never_numbers() -> None:
    assert b",-5,7,false,'-5" in written(FileForm.PEOPLE, cells(note="-5"))


def test_a_file_is_named_by_what_it_holds_and_its_form() -> None:
    assert [named(form, "trade", "KZ", "", "2013-2024") for form in (FileForm.PEOPLE, FileForm.XLSX, FileForm.ZIP)] == [
        "khorgos_trade_KZ_2013-2024.csv",
        "khorgos_trade_KZ_2013-2024.xlsx",
        "khorgos_trade_KZ_2013-2024.zip",
    ]
