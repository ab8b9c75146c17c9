"""Files of whole tables.

Every row that passes the filters, the same bytes each time, and an address that shows the same rows.
"""

import io
import json
import zipfile
from datetime import date
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.files.csv import read_csv_for_people
from dashboard.files.files import FileForm
from dashboard.files.tables import Wanted, view_address, write_table
from dashboard.rows.row_filters import YES
from dashboard.rows.table_list import TABLES, count_of
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import Build
from dashboard.ui.database import connect
from etl.vocabulary.periods import PeriodKind
from tests.conftest import LoadDatabase
from tests.dashboard.api.answered import HARD_TEXT, everything
from tests.dashboard.files.exported import BUILD
from tests.factories import source_row

SITE = "http://aland.example"


def written(form: FileForm, wanted: Wanted, site: str = SITE) -> bytes:
    with connect() as connection:
        return b"".join(write_table(connection, form, wanted, site))


def rows_in(form: FileForm, data: bytes) -> int:
    match form:
        case FileForm.PEOPLE:
            return len(read_csv_for_people(data))
        case FileForm.XLSX:
            return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].max_row - 1
        case FileForm.CSV:
            return len(pd.read_csv(io.BytesIO(data)))
        case FileForm.JSON:
            return len(json.loads(data))
        case FileForm.PARQUET:
            return pq.read_table(io.BytesIO(data)).num_rows
        case FileForm.ZIP:
            return rows_in(FileForm.CSV, zipfile.ZipFile(io.BytesIO(data)).read("data/trade.csv"))


def test_a_file_has_every_row_that_passes_the_filters(loaded_database: LoadDatabase) -> None:
    loaded_database(**everything())
    for filters in (RowFilters(), RowFilters((("partner", ("CX",)),)), RowFilters(first_year=2099, last_year=2099)):
        with connect() as connection:
            rows = count_of(connection, "trade", filters).rows
        assert {form: rows_in(form, written(form, Wanted("trade", filters))) for form in FileForm} == dict.fromkeys(
            FileForm, rows
        )


def test_the_same_build_and_filters_give_the_same_bytes(loaded_database: LoadDatabase, database_kind: str) -> None:
    loaded_database(**everything())
    files = [(FileForm.CSV, Wanted(table, language="ru")) for table in TABLES]
    if database_kind == "sqlite":  # the forms are given the same rows by either kind of database
        files += [(FileForm.ZIP, Wanted(table, language="ru")) for table in TABLES]
        files += [(form, Wanted(table, language="ru")) for form in FileForm for table in ("trade", "events")]
    assert [written(*file) for file in files] == [written(*file) for file in files]


def test_the_workbook_is_in_the_language_with_codes_beside_names(loaded_database: LoadDatabase) -> None:
    loaded_database(**everything())
    data = written(FileForm.XLSX, Wanted("trade", RowFilters((("partner", ("CX",)),)), "zh"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    heading, row = ([cell.value for cell in cells] for cells in sheet.iter_rows(max_row=2))
    cells = dict(zip(heading, row, strict=True))
    assert (cells["伙伴方（编码）"], cells["伙伴方"]) == ("CX", "羊島")
    assert cells["金额（美元）"] == -5.25


def test_a_hard_note_is_whole_in_the_package(loaded_database: LoadDatabase) -> None:
    loaded_database(**everything())
    archive = zipfile.ZipFile(io.BytesIO(written(FileForm.ZIP, Wanted("trade", RowFilters((("partner", ("CX",)),))))))
    rows = pd.read_csv(
        io.BytesIO(archive.read("data/trade.csv")), dtype=str, keep_default_na=False, lineterminator=None
    )
    assert rows["note"].tolist() == [HARD_TEXT]
    assert json.loads(archive.read("datapackage.json"))["resources"][0]["khorgos"] == {"rows": 1}


def test_a_source_without_a_row_in_the_file_is_not_cited(loaded_database: LoadDatabase) -> None:
    loaded_database(**everything(), source=[source_row(), source_row(source_code="other", publisher="Nobody's Office")])
    archive = zipfile.ZipFile(io.BytesIO(written(FileForm.ZIP, Wanted("trade"))))
    assert "Nobody's Office" not in archive.read("README.md").decode()
    assert len(json.loads(archive.read("datapackage.json"))["sources"]) == 1


def test_the_facts_tell_filters_with_names_and_codes(loaded_database: LoadDatabase) -> None:
    loaded_database(**everything())
    filters = RowFilters((("partner", ("CX", "BV")), ("flow", ("import",))), 2097, 2099, "羊")
    told = json.loads(
        zipfile.ZipFile(io.BytesIO(written(FileForm.ZIP, Wanted("trade", filters)))).read("datapackage.json")
    )
    assert [(one["label"], one["value"].count("(")) for one in told["khorgos"]["filters"]] == [
        ("Partner", 2),
        ("Direction seen from the reporter", 1),
        ("Years", 0),
        ("Words", 0),
    ]


def test_a_limit_is_told() -> None:
    assert Wanted("trade", limit=5).file_name(FileForm.ZIP) == "khorgos_trade_first-5.zip"


def test_a_files_name_tells_its_filters() -> None:
    filters = RowFilters((("partner", ("KZ", "KG")), ("flow", ("import",))), 2013, 2020, "wheat / meslin")
    assert (
        Wanted("trade", filters).file_name(FileForm.PEOPLE) == "khorgos_trade_KZ-KG_import_2013-2020_wheat-meslin.csv"
    )


def test_a_files_name_tells_of_which_kinds_of_period_its_rows_are() -> None:
    both, years = RowFilters((("partner", ("KZ",)),)), RowFilters((("partner", ("KZ",)), ("period", ("year",))))
    assert [
        Wanted("trade", both, period_kinds=("month", "year_to_date", "year")).file_name(FileForm.CSV),
        Wanted("trade", years, period_kinds=("year",)).file_name(FileForm.CSV),
    ] == ["khorgos_trade_KZ_months-and-january-to-month-and-years.csv", "khorgos_trade_KZ_years.csv"]


def test_every_kind_of_period_has_a_word_in_a_files_name() -> None:
    names = {Wanted("trade", period_kinds=(kind,)).file_name(FileForm.CSV) for kind in PeriodKind}
    assert len(names) == len(PeriodKind)


@pytest.mark.parametrize(
    ("wanted", "build", "address"),
    [
        (Wanted("trade"), BUILD, "/data"),
        (Wanted("events", language="ru"), BUILD, "/data?table=events&lang=ru"),
        (
            Wanted(
                "figures", RowFilters((("partner", ("KZ", "UZ")), ("shown", (YES,))), 2013, 2024, "two words"), "en"
            ),
            Build("b099", BUILD.built_at, date(2023, 5, 9)),
            "/data?table=figures&partner=KZ&partner=UZ&shown=1&years=2013-2024&text=two+words&asof=2023-05-09",
        ),
    ],
)
def test_the_address_is_the_data_pages_with_defaults_left_out(wanted: Wanted, build: Build, address: str) -> None:
    assert view_address(SITE, wanted, build) == SITE + address


def test_the_address_names_only_parameters_of_the_data_page() -> None:
    filters = RowFilters((("partner", ("KZ",)),), 2013, 2024, "x")
    assert parse_qs(urlsplit(view_address(SITE, Wanted("trade", filters), BUILD)).query).keys() == {
        "partner",
        "years",
        "text",
    }
