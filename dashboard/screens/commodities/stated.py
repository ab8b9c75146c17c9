"""What authorities stated on the goods, also for parts of years, and the way to the rows themselves."""

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import ngettext
from dashboard.screens.commodities.choices import CHINA
from dashboard.screens.commodities.data import stated_on_groups
from dashboard.screens.commodities.files import file_parts
from dashboard.screens.commodities.tables import to_stated_table
from dashboard.screens.commodities.view import GoodsView
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.sitemap import script_of
from etl.vocabulary.goods import ALL_GOODS


def show_stated(view: GoodsView) -> None:
    """Everything that authorities stated on the group or on single goods of it; nothing where there is none."""
    of_group = [one.figure for one in stated_on_groups(view.home) if one.group_code == view.goods.group]
    stated = [one for one in of_group if not view.goods.commodity or one.commodity_id == view.goods.commodity]
    if not stated:
        return
    components.table_twin(
        Table(
            lambda: to_stated_table(stated, view.traded.names),
            ("stated", *file_parts(view)[1:4]),
            sources=tuple(dict.fromkeys(figure.source_code for figure in stated)),
        ),
        "stated",
        label=ngettext(
            "{n} figure on these goods as authorities stated it, also for parts of years",
            "{n} figures on these goods as authorities stated them, also for parts of years",
            len(stated),
        ),
    )


def show_rows_link(view: GoodsView) -> None:
    """The way to every row of these goods on the Data page."""
    st.page_link(
        script_of("data"),
        label=_("These figures row by row"),
        icon=":material/database:",
        query_params={
            "table": "trade",
            "partner": view.home.partner,
            "reporter": CHINA,
            "flow": view.home.reported_flow.value,
            **({} if view.goods.group == ALL_GOODS else {"group": view.goods.group}),
            **components.kept_parameters(),
        },
    )
