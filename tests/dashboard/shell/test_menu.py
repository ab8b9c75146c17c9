"""The menu: partner, pages, language, day, ways out."""

import pytest

from dashboard.ui.sitemap import SITEMAP
from etl.schema.address import ADDRESS_VARIABLE
from tests.dashboard.opened import address_of, ignored, open_page, script_from_entry
from tests.factories import area_row, build_row, commodity_group_row
from tests.loading import file_of

BY_PARTNER = [page.address for page in SITEMAP if page.is_by_partner]


@pytest.fixture(autouse=True)
def in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of areas, and nothing else."""
    areas = [area_row(area_code=code, name_en=code) for code in ("CN", "CN-XJ", "KZ", "KG", "C5", "WLD")]
    groups = [commodity_group_row(group_code="all_goods", title_en="All goods")]
    monkeypatch.setenv(ADDRESS_VARIABLE, file_of(area=areas, commodity_group=groups, build=[build_row()]))


def menu_links(page: str, **parameters: str) -> dict[str, str]:
    """Label of each page in the menu, to what goes along with its link."""
    app = open_page(page, **parameters)
    return {link.proto.label: link.proto.query_string for link in app.sidebar.get("page_link")}


def test_every_page_of_the_menu_is_a_link_and_so_are_method_and_glossary() -> None:
    assert list(menu_links("people")) == [
        *(page.title for page in SITEMAP if not page.is_hidden), "Method", "Glossary"
    ]  # fmt: skip


def test_language_and_day_go_along_to_every_page_and_the_partner_to_those_that_are_about_one() -> None:
    links = menu_links("overview", partner="KG", lang="ru", asof="2099-05-09")

    assert links["Обзор"] == "lang=ru&asof=2099-05-09&partner=KG"
    assert links["Участники"] == "lang=ru&asof=2099-05-09"


@pytest.mark.parametrize("page", BY_PARTNER)
def test_a_page_about_a_partner_reads_it_from_its_address(page: str) -> None:
    app = open_page(page, partner="KG")

    assert not app.exception
    assert [one.value for one in app.sidebar.selectbox if one.label == "Partner"] == ["KG"]
    assert address_of(app)["partner"] == ["KG"]


def test_the_partner_chosen_on_one_page_is_that_of_the_next() -> None:
    app = open_page("overview")

    app.sidebar.selectbox[0].set_value("KG").run()
    app.query_params.clear()
    app.switch_page(script_from_entry("xinjiang")).run()
    assert app.sidebar.selectbox[0].value == "KG"


def test_a_page_that_is_about_no_partner_offers_none() -> None:
    assert [one.label for one in open_page("people").sidebar.selectbox] == []


def test_a_partner_that_is_none_is_told() -> None:
    assert ignored(open_page("overview", partner="Aland")) == ["partner = Aland"]


def test_words_typed_into_the_menu_open_the_search() -> None:
    app = open_page("people", lang="ru")
    app.sidebar.text_input[0].set_value(" rye ").run()

    assert address_of(app) == {"q": ["rye"], "lang": ["ru"]}
    assert app.main.text_input[0].value == "rye"
    assert app.sidebar.text_input[0].value == "rye"


def test_the_menu_tells_what_the_search_was_asked_for_and_leaves_it_there() -> None:
    app = open_page("search", q="rye")

    assert app.sidebar.text_input[0].value == "rye"
    app.main.text_input[0].set_value("oats").run()
    assert address_of(app)["q"] == ["oats"]
    assert app.sidebar.text_input[0].value == "oats"


def test_words_typed_into_the_menu_of_the_search_are_looked_for_among_all_kinds() -> None:
    app = open_page("search", q="rye", kind="notes")
    app.sidebar.text_input[0].set_value("oats").run()

    assert address_of(app) == {"q": ["oats"]}
    assert app.main.text_input[0].value == "oats"
