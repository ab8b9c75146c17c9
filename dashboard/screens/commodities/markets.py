"""Whether these goods may enter at all: links to the page of each good on which acts are known."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.commodities.filters import GoodsView
from dashboard.screens.sections.market_links import show_market_links
from dashboard.subjects.access.acts import goods_of_group
from dashboard.subjects.trade.commodities import ALL_GOODS
from dashboard.ui.database import ask

WHOLE = (ALL_GOODS, "agricultural")


def show_markets(view: GoodsView) -> None:
    """The goods of the group on whose market access acts are known; nothing for groups that hold all goods."""
    goods = () if view.group in WHOLE else ask(goods_of_group, view.group)
    if goods:
        st.header(_("Market access: since when, by which act"), anchor=False)
        show_market_links(goods)
