"""The newest farm goods of each side, group by group, before the charts of the older years."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.screens.overview.farm import PART_GROUPS, WHOLE_GROUP
from dashboard.screens.sections.counts.cards import HomeAndPartner
from dashboard.subjects.trade.headline import HeadlineLine, headline_lines
from dashboard.ui import components
from dashboard.ui.database import ask
from dashboard.ui.sitemap import script_of
from etl.vocabulary.trade import Direction, Flow, Side


@dataclass(frozen=True)
class NewestOfGroup:
    """What either side tells first of a group, in words; empty where it tells nothing."""

    group_code: str
    home: str
    partner: str


def show_newest_farm(sides: HomeAndPartner) -> None:
    """What each side tells first of the goods that home buys, with a way to the page that draws them."""
    lines = ask(headline_lines, sides.home, sides.partner)
    of_farm = [line for line in lines if (line.direction, line.unit) == (Direction.FROM_PARTNER, "USD")]
    groups = newest_groups(sorted(of_farm, key=lambda line: line.period_end, reverse=True), sides)
    if not groups:
        return
    st.table(to_newest_table(groups, sides).labelled().set_index(_("Group")))
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


def newest_groups(lines: Sequence[HeadlineLine], sides: HomeAndPartner) -> list[NewestOfGroup]:
    """What each side tells of each group, the newest first; groups that neither tells of are left out."""
    of_groups = [
        NewestOfGroup(group, *(_in_words(lines, group, side, sides) for side in (Side.HOME, Side.PARTNER)))
        for group in (WHOLE_GROUP, *PART_GROUPS)
    ]
    return [one for one in of_groups if one.home or one.partner]


def _in_words(lines: Sequence[HeadlineLine], group: str, side: Side, sides: HomeAndPartner) -> str:
    own = [line for line in lines if (line.group_code, line.side) == (group, side)]
    return _("; ").join(sides.names.headline(line) for line in own)


def to_newest_table(groups: Sequence[NewestOfGroup], sides: HomeAndPartner) -> ShownTable:
    """One row a group, a dash where a side tells nothing of it."""
    heading = _("{area}: newest year")
    columns: tuple[ShownColumn[NewestOfGroup], ...] = (
        ShownColumn("group_name", _("Group"), lambda one: sides.names.group(one.group_code)),
        ShownColumn("home", heading.format(area=sides.name(Side.HOME)), lambda one: one.home or formats.UNKNOWN),
        ShownColumn(
            "partner", heading.format(area=sides.name(Side.PARTNER)), lambda one: one.partner or formats.UNKNOWN
        ),
    )
    return tabulate(groups, columns)
