"""The Data page: every table opens, the address holds the filters, and a button promises exactly the rows of its file."""

import csv
import io

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from dashboard.database import read_only_engine
from dashboard.exports.csv import read_csv_for_people
from dashboard.exports.tables import machines_file, people_file
from dashboard.queries.streams import read_rows
from dashboard.queries.table_list import TABLES
from dashboard.queries.tables import RowFilters, name_column
from dashboard.views.data.labels import column_labels, filter_labels, table_descriptions, table_titles
from dashboard.views.data.view import PREVIEW_ROWS, filters_in_short
from etl.load import replace_database
from etl.schema import observation
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, open_page, texts
from tests.dashboard.queries.test_tables import everything
from tests.factories import build_file_row, complete, frames, month, observation_row


@pytest.fixture
def database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database with rows in every table."""
    tables = everything() | {"build_file": [build_file_row(rows_read=4, rows_loaded=3, rows_rejected=1)]}
    replace_database(sqlite_url, frames(**complete(**tables)))
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    return sqlite_url


def files_offered(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("table", TABLES)
def test_every_table_opens_with_its_rows_and_two_files(table: str) -> None:
    app = open_page("data", table=table)
    assert not app.exception
    assert app.selectbox[0].value == table
    rows = len(app.dataframe[0].value)
    assert rows > 0
    assert [label.split(", ")[1] for label in files_offered(app)] == [f"{rows} row{'s' if rows > 1 else ''}"] * 2


@pytest.mark.usefixtures("database")
def test_filters_are_read_from_the_address_and_written_to_it() -> None:
    app = open_page("data", partner=["CX"], flow="import", years="2098-2098")
    assert [label.split(", ")[1] for label in files_offered(app)] == ["1 row", "1 row"]
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
    assert address_of(app) == {"table": ["figures"]}  # no figure has this partner, so the filter is gone, not silently empty
    assert [warning.value for warning in app.warning] == [
        "quality = suspect has no place in this view; it was taken out of the address.",
        "partner = CX is not to be chosen in this view; it was taken out of the address.",
    ]


@pytest.mark.usefixtures("database")
def test_no_matching_row_says_what_to_do() -> None:
    app = open_page("data", text="unheard of")
    assert "No row matches all of these filters. Take one of them away, or clear them all." in texts(app)
    assert files_offered(app) == []
    app.button[0].click().run()
    assert address_of(app) == {}
    assert len(app.dataframe) == 1


def test_a_long_table_is_cut_on_the_page_only_and_says_so(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [observation_row(**month(1900 + number // 12, number % 12 + 1), value_usd=float(number)) for number in range(PREVIEW_ROWS + 1)]
    replace_database(sqlite_url, frames(**complete(observation=many)))
    monkeypatch.setenv(ADDRESS_VARIABLE, sqlite_url)
    app = open_page("data")
    assert len(app.dataframe[0].value) == PREVIEW_ROWS
    assert "**1,001** rows match. The first 1,000 are below; the files hold all of them." in texts(app)
    assert [label.split(", ")[1] for label in files_offered(app)] == ["1,001 rows"] * 2
    assert len(read_csv_for_people(people_file("trade", RowFilters(), "en", {})())) == PREVIEW_ROWS + 1


def test_the_machines_file_has_exactly_the_rows_of_the_database(database: str) -> None:
    filters = RowFilters(chosen=(("partner", ("XG",)),))
    data = machines_file("trade", filters)()
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
    headings = {"commodity_name": "Товар", "note": "Примечание"}
    data = people_file("trade", RowFilters(), "ru", headings)()
    given = read_csv_for_people(data)
    with read_only_engine(database).connect() as connection:
        stored = read_rows(connection, TABLES["trade"], RowFilters(), "ru").rename(columns=headings)
    assert list(given.columns) == list(stored.columns)
    assert given["Товар"].tolist() == stored["Товар"].tolist()
    assert "Говядина" in given["Товар"].tolist()
    assert "'=2+2" in data.decode("utf-8-sig")
    assert "=2+2" in given["Примечание"].tolist()


@pytest.mark.usefixtures("database")
def test_sources_tell_licence_reach_and_freshness() -> None:
    app = open_page("data", view="sources")
    assert not app.exception
    said = texts(app)
    assert "- **Licence:** CC0" in said
    assert "nan" not in said.casefold().split()  # what is missing is left out, not written
    assert "Figures end in May 2099" in said
    assert app.expander[0].label == "Source aland_customs · Jan 2097–May 2099"


@pytest.mark.usefixtures("database")
def test_checks_show_findings_refusals_and_the_rule() -> None:
    app = open_page("data", view="checks", table="events", kind="summit")
    assert not app.exception
    assert [metric.value for metric in app.metric] == ["4", "3", "1"]
    assert [table.value.iloc[0, -1] for table in app.table] == ["The parts exceed their total.", "Write digits only."]
    assert "the surest first" in texts(app)
    assert address_of(app) == {"view": ["checks"]}


def test_every_column_and_filter_has_a_heading_and_no_table_has_one_twice() -> None:
    labels = column_labels()
    for table in TABLES.values():
        names = [column.key for column in table.columns] + list(table.parts) + ["build_id"]
        names += [name_column(name) for name in table.names] + [name_column(name) for name, part in table.parts.items() if part.names]
        headings = [labels[name] for name in names]
        assert len(headings) == len(set(headings))
        assert set(table.filters) <= set(filter_labels())
    assert set(table_titles()) == set(table_descriptions()) == set(TABLES)


def test_a_files_name_tells_its_filters() -> None:
    filters = RowFilters(chosen=(("partner", ("KZ", "KG")), ("flow", ("import",))), first_year=2013, last_year=2020, text="wheat")
    assert filters_in_short("trade", filters) == ("trade", "KZ-KG", "import", "2013-2020", "wheat")
