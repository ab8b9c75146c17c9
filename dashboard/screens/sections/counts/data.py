"""What the Overview asks the database, put together into points of both sides."""

from datetime import UTC, date, datetime

import pandas as pd
import streamlit as st

from dashboard.subjects import reference
from dashboard.subjects.trade.figures import FigureFilters, official_figures
from dashboard.subjects.trade.headline import headline_lines
from dashboard.subjects.trade.trade import TradeFilters, group_series
from dashboard.subjects.trade.trade_points import add_changes, add_rank, stated_changes, stated_points, table_points
from dashboard.ui.database import Build, ask
from etl.vocabulary.figures import UNNAMED_OFFICE, Indicator
from etl.vocabulary.places import AreaKind
from etl.vocabulary.trade import Side

WHOLE_TRADE = "all_goods"


def member_count(area_code: str) -> int:
    """How many countries an area is: one, unless it is a group."""
    return max(len(ask(reference.area_members, area_code)), 1)


def is_group(area_code: str) -> bool:
    """Whether an area is several countries, each with statistics of its own."""
    kinds = ask(reference.areas).set_index("area_code")["kind"].to_dict()
    return bool(kinds.get(area_code) == AreaKind.GROUP)


def own_offices(*area_codes: str) -> set[str]:
    """Offices that count for these areas or for the country that a region lies in, without those that nobody named."""
    areas = ask(reference.areas).set_index("area_code")["parent_code"].to_dict()
    meant = set(area_codes) | {areas.get(code) for code in area_codes}
    offices = ask(reference.authorities)
    named = offices[offices["area_code"].isin(meant) & ~offices["authority_code"].str.endswith(UNNAMED_OFFICE)]
    return set(named["authority_code"])


def points_of(home: str, partner: str, group: str = WHOLE_TRADE) -> pd.DataFrame:
    """Points of the trade between two sides in a commodity group, with rank and changes.

    Those of a group's members are not added.
    """
    parts = [
        table_points(
            ask(group_series, group, TradeFilters(partner, reporters=(home,))), Side.HOME, member_count(partner)
        )
    ]
    if not is_group(partner):
        parts.append(table_points(ask(group_series, group, TradeFilters(home, reporters=(partner,))), Side.PARTNER))
    figures = ask(
        official_figures,
        FigureFilters(
            areas=(home, partner), partners=(home, partner), indicators=(Indicator.GOODS_TRADE,), groups=(group,)
        ),
    )
    parts.append(stated_points(figures, home))
    known = [part for part in parts if len(part)] or parts[-1:]
    ranked = add_rank(pd.concat(known, ignore_index=True), own_offices(home, partner)).sort_values(
        "rank", kind="stable"
    )
    return add_changes(ranked, stated_changes(figures, home))


def lines_of(home: str, partner: str, group: str = WHOLE_TRADE) -> pd.DataFrame:
    """The headline lines of the trade between two sides in a commodity group.

    Columns: as ``headline.headline_lines``.
    """
    lines = ask(headline_lines, home, partner)
    return lines[lines["group_code"] == group]


def today() -> date:
    """The day whose knowledge is shown, else the day at Greenwich.

    Readers and server may be in different zones.
    """
    build: Build = st.session_state["build"]
    return build.as_of or datetime.now(tz=UTC).date()
