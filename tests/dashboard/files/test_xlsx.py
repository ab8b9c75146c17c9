"""A workbook's cells have types, no text in it is a formula, and what it could not hold is said."""

import io
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from dashboard.files import xlsx
from dashboard.files.xlsx import write_xlsx
from dashboard.rows.streams import RowStream
from tests.dashboard.files.exported import BUILD, SCHEMA, about, cells, stream_of
from tests.dashboard.files.test_csv import TEXT


def opened(stream: RowStream, **facts: object) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(b"".join(write_xlsx(stream, about(**facts)))))


def facts_in(book: Workbook) -> list[tuple[str, str]]:
    return [(label, text) for label, text in book.worksheets[-1].iter_rows(values_only=True)]


def test_a_cell_has_the_type_of_its_column() -> None:
    sheet = opened(stream_of(cells(), cells(value_usd=None, note=None))).worksheets[0]
    assert [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        [
            ("aland_customs", "s"),
            ("0201", "s"),
            (datetime(2099, 5, 1), "d"),  # noqa: DTZ001 (a spreadsheet knows no zones)
            (-5, "n"),
            (7, "n"),
            (False, "b"),
            ("made up", "s"),
        ],
        [
            ("aland_customs", "s"),
            ("0201", "s"),
            (datetime(2099, 5, 1), "d"),  # noqa: DTZ001 (a cell has no time zone)
            (None, "n"),
            (7, "n"),
            (False, "b"),
            (None, "n"),
        ],
    ]


def test_the_heading_is_in_the_readers_words_and_stays_in_sight() -> None:
    sheet = opened(stream_of(cells())).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [
        "source_code",
        "commodity_id",
        "period_start",
        "Value (US dollars)",
        "file_row",
        "is_derived",
        "Note",
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:G2")


@given(st.lists(TEXT.filter(bool), min_size=1, max_size=3))
@settings(max_examples=30)
def test_any_text_comes_back_as_it_was_and_is_no_formula(texts: list[str]) -> None:
    book = opened(
        stream_of(*(cells(note=text, source_code=text) for text in texts)), title=texts[0], headings={"note": texts[0]}
    )
    found = [list(row) for sheet in book.worksheets for row in sheet.iter_rows()]
    assert [cell.coordinate for row in found for cell in row if cell.data_type == "f"] == []
    rows = list(book.worksheets[0].iter_rows(min_row=2))
    assert [unescape(str(row[-1].value)) for row in rows] == texts


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+7", "-5", "@x", "＝1"])
def test_a_formula_like_text_stays_a_text_when_its_cell_is_edited(text: str) -> None:
    cell = opened(stream_of(cells(note=text))).worksheets[0]["G2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_a_day_before_the_spreadsheets_first_is_written_as_text() -> None:
    sheet = opened(stream_of(cells(period_start=date(1899, 12, 31)))).worksheets[0]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("1899-12-31", "s")


def test_the_workbook_is_of_the_builds_day_and_not_of_today() -> None:
    properties = opened(stream_of(cells())).properties
    assert (properties.created, properties.modified) == (BUILD.built_at, BUILD.built_at)


def test_the_facts_tell_sources_filters_build_address_and_citation() -> None:
    facts = facts_in(opened(stream_of(cells())))
    assert facts[:11] == [
        ("What the rows are", "Aland's trade in 2099"),
        ("How many rows", "1"),
        ("Partner", "Bouvet (BV)"),
        ("Source", "Aland's trade"),
        ("Publisher", "Aland Customs"),
        ("Licence", "CC0"),
        ("Address", "http://customs.example/data"),
        ("Data build", "b099"),
        ("Date of the build", "9 May 2099"),
        ("Address of the view", "http://aland.example/data?partner=BV"),
        facts[10],
    ]
    assert facts[10][0] == "How to cite"
    assert ("Value (US dollars)", "value_usd · USD · US dollars, current") in facts


def test_the_facts_tell_the_day_whose_knowledge_the_rows_are() -> None:
    facts = facts_in(opened(stream_of(cells()), build=replace(BUILD, as_of=date(2098, 1, 1))))
    assert ("As known on", "1 January 2098") in facts
    assert "with what was known on 1 January 2098" in dict(facts)["How to cite"]


def test_only_sources_that_rows_are_from_are_told() -> None:
    rows = [cells(), cells(source_code="bouvet_post")]
    assert [text for label, text in facts_in(opened(stream_of(*rows))) if label == "Publisher"] == [
        "Aland Customs",
        "Bouvet Post",
    ]
    assert [text for label, text in facts_in(opened(stream_of(rows[1]))) if label == "Publisher"] == ["Bouvet Post"]


def test_rows_past_a_sheets_end_go_on_in_the_next_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    book = opened(stream_of(*(cells(file_row=row) for row in range(7)), batch_rows=4))
    assert [sheet.title for sheet in book.worksheets] == ["Rows", "Rows 2", "Rows 3", "Sources and filters"]
    assert [[row[4].value for row in sheet.iter_rows(min_row=2)] for sheet in book.worksheets[:-1]] == [
        [0, 1, 2],
        [3, 4, 5],
        [6],
    ]
    assert all(sheet["G1"].value == "Note" for sheet in book.worksheets[:-1])
    assert ("Sheets", "The rows are on 3 sheets; a sheet holds 1,048,576 rows.") in facts_in(book)


def test_a_text_longer_than_a_cell_is_said_to_end_early() -> None:
    book = opened(stream_of(cells(note="肉" * 40_000)))
    assert len(book.worksheets[0]["G2"].value) == xlsx.LONGEST_TEXT
    assert (
        "Long texts",
        "1 text is longer than a cell can hold and ends early here; the CSV has it whole.",
    ) in facts_in(book)


def test_a_text_that_just_fits_is_whole() -> None:
    book = opened(stream_of(cells(note="𠮷" * (xlsx.LONGEST_TEXT // 2))))
    assert book.worksheets[0]["G2"].value == "𠮷" * (xlsx.LONGEST_TEXT // 2)
    assert "Long texts" not in dict(facts_in(book))


def test_no_row_leaves_headings_and_facts() -> None:
    book = opened(stream_of())
    assert [cell.value for cell in book.worksheets[0][1]][-1] == "Note"
    assert ("How many rows", "0") in facts_in(book)
    assert len(SCHEMA) == book.worksheets[0].max_column
