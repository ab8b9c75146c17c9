"""The way from the timeline to a note and back, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import FAULT, OpenPage, wait_until_drawn, wait_until_settled

FILTERED = "/timeline?party=KZ&party=CN-XJ&kind=ministerial_meeting"
SEED = "/event?id=2023-05-09-urumqi-ma-karashukeyev"
STILL_MARK = ".still a.found"
MARK = ".js-plotly-plot .scatterlayer .point"


def click_first_mark(page: Page, marks: str) -> None:
    mark = page.locator(marks).first
    if marks == STILL_MARK:
        mark.click()
        return
    wait_until_drawn(page, "timeline")
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("marks", [STILL_MARK, MARK])
def test_a_click_on_a_mark_opens_the_note_and_back_keeps_the_filters(open_page: OpenPage, marks: str) -> None:
    page = open_page(FILTERED)
    if marks == MARK:
        page.locator(".st-key-timeline-live label").click()
    heading = page.locator("[data-testid=stMain] h1")
    of_timeline = heading.inner_text()
    click_first_mark(page, marks)
    page.wait_for_url("**/event?id=*")
    expect(heading).not_to_have_text(of_timeline)  # the address changes before the page does
    wait_until_settled(page)
    expect(page).to_have_title(re.compile(re.escape(heading.inner_text())))
    page.go_back()
    page.wait_for_url(f"**{FILTERED}")
    page.get_by_text("Clear all filters").wait_for()


def test_the_seed_meeting_shows_its_trade_in_one_table_and_one_chart(open_page: OpenPage) -> None:
    page = open_page(SEED, width=390)
    page.locator(".records").first.wait_for()
    for goods in ("All agricultural goods", "Meat", "Grain"):
        page.locator(".records").get_by_role("rowheader", name=goods, exact=True).first.wait_for()
    page.locator(".still > svg").first.wait_for()
    assert page.locator(".still").count() == 1
    assert page.locator(FAULT).count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
