"""The main paths as readers walk them.

Open, filter, click a meeting on a chart, open a note by its address, take the numbers away.
"""

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from dashboard.ui.database import read_only_engine
from dashboard.ui.sitemap import SITEMAP
from etl.schema import event, event_party
from tests.browser.running import FAULT, OpenPage, wait_until_settled

SEED = "2023-05-09-urumqi-ma-karashukeyev"
MAIN = "[data-testid=stMain]"
MENU_PAGES = [page.address for page in SITEMAP if not page.is_hidden]


def title_in_database(url: str, event_id: str) -> str:
    with read_only_engine(url).connect() as connection:
        return str(connection.execute(select(event.c.title).where(event.c.event_id == event_id)).scalar_one())


@pytest.mark.parametrize("address", MENU_PAGES)
def test_every_page_fits_a_screen_and_a_phone_without_a_fault(open_page: OpenPage, address: str) -> None:
    page = open_page(f"/{address}")
    expect(page).not_to_have_title("Streamlit")
    for width, theme in ((1440, "light"), (390, "dark")):
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        wait_until_settled(page)
        expect(page.locator(f"{MAIN} h1")).to_have_count(1)
        assert page.locator(FAULT).count() == 0
        expect(page.locator("html")).to_have_js_property("scrollWidth", width)


def test_the_seed_meeting_is_two_clicks_from_the_first_page(open_page: OpenPage, real_database: str) -> None:
    page = open_page("/")
    title = title_in_database(real_database, SEED)
    page.locator(MAIN).get_by_role("link", name=title).first.click()
    page.wait_for_url(f"**/event?id={SEED}*")
    wait_until_settled(page)
    for words in ("9 May 2023", "Urumqi", "Ma Xingrui", "Yerbol Karashukeyev"):
        expect(page.locator(MAIN).get_by_text(words).filter(visible=True).first).to_be_visible()


def test_a_note_opens_by_its_address(open_page: OpenPage, real_database: str) -> None:
    page = open_page(f"/event?id={SEED}")
    expect(page.locator(f"{MAIN} h1")).to_have_text(title_in_database(real_database, SEED))


def test_a_click_on_a_meeting_in_the_chart_opens_its_note(open_page: OpenPage, real_database: str) -> None:
    page = open_page("/timeline")
    page.evaluate("() => { window.loadedOnce = true; }")
    page.locator(".still a.found").first.click()
    page.wait_for_url("**/event?id=*")
    wait_until_settled(page)
    assert page.evaluate("() => window.loadedOnce") is True
    event_id = parse_qs(urlsplit(page.url).query)["id"][0]
    expect(page.locator(f"{MAIN} h1")).to_have_text(title_in_database(real_database, event_id))


def test_the_file_of_a_filtered_table_has_the_rows_of_the_database(
    open_page: OpenPage, real_database: str, tmp_path: Path
) -> None:
    page = open_page("/timeline?party=TJ")
    page.get_by_role("button", name="Download").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="What is shown").click()
    path = tmp_path / "events.csv"
    download.value.save_as(path)
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    with read_only_engine(real_database).connect() as connection:
        expected = connection.execute(
            select(func.count()).select_from(event_party).where(event_party.c.area_code == "TJ")
        ).scalar_one()
    assert len(rows) - 1 == expected


def test_a_filter_is_in_the_address_and_comes_back_from_it(open_page: OpenPage) -> None:
    page = open_page("/?partner=UZ")
    expect(page.locator(MAIN).get_by_text("Uzbekistan").first).to_be_visible()
    assert "partner=UZ" in page.url


def test_junk_in_the_address_is_said_and_is_no_error(open_page: OpenPage) -> None:
    page = open_page("/?partner=ATLANTIS")
    expect(page.get_by_text("The address asks for partner = ATLANTIS")).to_be_visible()
    assert page.locator(FAULT).count() == 0


def test_promises_tell_what_changed_since_the_readers_own_last_look(open_page: OpenPage) -> None:
    page = open_page("/commitments")
    main = page.locator(MAIN)
    main.locator("h1").wait_for()
    page.wait_for_function("() => document.cookie.includes('khorgos_looked_promises=')")
    expect(main.get_by_text("Since your last look")).to_have_count(0)

    # The same browser comes back, having looked in 2023.
    page.evaluate("() => { document.cookie = 'khorgos_looked_promises=2023-06-01; path=/'; }")
    page.reload()
    expect(main.get_by_text("Since your last look on 1 June 2023")).to_be_visible()
    page.wait_for_function("() => /khorgos_looked_promises=2023-06-01\\.\\d{4}-\\d\\d-\\d\\d/.test(document.cookie)")
