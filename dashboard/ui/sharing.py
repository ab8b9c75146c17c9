"""The way from a view into other people's work: its link, and how to cite it.

While a page runs, its parts tell here what they rest on; the page's foot then names the publishers of exactly this
view.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from dashboard.files.citation import Citation, Publisher, cite
from dashboard.locale import gettext as _
from dashboard.subjects.sources import cited_sources
from dashboard.ui import address
from dashboard.ui.database import Build, ask

_CLIENT = Path(__file__).parent / "client"
_STATE = "view_shown"
_HTML = '<div class="buttons quiet"><button type="button"></button><span class="said" role="status"></span></div>'

_copy_button = st.components.v2.component(
    "khorgos_copy",
    html=_HTML,
    css=(_CLIENT / "buttons.css").read_text(encoding="utf-8"),
    js=(_CLIENT / "copy.js").read_text(encoding="utf-8"),
)


@dataclass
class _View:
    """What a run has shown so far.

    The page's title, the first chart's, codes of sources, and publishers that have no table.
    """

    title: str
    chart_title: str = ""
    source_codes: set[str] = field(default_factory=set)
    publishers: list[str] = field(default_factory=list)


def begin_view(title: str) -> None:
    """Start a run of a page with this title."""
    st.session_state[_STATE] = _View(title)


def name_view(title: str) -> None:
    """Give the view a title of its own, such as that of an event: in the browser's tab and in its citation."""
    st.set_page_config(page_title=title)
    st.session_state[_STATE] = _View(title, chart_title=title)


def show_chart_title(title: str) -> None:
    """Tell the title of a chart; the first one says what the view is about."""
    shown: _View = st.session_state[_STATE]
    shown.chart_title = shown.chart_title or title


def rest_on(source_codes: Iterable[str]) -> None:
    """Tell the sources that a part of the page rests on."""
    shown: _View = st.session_state[_STATE]
    shown.source_codes.update(source_codes)


def rest_on_publishers(names: Iterable[str]) -> None:
    """Tell publishers that a part of the page rests on and of which there is no table, such as those of a note."""
    shown: _View = st.session_state[_STATE]
    shown.publishers.extend(names)


def show_sharing(build: Build) -> None:
    """A button that opens how to cite this view, and one that copies the link to it; the last thing on a page."""
    link = address.view_address()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.popover(_("Cite this view"), icon=":material/format_quote:", type="tertiary"):
            _show_citation(cite(_title(), _publishers(), build, link))
        copy_link_button("copy_link", link)


def copy_link_button(key: str, link: str = "") -> None:
    """A button that copies a link, else the address as the browser shows it when the button is pressed.

    Before the page has run to its end, its address may still lack what filters further down write.
    """
    _copy_button(
        key=key,
        data={
            "text": link,
            "label": _("Copy link"),
            "copied": _("The link to this view is copied."),
            "failed": _("The browser does not let the link be copied: {text}"),
        },
        width="content",
    )


def _show_citation(citation: Citation) -> None:
    forms = {_("Short"): citation.short, _("Full"): citation.full, "BibTeX": citation.bibtex, "RIS": citation.ris}
    for name, text in forms.items():
        st.markdown(f"**{name}**")
        st.code(text, language=None, wrap_lines=True)


def _title() -> str:
    shown: _View = st.session_state[_STATE]
    if shown.chart_title in {"", shown.title}:
        return shown.title
    return _("{page}: {chart}").format(page=shown.title, chart=shown.chart_title)


def _publishers() -> list[Publisher]:
    shown: _View = st.session_state[_STATE]
    sources = ask(cited_sources) if shown.source_codes else []
    of_tables = [Publisher(one.publisher, one.licence) for one in sources if one.source_code in shown.source_codes]
    return [*(Publisher(name) for name in shown.publishers), *of_tables]
