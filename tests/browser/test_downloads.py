"""The download button as readers use it: by keyboard, on a phone, in their language; and no file that goes past it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from dashboard.files.files import FileForm
from dashboard.files.tables import Wanted, write_table
from dashboard.rows.table_list import period_kinds_of
from dashboard.rows.tables import RowFilters
from dashboard.subjects.engine import read_only_engine
from dashboard.ui.downloads import form_in_words, form_names
from tests.browser.running import OpenPage, wait_until_settled

FILTERS = RowFilters((("partner", ("UZ",)), ("flow", ("import",))), 2013, 2020)
FITS = """() => {
    const box = document.querySelector('[data-testid=stPopoverBody]').getBoundingClientRect();
    return box.left >= 0 && box.right <= window.innerWidth && document.documentElement.scrollWidth <= window.innerWidth;
}"""
FILTERED = "/data?partner=UZ&flow=import&years=2013-2020"


def opened(page: Page, name: str = "Download") -> Locator:
    """Open a download button by keyboard, and give what it opens."""
    button = page.get_by_role("button", name=re.compile(f"^(?:download )?{name}")).first
    button.scroll_into_view_if_needed()
    button.focus()
    page.keyboard.press("Enter")
    body = page.locator("[data-testid=stPopoverBody]")
    body.locator("[data-testid=stDownloadButton]").first.wait_for()
    wait_until_settled(page)
    return body


def choose(page: Page, body: Locator, form: FileForm) -> None:
    body.get_by_role("radio", name=form_names()[form], exact=True).click()
    # The buttons of the form before go when the sentence on the new one is there.
    expect(body.get_by_text(form_in_words(form))).to_be_visible()
    wait_until_settled(page)


def taken(page: Page, body: Locator, label: str | re.Pattern[str]) -> Download:
    with page.expect_download() as download:
        body.get_by_role("button", name=label).click()
    return download.value


def test_the_button_gives_the_bytes_of_the_command_line_in_every_form(
    open_page: OpenPage, real_database: str, base_url: str, tmp_path: Path
) -> None:
    page = open_page(FILTERED)
    body = opened(page, "Download, ")
    with read_only_engine(real_database).connect() as connection:
        kinds = tuple(period_kinds_of(connection, "trade", FILTERS))
    wanted = Wanted("trade", FILTERS, period_kinds=kinds)
    for form in FileForm:
        choose(page, body, form)
        download = taken(page, body, re.compile("All that match"))
        download.save_as(tmp_path / form)
        with read_only_engine(real_database).connect() as connection:
            assert (tmp_path / form).read_bytes() == b"".join(write_table(connection, form, wanted, base_url)), form
        assert download.suggested_filename == wanted.file_name(form)


def test_a_chart_offers_what_is_shown_and_all_behind_it_and_its_picture(open_page: OpenPage) -> None:
    page = open_page("/timeline?party=TJ")
    body = opened(page)
    expect(body.get_by_role("button", name=re.compile("What is shown: "))).to_be_visible()
    expect(body.get_by_role("button", name=re.compile("All rows behind it: "))).to_be_visible()
    expect(body.get_by_role("button", name="SVG")).to_be_visible()
    assert taken(page, body, re.compile("What is shown")).suggested_filename == "khorgos_events_TJ.csv"


def test_the_opened_button_speaks_the_pages_language(open_page: OpenPage) -> None:
    page = open_page("/data?lang=ru")
    body = page.locator("[data-testid=stPopoverBody]")
    page.locator("[data-testid=stMain] [data-testid=stPopover] button").first.click()
    body.locator("[data-testid=stDownloadButton]").first.wait_for()
    wait_until_settled(page)
    # Russian parts thousands by a space that does not break, where English has a comma.
    expect(body.locator("[data-testid=stDownloadButton]").last).to_contain_text(re.compile(r"\d\u00a0\d{3}"))


def test_on_a_phone_the_opened_button_fits(open_page: OpenPage) -> None:
    page = open_page("/timeline", width=390, theme="dark")
    opened(page)
    page.wait_for_function(FITS)  # once it has come to its place


@pytest.mark.parametrize("path", ["/data", "/both-sides"])
def test_a_tables_own_toolbar_gives_no_file(path: str, open_page: OpenPage) -> None:
    page = open_page(path)
    frame = page.locator("[data-testid=stDataFrame]:visible").first
    frame.scroll_into_view_if_needed()
    frame.hover()
    toolbar = frame.locator("[data-testid=stElementToolbarButton]")
    toolbar.first.wait_for()
    named = toolbar.locator("button").evaluate_all(
        "found => found.map(one => one.getAttribute('aria-label') || one.textContent)"
    )
    assert named
    assert not [name for name in named if re.search("csv|download|export", name, re.IGNORECASE)]
