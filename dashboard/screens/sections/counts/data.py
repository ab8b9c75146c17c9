"""What the Overview asks the database, put together into points of both sides."""

from datetime import UTC, date, datetime

import streamlit as st

from dashboard.subjects import reference
from dashboard.subjects.trade.figures import FigureFilters, stated_figures
from dashboard.subjects.trade.flows import flows_of_group
from dashboard.subjects.trade.headline import HeadlineLine, headline_lines
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.subjects.trade.trade_points import (
    TradePoint,
    ranked,
    stated_changes,
    stated_points,
    table_points,
    with_changes,
)
from dashboard.ui.database import Build, ask, once_a_build
from etl.vocabulary.figures import Indicator
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.places import AreaKind
from etl.vocabulary.trade import Side


@once_a_build
def is_group(area_code: str) -> bool:
    """Whether an area is several countries, each with statistics of its own."""
    kinds = ask(reference.areas).set_index("area_code")["kind"].to_dict()
    return bool(kinds.get(area_code) == AreaKind.GROUP)


@once_a_build
def points_of(home: str, partner: str, group: str = ALL_GOODS, *, with_at_least: bool = False) -> list[TradePoint]:
    """Points of the trade between two sides in a commodity group, with rank and changes.

    Those of a group's members are not added. ``with_at_least`` takes sums over the products that a source names too.
    """
    own, other = (
        ask(flows_of_group, group, TradeFilters(opposite, reporters=(reporter,), with_at_least=with_at_least))
        if not is_group(reporter)
        else []
        for reporter, opposite in ((home, partner), (partner, home))
    )
    figures = ask(
        stated_figures,
        FigureFilters(
            areas=(home, partner), partners=(home, partner), indicators=(Indicator.GOODS_TRADE,), groups=(group,)
        ),
    )
    points = (
        *table_points(own, Side.HOME, len(ask(reference.countries_in, partner))),
        *table_points(other, Side.PARTNER),
        *stated_points(figures, home),
    )
    return with_changes(ranked(points, ask(reference.own_offices, home, partner)), stated_changes(figures, home))


def lines_of(home: str, partner: str, group: str = ALL_GOODS) -> list[HeadlineLine]:
    """The headline lines of the trade between two sides in a commodity group."""
    return [line for line in ask(headline_lines, home, partner) if line.group_code == group]


def today() -> date:
    """The day whose knowledge is shown, else the day at Greenwich.

    Readers and server may be in different zones.
    """
    build: Build = st.session_state["build"]
    return build.as_of or datetime.now(tz=UTC).date()
