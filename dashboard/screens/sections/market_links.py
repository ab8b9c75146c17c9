"""Goods whose market access is told on a page of its own, as links."""

from collections.abc import Collection

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.subjects.naming import names_in
from dashboard.ui.components import kept_parameters
from dashboard.ui.database import ask
from dashboard.ui.sitemap import href_of, script_of

PAGE = "market-access"


def show_market_links(good_codes: Collection[str]) -> None:
    """A link to each of these goods' own page, in the goods' order."""
    with st.container(horizontal=True):
        for code, name in ask(names_in, "access_good", language()).items():
            if code in good_codes:
                good_link(code, name)


def good_link(good_code: str, label: str) -> None:
    """A link to a good's own page."""
    st.page_link(script_of(PAGE), label=label, query_params={"good": good_code, **kept_parameters()})


def good_address(good_code: str) -> str:
    """The address of a good's own page, with what goes along to another page."""
    return href_of(PAGE, {"good": good_code, **kept_parameters()})


def show_markets(goods: Collection[str]) -> None:
    """These goods under a heading, each as a link to its page; nothing where there are none."""
    if goods:
        st.header(_("Market access: since when, by which act"), anchor="market-access")
        show_market_links(goods)
