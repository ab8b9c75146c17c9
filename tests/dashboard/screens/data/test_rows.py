"""The Data page's rows: every table opens, and a button promises exactly the rows of its file."""

import csv
import io

import pytest
from sqlalchemy import func, select

from dashboard.files.csv import read_csv_for_people
from dashboard.files.files import FileForm
from dashboard.files.tables import Wanted
from dashboard.locale import in_language
from dashboard.rows.asking import RowCount
from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.screens.data.rows import PREVIEW_ROWS, below_in_words
from dashboard.ui.database import read_only_engine
from etl.schema import observation
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, open_page, rows_offered, texts
from tests.dashboard.screens.data.shown import answer_of, buttons, file_of
from tests.factories import month, observation_row
from tests.loading import load_file


def counted(rows: int) -> str:
    return f"{rows:,} row{'' if rows == 1 else 's'}"


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("table", TABLES)
def test_every_table_opens_with_its_rows_and_the_button_for_them(table: str) -> None:
    app = open_page("data", table=table)
    assert not app.exception
    assert app.selectbox[0].value == table
    rows = len(app.dataframe[0].value)
    assert rows > 0
    assert f"Download, {counted(rows)}" in buttons(app)
    (offered,) = rows_offered(app, table)
    assert offered.partition(" (")[0] == f"All that match: {counted(rows)}"


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("table", TABLES)
def test_at_most_three_controls_stand_before_the_rows(table: str) -> None:
    app = open_page("data", table=table)
    kinds = ("selectbox", "multiselect", "toggle", "text_input", "slider", "button_group")
    folded = {id(element) for fold in app.expander for kind in kinds for element in fold.get(kind)}
    before = [element for kind in kinds for element in app.main.get(kind) if id(element) not in folded]
    assert 2 <= len(before) <= 3


@pytest.mark.usefixtures("database")
def test_the_answer_counts_what_matches_and_says_which_filters_hold() -> None:
    app = open_page("data", partner=["CX"], flow="import", years="2098-2098")
    assert answer_of(app) == (
        "Trade figures from published tables: 1 of 3 rows matches, the newest of 2098; data build of 31 December 2099."
    )
    assert "**Years:** 2098-2098" in texts(app)


@pytest.mark.usefixtures("database")
def test_no_matching_row_says_what_to_do() -> None:
    app = open_page("data", text="unheard of")
    assert "No row matches all of these filters. Take one of them away, or clear them all." in texts(app)
    assert not [label for label in buttons(app) if label.startswith("Download")]
    app.button[0].click().run()
    assert address_of(app) == {}
    assert len(app.dataframe) == 1


def test_a_long_table_is_cut_on_the_page_only_and_says_so(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [
        observation_row(**month(1900 + number // 12, number % 12 + 1), value_usd=float(number))
        for number in range(PREVIEW_ROWS + 1)
    ]
    load_file(sqlite_url, observation=many)
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    app = open_page("data")
    assert len(app.dataframe[0].value) == PREVIEW_ROWS
    assert answer_of(app) == (
        "Trade figures from published tables: 1,001 rows, the newest of May 1983; data build of 31 December 2099."
    )
    assert "The newest 1,000 are shown; the files hold all 1,001." in texts(app)
    assert rows_offered(app, "trade") == ["What is shown: 1,000 rows", "All that match: 1,001 rows (month)"]
    shown, everything = (
        read_csv_for_people(file_of(sqlite_url, FileForm.PEOPLE, Wanted("trade", limit=limit, newest_first=True)))
        for limit in (PREVIEW_ROWS, None)
    )
    assert [len(data) for data in (shown, everything)] == [PREVIEW_ROWS, PREVIEW_ROWS + 1]
    last_days = app.dataframe[0].value["Last day"]
    assert shown["Last day"].tolist() == [day.isoformat() for day in last_days]
    assert last_days.is_monotonic_decreasing


def test_the_machines_file_has_exactly_the_rows_of_the_database(database: str) -> None:
    filters = RowFilters(chosen=(("partner", ("XG",)),))
    data = file_of(database, FileForm.CSV, Wanted("trade", filters))
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""))
    with read_only_engine(database).connect() as connection:
        stored = connection.execute(
            select(
                observation.c.commodity_id,
                observation.c.period_start,
                observation.c.value_usd,
                observation.c.net_weight_kg,
                observation.c.note,
            ).order_by(*observation.primary_key.columns)
        ).all()
        assert len(rows) == connection.execute(select(func.count()).select_from(observation)).scalar_one()
    places = [header.index(name) for name in ("commodity_id", "period_start", "value_usd", "net_weight_kg", "note")]
    assert [[row[place] for place in places] for row in rows] == [
        [code, day.isoformat(), f"{value:.0f}", "" if weight is None else f"{weight:.0f}", note or ""]
        for code, day, value, weight, note in stored
    ]
    assert ["HS:1001", "2098-01-01", "-5", "500000", "=2+2"] in [[row[place] for place in places] for row in rows]


def test_the_peoples_file_has_the_same_rows_with_headings_and_names_in_the_language(database: str) -> None:
    data = file_of(database, FileForm.PEOPLE, Wanted("trade", language="ru"))
    given = read_csv_for_people(data)
    with read_only_engine(database).connect() as connection:
        stored = read_rows(connection, TABLES["trade"], RowFilters(), "ru")
    with in_language("ru"):
        labels = TABLES["trade"].headings()
    assert list(given.columns) == [labels[name] for name in stored.columns]
    assert given[labels["commodity_name"]].tolist() == stored["commodity_name"].tolist()
    assert "Говядина" in given[labels["commodity_name"]].tolist()
    assert "'=2+2" in data.decode("utf-8-sig")
    assert "=2+2" in given[labels["note"]].tolist()


def test_below_the_rows_stands_what_a_row_is() -> None:
    assert below_in_words("events", RowCount(1)).startswith("One row is one meeting or decision")
    assert "The newest" not in below_in_words("events", RowCount(PREVIEW_ROWS))
