"""Files of what a view shows.

Its rows and no others, with types, and with names that do not change with the language.
"""

import io
import json
import zipfile
from datetime import date
from operator import itemgetter
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.files.csv import read_csv_for_people
from dashboard.files.files import FileForm
from dashboard.files.shown import Shown, View, to_stream, write_shown
from dashboard.locale import available_languages, gettext, in_language
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.subjects.sources import cited_sources
from dashboard.ui.database import connect
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.files.exported import BUILD
from tests.factories import observation_row
from tests.loading import load_file

ROWS = (("2099", -5.0, date(2099, 1, 1)), ("2098", None, date(2098, 1, 1)))


def made_table() -> ShownTable:
    """Two rows under headings in the language of this moment."""
    columns: tuple[ShownColumn[tuple[Any, ...]], ...] = (
        ShownColumn("period", gettext("Period"), itemgetter(0)),
        ShownColumn("value_usd", gettext("Value, USD"), itemgetter(1)),
        ShownColumn("period_start", gettext("First day"), itemgetter(2)),
    )
    return tabulate(ROWS, columns)


VIEW = View(BUILD, "en", "http://aland.example/?partner=BV", (("partner", "BV"),))
SHOWN = Shown(
    made_table(),
    "Aland and Bouvet, 2098–2099",
    ("trade", "AX", "BV"),
    facts=(("Unit", "USD"),),
    sources=("aland_customs",),
)


def written(form: FileForm, shown: Shown = SHOWN, view: View = VIEW) -> bytes:
    with connect() as connection:
        return b"".join(write_shown(form, shown, view, cited_sources(connection)))


@pytest.fixture(autouse=True)
def _source(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load_file(sqlite_url, observation=[observation_row()])
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)


def test_the_peoples_file_is_the_table_as_it_is_shown() -> None:
    file = read_csv_for_people(written(FileForm.PEOPLE))
    assert file.to_dict("list") == {
        "Period": ["2099", "2098"],
        "Value, USD": ["-5", ""],
        "First day": ["2099-01-01", "2098-01-01"],
    }


def test_programs_get_stable_names_and_types() -> None:
    table = pq.read_table(io.BytesIO(written(FileForm.PARQUET)))
    assert table.schema.names == ["period", "value_usd", "period_start"]
    assert [str(kind) for kind in table.schema.types] == ["string", "double", "date32[day]"]
    assert table.to_pylist()[1] == {"period": "2098", "value_usd": None, "period_start": date(2098, 1, 1)}


def test_names_are_the_same_in_every_language() -> None:
    for language in available_languages():
        with in_language(language):
            shown = Shown(made_table(), "Trade", ("trade",))
        data = written(FileForm.PARQUET, shown, View(BUILD, language, VIEW.address))
        assert pq.read_table(io.BytesIO(data)).schema.names == ["period", "value_usd", "period_start"]


def test_the_package_tells_view_facts_and_source() -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(FileForm.ZIP)))
    told = json.loads(archive.read("datapackage.json"))
    assert (told["title"], told["homepage"]) == (SHOWN.title, VIEW.address)
    assert told["khorgos"]["facts"] == [{"label": "Unit", "value": "USD"}]
    assert told["khorgos"]["filters"] == [{"label": "partner", "value": "BV"}]
    assert len(told["sources"]) == 1
    assert told["resources"][0]["schema"]["fields"][1] == {
        "name": "value_usd",
        "type": "number",
        "title": "Value, USD",
        "unit": "USD",
    }


def test_a_view_as_it_opens_does_not_claim_every_row() -> None:
    readme = (
        zipfile.ZipFile(io.BytesIO(written(FileForm.ZIP, view=View(BUILD, "en", "http://aland.example/"))))
        .read("README.md")
        .decode()
    )
    assert "none chosen: the view as it opens" in readme
    assert "every row" not in readme


def test_the_workbook_has_a_number_a_day_and_the_views_facts() -> None:
    rows, facts = openpyxl.load_workbook(io.BytesIO(written(FileForm.XLSX))).worksheets
    assert [cell.data_type for cell in rows[2]] == ["s", "n", "d"]
    assert ("Unit", "USD") in list(facts.iter_rows(values_only=True))


@pytest.mark.parametrize("form", FileForm)
def test_the_same_view_gives_the_same_bytes(form: FileForm) -> None:
    assert written(form) == written(form)


def test_a_file_is_named_by_the_filters_and_its_form() -> None:
    assert SHOWN.file_name(FileForm.XLSX) == "khorgos_trade_AX_BV.xlsx"


def test_joined_texts_and_missing_columns_have_types() -> None:
    texts = pd.concat([pd.DataFrame({"text": ["a"]}), pd.DataFrame({"text": [None]})], ignore_index=True)
    stream = to_stream(texts.assign(nothing=None, count=[1, 2], day=pd.to_datetime(["2099-01-01", None])))
    assert stream.schema == pa.schema(
        {"text": pa.string(), "nothing": pa.string(), "count": pa.int64(), "day": pa.date32()}
    )
