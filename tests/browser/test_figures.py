"""Figures as readers take them.

Both files of the Data page hold the database's rows, and a row of the overview opens its group.
"""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from dashboard.files.csv import read_csv_for_people
from dashboard.files.files import FileForm
from dashboard.ui.database import read_only_engine
from dashboard.ui.downloads import form_in_words, form_names
from etl.schema import observation
from tests.browser.running import FAULT, OpenPage, wait_until_settled

FILTERED = "/data?partner=KZ&flow=import&source=gacc_imports_hs4"
ROW_HEIGHT = 36


def file_of(page: Page, form: FileForm, folder: Path) -> bytes:
    page.get_by_role("radio", name=form_names()[form], exact=True).click()
    expect(page.get_by_text(form_in_words(form))).to_be_visible()
    wait_until_settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="All that match").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_bytes()


def rows_in_database(url: str) -> list[tuple[str, str, str]]:
    columns = (observation.c.commodity_id, observation.c.period_start, observation.c.value_usd)
    meant = (
        observation.c.source_code == "gacc_imports_hs4",
        observation.c.partner_code == "KZ",
        observation.c.flow == "import",
    )
    with read_only_engine(url).connect() as connection:
        rows = connection.execute(select(*columns).where(*meant).order_by(*observation.primary_key.columns)).all()
    return [(code, day.isoformat(), f"{value:.0f}") for code, day, value in rows]


def test_both_files_have_exactly_the_rows_of_the_database(
    open_page: OpenPage, real_database: str, tmp_path: Path
) -> None:
    expected = rows_in_database(real_database)
    page = open_page(FILTERED)
    page.get_by_role("button", name=f"Download, {len(expected):,} rows").click()
    header, *rows = csv.reader(io.StringIO(file_of(page, FileForm.CSV, tmp_path).decode("utf-8"), newline=""))
    places = [header.index(name) for name in ("commodity_id", "period_start", "value_usd")]
    assert [tuple(row[place] for place in places) for row in rows] == expected
    people = read_csv_for_people(file_of(page, FileForm.PEOPLE, tmp_path))
    assert (
        list(people[["Commodity, code", "First day", "Value (US dollars)"]].itertuples(index=False, name=None))
        == expected
    )


@pytest.mark.parametrize(("button", "group"), [("Meat", "meat"), ("Oilseeds", "oilseed")])
def test_a_click_on_a_group_opens_it(open_page: OpenPage, button: str, group: str) -> None:
    page = open_page("/commodities?group=grain")
    page.get_by_role("radio", name=button).or_(page.get_by_role("button", name=button, exact=True)).first.click()
    page.wait_for_function("group => location.search.includes(`group=${group}`)", arg=group)
    wait_until_settled(page)
    assert page.locator(FAULT).count() == 0
