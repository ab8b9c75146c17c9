"""The menu beside every page: name and mark, partner, pages, language, day, and the ways out of the pages."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.access.roles import Kind, Reader
from dashboard.api.base_path import base_path
from dashboard.locale import available_languages, language
from dashboard.locale import gettext as _
from dashboard.shell.day import choose_as_of
from dashboard.ui import address
from dashboard.ui.choices import PARTNERS_AND_GROUP, choose_partner
from dashboard.ui.components import kept_parameters
from dashboard.ui.first_screen import kept_place
from dashboard.ui.reader import may_decide
from dashboard.ui.sitemap import DRAFTS, PAGES_BY_ADDRESS, SITEMAP, Page
from etl.vocabulary.languages import LANGUAGES, SOURCE_LANGUAGE

_HERE = Path(__file__).parent
SEARCH_PAGE = "search"
_BOX, _ASKED = "menu_search", "menu_search_asked"
WORDMARK, MARK = _HERE / "khorgos.svg", _HERE / "mark.svg"

_closing = st.components.v2.component(
    "khorgos_menu", js=(_HERE / "client" / "menu.js").read_text(encoding="utf-8"), html="<span></span>"
)


def begin_menu(reader: Reader) -> DeltaGenerator:
    """The menu's name, and its language, day and reader at the foot: all that needs no database.

    Gives the place between.
    """
    st.logo(str(WORDMARK), size="large", icon_image=str(MARK))
    with st.sidebar:
        st.caption(_("What was said, what was traded"))
        between = kept_place("menu_between")
        choose_language()
        choose_as_of()
        show_ways_out()
        show_reader(reader)
    return between


def show_menu(place: DeltaGenerator, page_address: str, reader: Reader) -> None:
    """The partner and the pages, for the page at an address and its reader.

    The partner is offered on the pages that are about one; elsewhere the choice waits.
    """
    page = PAGES_BY_ADDRESS[page_address]
    with place:
        show_search_box(page_address)
        if page.is_by_partner:
            st.session_state["partner"] = choose_partner()
        show_pages([*SITEMAP, *([DRAFTS] if may_decide(reader) else [])])
        _closing(key="menu", data={"page": page_address, "language": language()}, height="content")


def show_search_box(page_address: str) -> None:
    """Where words are looked for from any page; Enter opens the page Search, whose own words it shows there."""
    if _ASKED not in st.session_state and page_address == SEARCH_PAGE:
        st.session_state[_BOX] = address.text_asked("q")
    st.text_input(
        _("Search"),
        key=_BOX,
        placeholder=_("Search"),
        icon=":material/search:",
        label_visibility="collapsed",
        max_chars=address.LONGEST_TEXT,
        on_change=_ask_for_box,
    )
    asked = st.session_state.pop(_ASKED, "")
    if asked and page_address == SEARCH_PAGE:
        address.drop(["kind", "page"])
        st.query_params["q"] = asked
    elif asked:
        open_search(asked)


def _ask_for_box() -> None:
    st.session_state[_ASKED] = st.session_state[_BOX].strip()


def open_search(text: str) -> None:
    """Go to what a text finds."""
    parameters = {"q": text, **kept_parameters()}
    address.keep_way_back(parameters)
    st.switch_page(PAGES_BY_ADDRESS[SEARCH_PAGE].file, query_params=parameters)


def show_pages(pages: Sequence[Page]) -> None:
    """A link to each of these pages that stands in the menu, with language, day and partner."""
    with st.container(key="menu_pages", gap=None):
        for page in pages:
            if not page.is_hidden:
                st.page_link(
                    page.file, label=_(page.title), icon=page.icon, query_params=parameters_of(page), width="stretch"
                )


def parameters_of(page: Page) -> dict[str, str]:
    """What goes along to a page of the menu: language and day, and the partner to the pages that are about one."""
    partner = st.session_state.get("partner", PARTNERS_AND_GROUP[0])
    along = {"partner": partner} if page.is_by_partner and partner != PARTNERS_AND_GROUP[0] else {}
    return {**kept_parameters(), **along}


def choose_language() -> None:
    """Let the reader choose among the languages there are; the choice goes with them from page to page."""
    languages = available_languages()
    if len(languages) == 1:
        return
    chosen = address.choose_one(
        "lang",
        "Language · 语言 · Язык",
        languages,
        LANGUAGES.__getitem__,
        default=SOURCE_LANGUAGE,
        look="segmented",
        shared=True,
    )
    st.session_state["language"] = chosen
    if chosen != language():
        st.rerun()  # what lies above is in the language of before


def show_ways_out() -> None:
    """Links to the pages that explain the others, and to what the server offers beside pages."""
    with st.container(key="menu_ways_out", horizontal=True, gap="small"):
        for name in ("method", "glossary"):
            page = PAGES_BY_ADDRESS[name]
            st.page_link(page.file, label=_(page.title), query_params=kept_parameters())
    asked = f"?lang={language()}" if language() != SOURCE_LANGUAGE else ""
    links = {_("API"): "api/", _("Calendar"): f"api/events.ics{asked}", _("Feed"): f"api/events.atom{asked}"}
    st.markdown(" · ".join(f"[{name}]({base_path()}/{path})" for name, path in links.items()))


def show_reader(reader: Reader) -> None:
    """Who is signed in, and the way out; nothing where nobody needs to be."""
    if reader.kind is Kind.PERSON:
        with st.container(key="menu_reader", horizontal=True, gap="small", vertical_alignment="center"):
            st.text(reader.name)  # in Markdown an address becomes a link
            st.button(_("Sign out"), key="sign_out", type="tertiary", on_click=st.logout)
