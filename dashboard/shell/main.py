"""What every page has around it: language, navigation, the day, the build, and what to do when there is no database."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError
from streamlit.navigation.page import Page as StreamlitPage

from dashboard.access.roles import Reader
from dashboard.locale import available_languages, use_language
from dashboard.locale import gettext as _
from dashboard.shell.day import banner
from dashboard.shell.menu import MARK, begin_menu, show_menu
from dashboard.shell.turns import turn
from dashboard.shell.watch import page_run, request_in_words
from dashboard.subjects.unreadable import Unreadable, Why, why_unreadable
from dashboard.ui import address, embedding
from dashboard.ui.components import address_notes, footer
from dashboard.ui.database import Build, BuildReplaced, begin_run, chosen_day, connect, current_build
from dashboard.ui.reader import may_decide, who_reads
from dashboard.ui.sharing import begin_view
from dashboard.ui.sitemap import DRAFTS, SITEMAP
from dashboard.watch.asked import Who, note_build
from dashboard.watch.log import tell_fault
from etl.schema import SCHEMA_VERSION
from etl.vocabulary.languages import SOURCE_LANGUAGE


def find_build() -> Build | Unreadable:
    """The build to show, that of the day chosen, or why there is none."""
    try:
        with connect(chosen_day()) as connection:
            return current_build(connection) or Unreadable(Why.NOT_BUILT)
    except SQLAlchemyError as fault:
        tell_fault("database not read", fault)
        return why_unreadable(fault)


def show_unreadable(found: Unreadable) -> None:
    """What to do where there is no build to show."""
    told = {
        Why.NOT_BUILT: _(
            "There is no database yet. Run `python -m etl build` in the project's folder, then reload this page."
        ),
        Why.OLDER: _(
            "The database was built by an older edition of Khorgos: it has schema version {found}, and this edition "
            "reads {read}. Run `python -m etl build` in the project's folder, then reload this page."
        ),
        Why.NEWER: _(
            "The database was built by a newer edition of Khorgos: it has schema version {found}, and this server "
            "reads {read}. Start the server anew with that edition, then reload this page."
        ),
        Why.NO_SERVER: _(
            "The database server cannot be reached, or does not let this page in. Check that it runs and what "
            "`KHORGOS_DATABASE_URL` says, then reload this page."
        ),
        Why.FAILING: _("The database cannot be read at the moment. Reload this page in a minute."),
    }
    sentence = told[found.why].format(found=found.schema_version, read=SCHEMA_VERSION)
    st.title("Khorgos", anchor=False)
    st.error(f"{sentence} {request_in_words()}")


def show_signed_out() -> None:
    """What a page says whose reader lost the right to it while it was open."""
    st.title("Khorgos", anchor=False)
    st.info(_("Your sign-in has ended. Reload this page to sign in again."))


def requested_language() -> str:
    """The language that the address asks for, else the one chosen before, else English."""
    asked = st.query_params.get("lang")
    return asked if asked in available_languages() else str(st.session_state.get("language", SOURCE_LANGUAGE))


def pages(reader: Reader) -> list[str | Path | Callable[[], None] | StreamlitPage]:
    """Every page that a reader may open, with its name in the reader's language; the first is the default."""
    return [
        st.Page(
            page.file,
            title=_(page.title),
            icon=page.icon,
            url_path=page.address,
            default=page is SITEMAP[0],
            visibility="hidden" if page.is_hidden else "visible",
        )
        for page in (*SITEMAP, *([DRAFTS] if may_decide(reader) else []))
    ]


@turn()
def main() -> None:
    """Run one page, when it is its turn."""
    st.set_page_config(page_title="Khorgos", page_icon=str(MARK), layout="wide")
    use_language(requested_language())
    reader = who_reads()
    if reader is None:
        show_signed_out()
        return
    page = st.navigation(pages(reader), position="hidden")
    st.set_page_config(page_title=f"{page.title} · Khorgos")
    page_address = page.url_path or SITEMAP[0].address
    address.begin_page(page_address)
    begin_view(page.title)
    with page_run(page_address, Who(reader.name, reader.kind)):
        draw(page, page_address, reader)


def draw(page: StreamlitPage, page_address: str, reader: Reader) -> None:
    """Draw one page and what is around it, or say why there is nothing to draw."""
    between = begin_menu(reader)
    build = find_build()
    if isinstance(build, Unreadable):
        show_unreadable(build)
        return
    begin_run(build)
    note_build(build.build_id)
    show_menu(between, page_address, reader)
    chart = address.parameter(embedding.CHART_PARAMETER)
    with embedding.begin(chart):
        banner(build)
        notes = st.container()
        try:
            page.run()
        except BuildReplaced:
            show_unreadable(Unreadable(Why.FAILING))
    if chart is not None:
        embedding.show_missing(chart)
        return
    address.end_page()
    with notes:
        address_notes()
    footer(build)
