"""A chart on somebody else's page: ``/embed/<page>?...&chart=<key>`` shows it alone.

The page runs as ever, out of sight, until its chart with this key is drawn; that stands alone, with its source and a
link to the full view, and the rest of the page is not run.
"""

import os
import re
from collections.abc import Callable
from html import escape
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.ui import address
from dashboard.ui.sitemap import SITEMAP
from dashboard.ui.style import style_sheet

CHART_PARAMETER = "chart"
"""The parameter of an address that asks for one chart alone, by its key."""

ROUTE = "embed"
"""What the addresses of charts that stand alone begin with."""

FRAMES_VARIABLE = "KHORGOS_FRAME_ANCESTORS"
"""The variable of the environment that says whose pages may show a chart: origins parted by blanks."""

_HEAD_AND_FOOT = 170  # pixels that the title above and the source below a chart take
_ASKED, _PLACE = "embedded_chart", "embedded_place"


def frame_ancestors() -> str:
    """Whose pages may show a chart that stands alone, as a content security policy names them; empty: nobody's."""
    return " ".join(re.split(r"[\s,;]+", os.environ.get(FRAMES_VARIABLE, ""))).strip()


def begin(asked: str | None) -> DeltaGenerator:
    """Start a run: give the place where the page is to run, out of sight where one chart is asked for."""
    st.session_state[_ASKED] = asked
    if asked is None:
        return st.container()
    st.html(style_sheet("embed.css"))
    st.session_state[_PLACE] = st.container(key="alone")
    return st.container(key="left_out")


def asked_chart() -> str | None:
    """The key of the chart that is to stand alone; None on a whole page."""
    asked: str | None = st.session_state.get(_ASKED)
    return asked


def show_alone(draw: Callable[[], None], source: str) -> None:
    """Draw the chart asked for with its source and the way to the full view, and run no more of the page."""
    with st.session_state[_PLACE]:
        draw()
        source_line = _("Source: {source}").format(source=source) if source else ""
        st.html(f'<p class="alone-foot">{escape(source_line)} {full_view_link()}</p>')
    st.stop()


def show_missing(asked: str) -> None:
    """Say that the page has no chart with this key, with the way to the page."""
    with st.session_state[_PLACE]:
        told = _("This view has no chart named {chart}.").format(chart=asked)
        st.html(f'<p class="alone-foot">{escape(told)} {full_view_link()}</p>')


def full_view_link() -> str:
    """A link, as HTML, from a chart that stands alone to the page that it is from."""
    build, words = st.session_state["build"], _("Khorgos: the full view")
    link = f'<a href="{escape(full_view())}" target="_blank" rel="noopener">{escape(words)}</a>'
    made = escape(_("data of {date}").format(date=formats.day(build.built_at.date())))
    return f"{link} · {made}"


def full_view() -> str:
    """The address of the page without the wish for one chart."""
    bare, _mark, query = address.view_address().partition("?")
    kept = [(name, value) for name, value in parse_qsl(query) if name != CHART_PARAMETER]
    return f"{bare}?{urlencode(kept)}" if kept else bare


def embed_address(view: str, page: str, key: str) -> str:
    """The address at which one chart of a view stands alone; takes the view's address and its page's."""
    bare, _mark, query = view.partition("?")
    root = bare.rstrip("/").removesuffix(f"/{page}")
    asked = [*parse_qsl(query), (CHART_PARAMETER, key)]
    return f"{root}/{ROUTE}/{page}?{urlencode(asked)}"


def snippet(link: str, title: str, height: int) -> str:
    """The HTML that puts a chart of this height into a page."""
    return (
        f'<iframe src="{escape(link)}" title="{escape(title)}" width="100%" height="{height + _HEAD_AND_FOOT}" '
        'style="border:0" loading="lazy"></iframe>'
    )


def offer_snippet(key: str, title: str, height: int) -> None:
    """The button that shows the HTML with which a chart is put into another page, where any page may show it."""
    if not frame_ancestors():
        return
    opened = st.popover(_("Embed"), icon=":material/code:", type="tertiary", key=f"{key}.embed", on_change="rerun")
    if opened.open:
        with opened:
            page = st.session_state["page"]
            link = embed_address(address.view_address(), page or SITEMAP[0].address, key)
            st.markdown(_("Copy this into your page: it shows the chart alone, as this view has it now."))
            st.code(snippet(link, title, height), language="html", wrap_lines=True)
