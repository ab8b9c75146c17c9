"""Links as readers and their programs meet them.

Copied with one click, previewed by a messenger, and kind where they lead to no page.
"""

import re
from urllib.request import Request as Asked
from urllib.request import urlopen

import pytest
from playwright.sync_api import Dialog, Page, Request, expect

from tests.browser.running import FAULT, OpenPage, Tab, wait_until_settled

SEED = "/event?id=2023-05-09-urumqi-ma-karashukeyev"
MAIN = "[data-testid=stMain]"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def copied_link(page: Page) -> str:
    page.context.grant_permissions(CLIPBOARD)
    page.get_by_role("button", name="Copy link").last.click()
    expect(page.get_by_text("The link to this view is copied.")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("width", [1440, 390])
def test_one_click_copies_the_link_to_exactly_this_view(open_page: OpenPage, base_url: str, width: int) -> None:
    page = open_page("/timeline?kind=ministerial_meeting", width=width)
    page.locator(MAIN).get_by_role("textbox", name="Search").fill("羊")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=*")
    wait_until_settled(page)
    link = copied_link(page)
    assert link == f"{base_url}/timeline?kind=ministerial_meeting&text=%E7%BE%8A"
    again = open_page(link.removeprefix(base_url))
    expect(again.locator(MAIN).get_by_role("textbox", name="Search")).to_have_value("羊")


def test_the_link_is_copied_where_the_browser_gives_no_clipboard(open_page: OpenPage, base_url: str) -> None:
    page = open_page("/?partner=UZ")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy link").last.click()
    expect(page.get_by_text("The link to this view is copied.")).to_be_visible()
    page.get_by_role("button", name="Cite this view").click()
    expect(page.get_by_test_id("stPopoverBody").get_by_text(f"{base_url}/?partner=UZ").first).to_be_visible()


def test_a_messenger_reads_what_an_event_is_about(base_url: str) -> None:
    with urlopen(Asked(base_url + SEED, headers={"Accept": "text/html", "User-Agent": "preview"})) as answer:  # noqa: S310 - the address is ours
        head = answer.read().decode("utf-8")
    assert re.search('<meta property="og:title" content="[^"]*USD 1 bn farm-trade goal" />', head)
    assert f'<meta property="og:url" content="{base_url}{SEED}" />' in head


@pytest.mark.parametrize("address", ["/meetings", "/old/timeline", "/%F0%9F%8D%B5", "/timeline.html?kind=summit"])
def test_an_address_that_is_no_page_shows_the_first_one_and_says_so(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    expect(page.locator("[data-testid=stMain] h1")).to_contain_text("China counted")
    expect(page.get_by_text("There is no page")).to_be_visible()
    assert page.get_by_role("dialog").count() == 0
    assert page.url.rstrip("/").count("/") == 2
    assert "lost" not in page.url


@pytest.mark.parametrize("junk", ["%3Cscript%3Ealert(1)%3C/script%3E", "![x](https://x.test/x.png)", "%00", "x" * 3000])
def test_junk_is_shown_as_text_and_asks_nobody_for_anything(
    open_page: OpenPage, tab: Tab, base_url: str, junk: str
) -> None:
    asked: list[str] = []
    dialogs: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page = tab.page
    page.on("request", note)
    page.on("dialog", refuse)
    open_page(f"/timeline?party={junk}&id={junk}")
    expect(page.get_by_test_id("stAlert").first).to_be_visible()
    assert page.locator(f"{FAULT}, [data-testid=stAlert] img").count() == 0
    page.remove_listener("request", note)
    page.remove_listener("dialog", refuse)
    assert dialogs == []
    assert [
        url for url in asked if not url.startswith((base_url, "data:", "blob:", base_url.replace("http", "ws")))
    ] == []
