"""The search box of the menu, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.running import OpenPage, wait_until_settled

MAIN = "[data-testid=stMain]"
SEED = "Xinjiang party chief meets Kazakh agriculture minister"


def test_enter_in_the_menu_s_box_opens_what_it_finds_and_back_leads_back(open_page: OpenPage) -> None:
    page = open_page("/people")
    page.locator("[data-testid=stSidebar]").get_by_role("textbox", name="Search").fill("Urumqi May 2023")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=Urumqi+May+2023")
    wait_until_settled(page)
    expect(page.locator(MAIN).get_by_role("link", name=SEED)).to_be_visible()
    page.go_back()
    page.wait_for_url("**/people")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marked_words_are_read_as_well_as_the_others(open_page: OpenPage, theme: str) -> None:
    page = open_page("/search?q=grain+Urumqi", theme=theme)
    mark = page.locator("mark").first
    mark.wait_for()
    assert mark.evaluate("one => getComputedStyle(one).color === getComputedStyle(one.parentElement).color")
