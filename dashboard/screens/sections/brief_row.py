"""The brief on a page: two files to take away, and the way to its page."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.brief.docx import to_docx
from dashboard.brief.facts import BriefRequest
from dashboard.brief.html import to_html
from dashboard.brief.model import Brief
from dashboard.brief.occasion import read_occasion
from dashboard.brief.read import read_brief
from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.subjects.people.people import Person
from dashboard.subjects.reference import PARTNERS
from dashboard.ui.components import kept_parameters
from dashboard.ui.database import Reader, ask_whole, chosen_day, for_file
from dashboard.ui.downloads import or_a_sentence
from dashboard.ui.sitemap import script_of
from dashboard.watch.asked import note_build
from dashboard.watch.audit import Act, audit
from dashboard.watch.files import brief_told
from etl.vocabulary.places import HOME, HOME_REGION

_READ = "brief_read"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_brief_row(*, partner: str = "", event_id: str = "") -> None:
    """A row with the brief on a partner or an event, by what is known on the day chosen.

    Both files, and a link to read it.
    """
    subject = {"event": event_id} if event_id else {"partner": partner}
    with st.container(horizontal=True, vertical_alignment="center"):
        occasion = ask_whole(read_occasion, event_id) if event_id else None
        brief_files(BriefRequest(partner, occasion, language()))
        st.page_link(
            script_of("brief"),
            label=_("Read the brief"),
            icon=":material/article:",
            query_params={**subject, **kept_parameters()},
        )


def person_brief_link(person: Person, label: str) -> None:
    """The way to the brief for meeting somebody; nothing for one who speaks for neither side."""
    if person.area_code in {*PARTNERS, HOME, HOME_REGION}:
        st.page_link(
            script_of("brief"),
            label=label,
            icon=":material/article:",
            query_params={**kept_parameters(), "person": person.person_code},
        )


def brief_files(request: BriefRequest) -> None:
    """Buttons for the brief as HTML and as a Word document; each is made when it is asked for."""
    stem, brief = file_stem(request), for_file(partial(_read, request=request))
    st.download_button(
        _("Brief to print (HTML)"),
        data=brief_told(or_a_sentence(lambda: to_html(brief())), file=f"{stem}.html", language=request.language),
        file_name=f"{stem}.html",
        mime="text/html",
        key="brief.html",
        on_click="ignore",
        icon=":material/print:",
    )
    st.download_button(
        _("Brief to edit (Word)"),
        data=brief_told(or_a_sentence(lambda: to_docx(brief())), file=f"{stem}.docx", language=request.language),
        file_name=f"{stem}.docx",
        mime=DOCX,
        key="brief.docx",
        on_click="ignore",
        icon=":material/edit_document:",
    )


def _read(reader: Reader, request: BriefRequest) -> Brief:
    note_build(reader.build_id)
    occasion = request.occasion and replace(reader, as_of=None).ask(read_occasion, request.occasion.event_id)
    return reader.ask(read_brief, replace(request, occasion=occasion))


def tell_read(request: BriefRequest) -> None:
    """Tell the audit that a brief is read on its page: once for each that a reader turns to."""
    read = {"file": file_stem(request), "language": request.language}
    if st.session_state.get(_READ) != read:
        st.session_state[_READ] = read
        audit(Act.BRIEF, **read, form="page")


def file_stem(request: BriefRequest) -> str:
    """The name of the files without its ending: ``khorgos_brief_KZ_2024-07-01``."""
    day = chosen_day()
    about = request.occasion.event_id if request.occasion else request.person or request.partner
    parts = ("khorgos_brief", about, request.place, request.side, day.isoformat() if day else "")
    return "_".join(part for part in parts if part)
