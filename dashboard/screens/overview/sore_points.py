"""What stands between the two: goods that may not go, and where their figures are furthest apart."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from dashboard.locale import formats, language, ngettext
from dashboard.locale import gettext as _
from dashboard.screens.sections.market_links import good_link
from dashboard.subjects.access.markets import Market, markets_now, stopped_markets
from dashboard.subjects.access.words import route_in_words, since_in_words
from dashboard.subjects.events.events import Event, EventFilters, events_with
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.words import facts_line
from dashboard.subjects.naming import names_in
from dashboard.subjects.trade.headline import HeadlinePair, widest_gap
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import components
from dashboard.ui.components import kept_parameters
from dashboard.ui.database import Build, ask
from dashboard.ui.sitemap import script_of
from etl.vocabulary.events import EventKind
from etl.vocabulary.trade import Side

MOST_STOPPED = 4
MOST_RESTRICTIONS = 2
RECENT = timedelta(days=730)


def show_sore_points(pairs: Sequence[HeadlinePair], sides: HomeAndPartner) -> None:
    """Goods that are stopped, the newest restrictions, and the widest gap; where there is none, that is said."""
    st.subheader(_("Sore points"), anchor=False)
    ways = ((sides.partner, sides.home_country), (sides.home_country, sides.partner))
    stopped = stopped_markets(market for way in ways for market in ask(markets_now, *way))
    gap = widest_gap(pairs)
    restrictions = newest_restrictions(sides)
    goods = ask(names_in, "access_good", language())
    for market in stopped[:MOST_STOPPED]:
        show_stopped(market, goods, sides)
    if len(stopped) > MOST_STOPPED:
        rest = len(stopped) - MOST_STOPPED
        st.page_link(
            script_of("market-access"),
            label=ngettext("{n} more good is stopped", "{n} more goods are stopped", rest),
            query_params={"partner": sides.partner, **kept_parameters()},
        )
    for event in restrictions:
        with st.container(gap=None):
            components.event_link(event.event_id, event.title, icon=None)
            st.caption(plain(facts_line(event, sides.names)))
    if gap:
        show_gap(gap, sides)
    if not (stopped or restrictions or gap):
        st.markdown(_("The record has no good that is stopped, no restriction and no gap between these two."))


def newest_restrictions(sides: HomeAndPartner) -> list[Event]:
    """The newest restrictions between the two of the last two years of the record."""
    filters = EventFilters(parties=(sides.home, sides.partner), kinds=(EventKind.RESTRICTION,))
    found = ask(events_with, filters, newest=MOST_RESTRICTIONS)
    build: Build = st.session_state["build"]
    oldest = (build.record_end - RECENT) if build.record_end else date.min
    return [event for event in found if event.start_date >= oldest]


def show_stopped(market: Market, goods: Mapping[str, str], sides: HomeAndPartner) -> None:
    """One good that may not go, on which way and since when."""
    with st.container(gap=None):
        good_link(market.good_code, goods[market.good_code])
        told = (
            sides.names.term("access_state", market.state),
            since_in_words(market),
            route_in_words(market.origin_code, market.destination_code, sides.names),
        )
        st.caption(" · ".join(part for part in told if part))


def show_gap(pair: HeadlinePair, sides: HomeAndPartner) -> None:
    """The group of goods whose two counts are furthest apart, with both."""
    group = sides.names.group(pair.group_code)
    with st.container(gap=None):
        st.page_link(
            script_of("both-sides"),
            label=_("Widest gap: {goods}, {amount}").format(
                goods=group, amount=formats.amount(abs(pair.gap or 0), pair.unit)
            ),
            query_params={"partner": sides.partner, "goods": pair.group_code, **kept_parameters()},
        )
        st.caption(
            _("{what}, {year}: {home} {home_amount}, {partner} {partner_amount}").format(
                what=sides.directions[pair.direction],
                year=pair.period_start.year,
                home=sides.name(Side.HOME),
                home_amount=formats.amount(pair.home.value, pair.unit),
                partner=sides.name(Side.PARTNER),
                partner_amount=formats.amount(pair.partner.value, pair.unit),
            )
        )
