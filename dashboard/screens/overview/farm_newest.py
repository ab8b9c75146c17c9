"""The newest farm goods of each side, group by group, before the charts of the older years."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.overview.farm import PART_GROUPS, WHOLE_GROUP
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.subjects.trade.headline import HeadlineLine, headline_lines
from dashboard.ui import components
from dashboard.ui.database import ask
from dashboard.ui.sitemap import script_of
from etl.vocabulary.trade import Direction, Flow, Side


def show_newest_farm(sides: HomeAndPartner) -> None:
    """What each side tells first of the goods that home buys, with a way to the page that draws them."""
    lines = ask(headline_lines, sides.home, sides.partner)
    of_farm = [line for line in lines if (line.direction, line.unit) == (Direction.FROM_PARTNER, "USD")]
    rows = newest_rows(sorted(of_farm, key=lambda line: line.period_end, reverse=True), sides)
    if not rows:
        return
    st.table(pd.DataFrame(rows).replace("", formats.UNKNOWN).set_index(_("Group")))
    st.caption(
        _(
            "At least: the products that a source names, so the whole is no smaller; the newest whole stands behind "
            "it. * A whole HS chapter stands in for the group; it also holds other goods."
        )
    )
    st.page_link(
        script_of("commodities"),
        label=_("Every group over time, by month and by product"),
        icon=":material/category:",
        query_params={"partner": sides.partner, "flow": Flow.IMPORT.value, **components.kept_parameters()},
    )


def newest_rows(lines: Sequence[HeadlineLine], sides: HomeAndPartner) -> list[dict[str, str]]:
    """One row a group with what each side tells of it, the newest first; groups that neither tells of are left out."""
    rows = []
    for group in (WHOLE_GROUP, *PART_GROUPS):
        of_group = [line for line in lines if line.group_code == group]
        told = {
            _("{area}: newest year").format(area=sides.name(side)): _("; ").join(
                sides.names.headline(line) for line in of_group if line.side == side
            )
            for side in Side
        }
        if any(told.values()):
            rows.append({_("Group"): sides.names.group(group), **told})
    return rows
