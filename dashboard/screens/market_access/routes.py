"""Ways between China and a country, and the way back to all goods."""

import streamlit as st

from dashboard.screens.sections.market_links import PAGE
from dashboard.ui.components import kept_parameters
from dashboard.ui.sitemap import script_of
from etl.vocabulary.places import HOME
from etl.vocabulary.trade import Direction

TO_CHINA, FROM_CHINA = Direction.FROM_PARTNER.value, Direction.TO_PARTNER.value


def route_of(direction: str, partner: str) -> tuple[str, str]:
    """From where to where goods go in a direction."""
    return (partner, HOME) if direction == TO_CHINA else (HOME, partner)


def all_goods_link(label: str, icon: str) -> None:
    """A link to all goods."""
    st.page_link(script_of(PAGE), label=label, icon=icon, query_params=kept_parameters())
