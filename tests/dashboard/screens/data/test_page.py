"""The Data page.

Every table opens, the address holds the filters, and a button promises exactly the rows of its file.
"""

import csv
import io
import re

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from dashboard.files.csv import read_csv_for_people
from dashboard.files.files import FileForm
from dashboard.files.tables import Wanted, write_table
from dashboard.locale import in_language
from dashboard.rows.labels import filter_labels, table_descriptions, table_titles
from dashboard.rows.streams import read_rows
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.screens.data.rows import PREVIEW_ROWS
from dashboard.ui.database import read_only_engine
from etl.schema import observation
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, open_page, rows_offered, texts
from tests.dashboard.rows.made_tables import everything
from tests.factories import build_file_row, market_access_row, month, observation_row
from tests.loading import load_file


@pytest.fixture
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with rows in every table."""
    files = [build_file_row(rows_read=4, rows_loaded=3, rows_rejected=1)]
    tables = everything() | {"build_file": files, "market_access": [market_access_row()]}
    load_file(sqlite_url, **tables)
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    return sqlite_url


def file_of(url: str, form: FileForm, wanted: Wanted) -> bytes:
    with read_only_engine(url).connect() as connection:
        return b"".join(write_table(connection, form, wanted, "http://aland.example"))


def counted(rows: int) -> str:
    return f"{rows:,} row{'' if rows == 1 else 's'}"


def buttons(app: AppTest) -> list[str]:
    return [popover.proto.popover.label for popover in app.get("popover")]


def answer_of(app: AppTest) -> str:
    """The sentence that the page opens with, as a reader sees it."""
    return re.sub(r"\\(.)", r"\1", app.title[0].value)


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
def test_filters_are_read_from_the_address_and_written_to_it() -> None:
    app = open_page("data", partner=["CX"], flow="import", years="2098-2098")
    assert "Download, 1 row" in buttons(app)
    assert address_of(app) == {"partner": ["CX"], "flow": ["import"], "years": ["2098-2098"]}
    app.multiselect[0].set_value(["CX", "BV"]).run()
    assert address_of(app)["partner"] == ["CX", "BV"]


@pytest.mark.usefixtures("database")
def test_junk_in_the_address_is_named_and_ignored() -> None:
    app = open_page("data", partner="nowhere", table="people")
    assert not app.exception
    assert [warning.value.split(",")[0] for warning in app.warning] == [
        "The address asks for table = people",
        "The address asks for partner = nowhere",
    ]
    assert app.selectbox[0].value == "trade"
    assert address_of(app) == {}


@pytest.mark.usefixtures("database")
def test_another_table_takes_along_only_filters_that_it_has() -> None:
    app = open_page("data", partner="CX", quality="suspect")
    app.selectbox[0].set_value("figures").run()
    assert not app.exception
    assert address_of(app) == {
        "table": ["figures"]
    }  # no figure has this partner, so the filter is gone, not silently empty
    assert [warning.value for warning in app.warning] == [
        "quality = suspect has no place in this view; it was taken out of the address.",
        "partner = CX is not to be chosen in this view; it was taken out of the address.",
    ]


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


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("view", ["rows", "sources", "checks", "dictionary"])
def test_every_view_says_where_the_record_of_events_ends(view: str) -> None:
    assert "The record of events ends on " in texts(open_page("data", view=view))


@pytest.mark.usefixtures("database")
def test_sources_tell_licence_reach_and_freshness() -> None:
    app = open_page("data", view="sources")
    assert not app.exception
    said = texts(app)
    assert "- **Licence:** CC0" in said
    assert "nan" not in said.casefold().split()  # what is missing is left out, not written
    assert "Figures end in May 2099" in said
    assert "Source aland_customs · Jan 2097–May 2099" in [fold.label for fold in app.expander]


@pytest.mark.usefixtures("database")
def test_checks_show_findings_refusals_and_the_rule() -> None:
    app = open_page("data", view="checks", table="events", kind="summit")
    assert not app.exception
    assert answer_of(app) == ("Of 4 rows read, 3 are loaded and 1 set aside or refused, each with its reason.")
    refused, noticed, changed = (element.proto.body for element in app.get("html") if "<table" in element.proto.body)
    assert "Write digits only." in refused
    assert "The parts exceed their total." in noticed
    assert "+100.0 %" in changed
    assert "the surest first" in texts(app)
    assert address_of(app) == {"view": ["checks"]}


@pytest.mark.usefixtures("database")
def test_the_dictionary_explains_each_column_of_the_table_chosen_and_all_can_be_taken() -> None:
    app = open_page("data", view="dictionary", table="prices")
    assert not app.exception
    (explained,) = (element.proto.body for element in app.get("html") if "<table" in element.proto.body)
    assert explained.count('role="rowheader"') == len(TABLES["prices"].fields)
    assert "price_good_code" in explained
    columns = sum(len(table.fields) for table in TABLES.values())
    assert rows_offered(app, "dictionary") == [f"What is shown: {columns} rows"]


def test_every_table_and_filter_has_a_name() -> None:
    for table in TABLES.values():
        assert set(table.filters) <= set(filter_labels())
    assert set(table_titles()) == set(table_descriptions()) == set(TABLES)
