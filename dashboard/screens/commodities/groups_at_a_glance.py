"""All groups at a glance: what each side tells of each, and every source that gives it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import trade_between
from dashboard.screens.commodities.choices import CHINA
from dashboard.screens.commodities.data import (
    headlines_of,
    reconciled_years,
    stated_on_groups,
)
from dashboard.screens.commodities.filters import Side
from dashboard.screens.commodities.tables import (
    SourceOfGroup,
    newest_totals,
    side_cells,
    stated_cell,
    to_sources_table,
)
from dashboard.ui import address, components
from dashboard.ui.components import Table
from dashboard.ui.names import page_names

OVERVIEW = "commodities.overview"


def show_what_there_is(sides: Sequence[Side]) -> None:
    """All groups at a glance: the newest figures of each side and where they stop. Choosing a row chooses the group."""
    names = page_names()
    groups = names.groups
    newest = [newest_totals(headlines_of(side.scope), reconciled_years(side.scope, tuple(groups))) for side in sides]
    stated = stated_on_groups(sides[0].scope)
    rows = []
    for code, title in groups.items():
        row = {_("Group"): title}
        for side, totals in zip(sides, newest, strict=True):
            total, single = side_cells(side.choices.get(code, []), totals.get(code, []), names)
            area = names.area(side.scope.whose)
            row |= {
                _("{area}: newest year").format(area=area): total,
                _("{area}: single products").format(area=area): single,
            }
        rows.append(
            row | {_("Stated figures"): stated_cell([about.figure for about in stated if about.group_code == code])}
        )
    st.dataframe(
        pd.DataFrame(rows).replace("", formats.UNKNOWN),
        hide_index=True,
        width="stretch",
        height="content",
        column_config={_("Group"): st.column_config.TextColumn(width=215)},
        key=OVERVIEW,
        on_select=lambda: choose_row(list(groups)),
        selection_mode="single-row",
        alt=_("Newest figures of each side by group"),
    )
    st.caption(
        _(
            "Choose a row to see its group below. Figures end where their source ends, not where trade ends. * A whole "
            "HS chapter stands in for the group; it also holds other goods. At least: the products that a source "
            "names, so the whole is no smaller."
        )
    )
    listed = [
        SourceOfGroup(title, side.scope, choice)
        for code, title in groups.items()
        for side in sides
        for choice in side.choices.get(code, [])
    ]
    components.table_twin(
        Table(
            to_sources_table(listed, names),
            ("sources-by-group", sides[0].scope.partner, sides[0].scope.flow),
            sources=tuple({one.choice.source_code for one in listed}),
            behind=trade_between(CHINA, sides[0].scope.partner),
        ),
        "reach",
        label=_("Every source of every group"),
    )


def choose_row(groups: list[str]) -> None:
    """Make the group of the row just chosen the page's group."""
    rows = st.session_state[OVERVIEW].selection.rows
    if rows:
        st.session_state[address.widget_key("group")] = groups[rows[0]]
