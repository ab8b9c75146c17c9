"""Choices that several pages offer in the same words and under the same name in the address."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.subjects.reference import PARTNERS
from dashboard.subjects.trade.home_and_partner import GROUP
from dashboard.ui import address
from dashboard.ui.names import page_names

PARTNERS_AND_GROUP = (*PARTNERS, GROUP)


def choose_partner() -> str:
    """The partner whose trade and meetings pages are about, Kazakhstan first; the choice goes from page to page."""
    labels = page_names().area
    return address.choose_one("partner", _("Partner"), PARTNERS_AND_GROUP, labels, shared=True)


def chosen_partner() -> str:
    """The partner that the menu has for this page."""
    return str(st.session_state["partner"])
