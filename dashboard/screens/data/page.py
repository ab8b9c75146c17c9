"""Data: the rows behind every page, filtered and taken away; the sources; what the build's checks found."""

from datetime import UTC, datetime

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.data.checks import show_checks
from dashboard.screens.data.dictionary import show_dictionary
from dashboard.screens.data.rows import show_rows
from dashboard.screens.data.sources import show_sources
from dashboard.screens.data.view import record_age_in_words
from dashboard.ui import address
from dashboard.ui.first_screen import place_for_answer

VIEWS = {"rows": show_rows, "sources": show_sources, "checks": show_checks, "dictionary": show_dictionary}


def render() -> None:
    """Draw the page: the answer, then which view of the data it is of, then the view."""
    head = place_for_answer()
    names = {
        "rows": _("Rows and files"),
        "sources": _("Sources"),
        "checks": _("Checks and refusals"),
        "dictionary": _("What columns mean"),
    }
    view = address.choose_one("view", _("Show"), list(VIEWS), names.__getitem__, look="segmented")
    if view == "rows":
        address.restore_filters()
    else:
        address.store_filters()
    VIEWS[view](head)
    ends = st.session_state["build"].events_end
    if ends:
        st.caption(record_age_in_words(ends, datetime.now(UTC).date()))


render()
