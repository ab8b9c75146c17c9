"""The day whose knowledge the pages show: any day that the reader chooses, or all that is known."""

from datetime import date

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.ui import address
from dashboard.ui.database import DAY_PARAMETER, Build

_FORMER = ("brief", "date")  # the page that once had a day of its own, under this name; links to it go on working
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def choose_as_of() -> None:
    """Let the reader choose a day; the choice goes with them from page to page. What is no day is told on the page."""
    _read_former()
    st.session_state["as_of"] = address.choose_day(
        DAY_PARAMETER,
        _("As known on"),
        FIRST_DAY,
        LAST_DAY,
        none=_("all that is known"),
        help=_("Each page, file and brief then shows what was known at the end of that day. Empty: all that is known."),
    )


def _read_former() -> None:
    page, name = _FORMER
    if st.session_state["page"] == page and name in st.query_params and DAY_PARAMETER not in st.query_params:
        st.query_params[DAY_PARAMETER] = st.query_params.pop(name)


def banner(build: Build) -> None:
    """Say over every page which day's knowledge it shows, where that is not all that is known."""
    if build.as_of:
        st.info(
            _("As known on {date}: what came to be known later is left out.").format(date=formats.day(build.as_of)),
            icon=":material/history:",
        )
