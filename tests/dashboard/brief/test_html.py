"""A brief as one page: nothing from outside, every mark leads to its source, the same bytes each time."""

import re
from html.parser import HTMLParser

from dashboard.brief.html import to_html
from dashboard.brief.model import TO_FILL, Brief
from tests.dashboard.brief.briefs import brief_of
from tests.dashboard.brief.record import record
from tests.factories import area_row
from tests.loading import file_of


class Tags(HTMLParser):
    """Collects every element with its attributes, and checks that what is opened is closed."""

    VOID = frozenset({"meta", "col", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_needs_nothing_from_outside_and_runs_nothing(brief: Brief) -> None:
    page = to_html(brief).decode()
    tags = Tags()
    tags.feed(page)

    assert tags.open == []
    assert {tag for tag, _attributes in tags.seen} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "image",
        "use",
        "base",
    } == set()
    loaded = [
        value
        for tag, attributes in tags.seen
        for name, value in attributes.items()
        if name in {"src", "srcset", "xlink:href", "data"}
    ]
    assert loaded == []
    assert {tag for tag, attributes in tags.seen if "href" in attributes} == {"a"}
    assert not re.search(r"url\(|@import", page)
    assert [name for _tag, attributes in tags.seen for name in attributes if name.startswith("on")] == []


def test_every_mark_in_the_page_leads_to_its_source(brief: Brief) -> None:
    tags = Tags()
    tags.feed(to_html(brief).decode())
    anchors = {attributes["id"] for _tag, attributes in tags.seen if "id" in attributes}
    links = {str(attributes["href"]) for _tag, attributes in tags.seen if str(attributes.get("href")).startswith("#")}

    assert links
    assert {link.removeprefix("#") for link in links} == anchors


def test_the_same_brief_is_the_same_page(brief: Brief) -> None:
    assert to_html(brief) == to_html(brief)


def test_cells_carry_their_heading_for_cards_on_a_phone(brief: Brief) -> None:
    page = to_html(brief).decode()

    assert '<td data-heading="Office, as last attested">' in page
    assert page.count("<td>") == 0


def test_the_second_page_and_the_sources_begin_on_pages_of_their_own(brief: Brief) -> None:
    page = to_html(brief).decode()

    assert page.index('class="bottom-line"') < page.index('class="second"') < page.index('class="sources"')
    assert re.findall(r"\.(second|sources) { break-before: page", page) == ["second", "sources"]
    assert "prefers-color-scheme: dark" in page


def test_what_the_record_does_not_tell_is_a_line_to_fill(brief: Brief) -> None:
    rows = record()
    url = file_of(**rows | {"area": [*rows["area"], area_row(area_code="TM", name_en="Turkmenistan")]})

    assert TO_FILL.text in to_html(brief_of(url, partner="TM")).decode()
