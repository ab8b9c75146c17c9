"""What every page has around it: language, navigation, the build, and what to do when there is no database."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from sqlalchemy.exc import OperationalError
from streamlit.navigation.page import Page as StreamlitPage

from dashboard import address
from dashboard.components import PAGES, footer
from dashboard.database import Build, connect, current_build
from dashboard.locale import LANGUAGES, available_languages, use_language
from dashboard.locale import gettext as _
from dashboard.theme import PAGE_STYLE


def find_build() -> Build | None:
    """The build to show, or None where there is no database."""
    try:
        with connect() as connection:
            return current_build(connection)
    except OperationalError:  # no file, no server, or no tables yet: all mean that nothing can be shown
        return None


def choose_language() -> None:
    """Let the reader choose among the languages there are; the choice goes with them from page to page."""
    languages = available_languages()
    if len(languages) > 1:
        with st.sidebar:
            st.session_state["language"] = address.choose_one(
                "lang", "Language · 语言 · Язык", languages, LANGUAGES.__getitem__, default="en", look="segmented", shared=True
            )
    use_language(st.session_state.get("language", "en"))


def pages() -> list[str | Path | Callable[[], None] | StreamlitPage]:
    """Every page with its address and its name in the reader's language."""
    return [
        st.Page(PAGES / "overview.py", title=_("Overview"), icon=":material/dashboard:", url_path="overview", default=True),
        st.Page(PAGES / "timeline.py", title=_("Timeline"), icon=":material/timeline:", url_path="timeline"),
        st.Page(PAGES / "commodities.py", title=_("Commodities"), icon=":material/grass:", url_path="commodities"),
        st.Page(PAGES / "xinjiang.py", title=_("Xinjiang"), icon=":material/pin_drop:", url_path="xinjiang"),
        st.Page(PAGES / "data.py", title=_("Data"), icon=":material/database:", url_path="data"),
        st.Page(PAGES / "event.py", title=_("Event note"), icon=":material/event_note:", url_path="event", visibility="hidden"),
    ]


def main() -> None:
    """Run one page."""
    st.set_page_config(page_title="Khorgos", page_icon="🤝", layout="wide")
    st.html(PAGE_STYLE)
    use_language(st.session_state.get("language", "en"))
    page = st.navigation(pages())
    address.begin_page(page.url_path or "overview")
    choose_language()
    build = find_build()
    if build is None:
        st.title("Khorgos", anchor=False)
        st.error(_("There is no database yet. Run `python -m etl build` in the project's folder, then reload this page."))
        return
    st.session_state["build"] = build
    page.run()
    footer(build)
