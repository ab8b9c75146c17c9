"""Fixtures for tests that drive the running app in a real Chromium: ``open_page("/timeline")`` gives a page that has settled.

The app runs as a process of its own, on a free port, with a database built from ``data/``;
``KHORGOS_TEST_DATABASE_URL`` names one that is there already. A page that writes an error to the browser's console
fails its test.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dashboard.ui.embedding import FRAMES_VARIABLE
from etl.schema.address import ADDRESS_VARIABLE
from tests.browser.chromium import ADVICE, FLAGS, find_chromium
from tests.browser.running import PATIENCE, OpenPage, Tab, serve, wait_until_settled

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def base_url(real_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("app") / "app.log"
    with serve(log, {ADDRESS_VARIABLE: real_database, FRAMES_VARIABLE: "https://aland.example"}) as url:
        yield url


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.fail(ADVICE, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS), timeout=PATIENCE)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def tab(chromium: Browser) -> Tab:
    return Tab(chromium)


@pytest.fixture
def open_page(tab: Tab, base_url: str) -> Iterator[OpenPage]:
    """Open an address of the app and wait until it has settled; an error in the console fails the test."""

    def open_one(path: str = "/", *, width: int = 1440, theme: str = "light") -> Page:
        tab.page.emulate_media(color_scheme=theme)
        tab.page.set_viewport_size({"width": width, "height": 900})
        tab.page.goto(base_url + path)
        wait_until_settled(tab.page)
        return tab.page

    yield open_one
    assert tab.leave() == []
