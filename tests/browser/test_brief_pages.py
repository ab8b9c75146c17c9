"""The brief as it is printed: two A4 pages and the sources after them, in every language; as cards on a phone."""

import re
from collections.abc import Iterator
from functools import cache, partial

import pytest
from playwright.sync_api import Browser, Page

from dashboard.brief.facts import BriefRequest
from dashboard.brief.html import to_html
from dashboard.brief.model import Brief
from dashboard.brief.occasion import read_occasion
from dashboard.brief.read import read_brief
from dashboard.locale import available_languages
from dashboard.subjects.engine import read_only_engine
from tests.browser.running import patient_page

SEED = "2023-05-09-urumqi-ma-karashukeyev"
ASKED = [
    *(partial(BriefRequest, partner) for partner in ("KZ", "KG", "TJ", "TM", "UZ", "C5")),
    partial(BriefRequest, "KZ", side="KZ"),
    partial(BriefRequest, "KZ", person="aidarbek-saparov"),
    partial(BriefRequest, "KZ", place="CN-XJ"),
]


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = patient_page(chromium)
    yield page
    page.context.close()


@cache
def read(address: str, request: BriefRequest, event_id: str = "") -> Brief:
    occasion = None
    if event_id:
        with read_only_engine(address, language=request.language).connect() as connection:
            occasion = read_occasion(connection, event_id)
    with read_only_engine(address, language=request.language).connect() as connection:
        return read_brief(connection, BriefRequest(**{**vars(request), "occasion": occasion}))


def printed_pages(page: Page, html: str) -> int:
    page.set_content(html)
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def without_sources(html: str) -> str:
    """The brief without what follows its two pages."""
    before, _mark, rest = html.partition('<section class="sources">')
    return before + rest.partition("</section>")[2]


@pytest.mark.parametrize("language", available_languages())
def test_every_brief_is_two_pages_and_its_sources(page: Page, real_database: str, language: str) -> None:
    briefs = {
        str(ask().partner) + str(place): read(real_database, ask(language=language)) for place, ask in enumerate(ASKED)
    }
    briefs[SEED] = read(real_database, BriefRequest(language=language), SEED)
    pages = {name: printed_pages(page, without_sources(to_html(brief).decode())) for name, brief in briefs.items()}

    assert pages == dict.fromkeys(briefs, 2)


def test_the_sources_begin_on_a_page_of_their_own(page: Page, real_database: str) -> None:
    html = to_html(read(real_database, BriefRequest("KZ"))).decode()

    assert printed_pages(page, html) > printed_pages(page, without_sources(html))


def test_on_a_phone_a_table_is_cards_and_nothing_is_wider_than_the_screen(page: Page, real_database: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.set_content(to_html(read(real_database, BriefRequest("KZ"))).decode())

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("thead").first.is_hidden()
    assert page.locator("td").first.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Name"'


def test_the_page_is_dark_where_the_reader_wants_it_and_white_in_print(page: Page, real_database: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_content(to_html(read(real_database, BriefRequest("KZ"))).decode())
    colour = "getComputedStyle(document.body).backgroundColor"

    assert page.evaluate(colour) == "rgb(20, 32, 31)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(colour) == "rgb(255, 255, 255)"
