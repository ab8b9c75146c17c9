"""Ways between China and a country, and links to a good."""

import streamlit as st

from dashboard.ui import address
from dashboard.ui.components import kept_parameters
from dashboard.ui.sitemap import script_of
from etl.vocabulary.trade import Direction

HOME = "CN"
TO_CHINA, FROM_CHINA = Direction.FROM_PARTNER.value, Direction.TO_PARTNER.value
PAGE = "market-access"


def route_of(direction: str, partner: str) -> tuple[str, str]:
    """From where to where goods go in a direction."""
    return (partner, HOME) if direction == TO_CHINA else (HOME, partner)


def good_link(good_code: str, label: str) -> None:
    """A link to a good's own page."""
    st.page_link(script_of(PAGE), label=label, query_params={"good": good_code, **kept_parameters()})


def open_good(good_code: str) -> None:
    """Go to a good's own page."""
    parameters = {"good": good_code, **kept_parameters()}
    address.keep_way_back(parameters)
    st.switch_page(script_of(PAGE), query_params=parameters)


def all_goods_link(label: str, icon: str) -> None:
    """A link to all goods."""
    st.page_link(script_of(PAGE), label=label, icon=icon, query_params=kept_parameters())
