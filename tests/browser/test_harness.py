"""The app starts as its users start it, and its first page comes up clean in a real browser."""

from tests.browser.running import OpenPage


def test_first_page_shows_without_an_exception(open_page: OpenPage) -> None:
    page = open_page("/")

    assert page.locator("[data-testid=stException]").count() == 0
    assert page.locator("[data-testid=stMain] h1").first.inner_text().strip()
