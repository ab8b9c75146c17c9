"""The brief on a page: two files to take away, and the way to the page where its day is chosen."""

import streamlit as st

from dashboard.brief.docx import to_docx
from dashboard.brief.facts import BriefRequest
from dashboard.brief.html import to_html
from dashboard.brief.read import read_brief
from dashboard.components import kept_parameters
from dashboard.database import later
from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.sitemap import PAGES

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_brief_row(*, partner: str = "", event_id: str = "") -> None:
    """A row with the brief on a partner or an event, by everything known: both files, and a link to choose another day."""
    subject = {"event": event_id} if event_id else {"partner": partner}
    with st.container(horizontal=True, vertical_alignment="center"):
        brief_files(BriefRequest(partner, event_id, None, language()))
        st.page_link(
            PAGES / "brief.py",
            label=_("Read the brief, or choose its day"),
            icon=":material/article:",
            query_params={**subject, **kept_parameters()},
        )


def brief_files(request: BriefRequest) -> None:
    """Buttons for the brief as HTML and as a Word document; each is made when it is asked for."""
    stem, brief = file_stem(request), later(read_brief, request)
    st.download_button(
        _("Brief to print (HTML)"),
        data=lambda: to_html(brief()),
        file_name=f"{stem}.html",
        mime="text/html",
        key="brief.html",
        on_click="ignore",
        icon=":material/print:",
    )
    st.download_button(
        _("Brief to edit (Word)"),
        data=lambda: to_docx(brief()),
        file_name=f"{stem}.docx",
        mime=DOCX,
        key="brief.docx",
        on_click="ignore",
        icon=":material/edit_document:",
    )


def file_stem(request: BriefRequest) -> str:
    """The name of the files without its ending: ``khorgos_brief_KZ_2024-07-01``."""
    day = request.on_day.isoformat() if request.on_day else ""
    return "_".join(part for part in ("khorgos_brief", request.partner if not request.event_id else request.event_id, day) if part)
