"""Pictures of charts.

Each can be saved as PNG and as SVG, with title, unit, source and dates in it, and no text runs out of it.
"""

import re
import struct
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.locale import formats, in_language
from dashboard.ui.database import current_build, read_only_engine
from tests.browser.running import OpenPage

WIDTH, PIXELS_A_POINT = 1000, 2
# Texts whose box leaves the picture, as the reader's own browser draws them.
OUTSIDE = """() => {
  const picture = document.documentElement.getBoundingClientRect();
  return [...document.querySelectorAll("text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < -1 || box.top < -1 || box.right > picture.width + 1 || box.bottom > picture.height + 1);
  }).map((text) => text.textContent);
}"""

PALE = """() => [...document.querySelectorAll("text")].filter((text) => {
  const [red, green, blue] = getComputedStyle(text).fill.match(/\\d+/g).map(Number);
  return red + green + blue > 384;
}).map((text) => text.textContent)"""


def open_files(page: Page, chart: str) -> Locator:
    """Open the button of a chart by the chart's key; gives what it offers."""
    page.locator(f".st-key-{chart} .js-plotly-plot .main-svg, .st-key-{chart}-still .still > svg").first.wait_for()
    page.locator(f".st-key-{chart}-files [data-testid=stPopoverButton]").click()
    offered = page.get_by_test_id("stPopoverBody")
    offered.get_by_role("button", name="SVG").wait_for()
    return offered


def saved(page: Page, offered: Locator, form: str, folder: Path) -> Path:
    with page.expect_download() as download:
        offered.get_by_role("button", name=form, exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def words_of(page: Page, picture: Path) -> tuple[str, list[str]]:
    """Every text of a picture in one line, and those that are pale; a text that runs out of it fails the test."""
    beside = page.context.new_page()
    beside.goto(picture.as_uri())
    outside, pale = beside.evaluate(OUTSIDE), beside.evaluate(PALE)
    words = " ".join(beside.locator("text").all_text_contents())
    beside.close()
    assert outside == []
    return words, pale


def built_on(url: str) -> date:
    with read_only_engine(url).connect() as connection:
        build = current_build(connection)
    assert build
    return build.built_at.date()


def test_a_picture_tells_what_it_shows_whose_figures_and_of_when(
    open_page: OpenPage, real_database: str, tmp_path: Path
) -> None:
    page = open_page("/?partner=UZ", theme="dark")
    offered = open_files(page, "trade")
    picture = saved(page, offered, "SVG", tmp_path)
    assert picture.name.startswith("khorgos_trade_CN_UZ_turnover_USD")
    expect(offered.get_by_role("status")).to_contain_text(picture.name)
    words, pale = words_of(page, picture)
    for told in (
        "China and Uzbekistan: Turnover, both ways",
        "Unit: bn USD",
        "Whose figures: China; Uzbekistan",
        "Source: ",
        "Period: 20",
    ):
        assert told in words
    assert formats.day(built_on(real_database)) in words
    assert "/?partner=UZ" in words
    assert pale == []  # dark ink on white, also for a reader whose page is dark


def test_a_png_has_the_size_of_the_picture_in_fine_pixels(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/both-sides", width=390)
    offered = open_files(page, "both_sides")
    picture, drawn = saved(page, offered, "PNG", tmp_path), saved(page, offered, "SVG", tmp_path)
    height = float(re.search(r'<svg[^>]* height="([\d.]+)"', drawn.read_text(encoding="utf-8"))[1])  # type: ignore[index] # it is ours
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (WIDTH * PIXELS_A_POINT, int(height * PIXELS_A_POINT))


@pytest.mark.parametrize(
    ("address", "chart"),
    [("/timeline", "timeline"), ("/commodities", "goods"), ("/xinjiang", "xinjiang-trade"), ("/commitments", "counts")],
)
def test_no_text_runs_out_of_a_picture_in_any_language(
    open_page: OpenPage, real_database: str, tmp_path: Path, address: str, chart: str
) -> None:
    for language in ("zh", "ru"):
        page = open_page(f"{address}?lang={language}")
        words, _pale = words_of(page, saved(page, open_files(page, chart), "SVG", tmp_path))
        with in_language(language):
            assert formats.day(built_on(real_database)) in words


def test_a_picture_is_saved_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/timeline")
    offered = open_files(page, "timeline")
    offered.get_by_role("button", name="PNG").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "khorgos_events.png"
