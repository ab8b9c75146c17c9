"""Overview: where trade between China and a partner stands, and what was said and promised."""

from collections.abc import Sequence

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.screens.overview.both_counts import counts_of_directions, to_counts_table
from dashboard.screens.overview.group_cards import GROUPS, group_card, newest_of_group
from dashboard.screens.overview.promises import show_promises
from dashboard.screens.overview.sore_points import show_sore_points
from dashboard.screens.overview.trade import choose_direction, show_trade
from dashboard.screens.sections.brief_row import show_brief_row
from dashboard.screens.sections.counts.cards import source_sentence
from dashboard.screens.sections.counts.data import lines_of, points_of, today
from dashboard.screens.sections.counts.texts import source_lines
from dashboard.subjects.events.events import EventFilters, event_by_id, events_with
from dashboard.subjects.events.notes import plain
from dashboard.subjects.events.words import facts_line
from dashboard.subjects.sources import sources
from dashboard.subjects.trade.answer import answer_sentence, detail_line, earlier_gap
from dashboard.subjects.trade.headline import headline_pairs
from dashboard.subjects.trade.home_and_partner import GROUP, HomeAndPartner
from dashboard.subjects.trade.trade_points import TradePoint, newer_parts, newest_points
from dashboard.ui import address, components
from dashboard.ui.choices import chosen_partner
from dashboard.ui.database import ask
from dashboard.ui.first_screen import answer, place_for_answer, show_cards
from dashboard.ui.names import page_names
from dashboard.ui.sitemap import href_of, script_of
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.places import HOME, HOME_REGION
from etl.vocabulary.trade import Flow, Side

PLACES = (HOME, HOME_REGION)
FIRST_MEETING = "2023-05-09-urumqi-ma-karashukeyev"
NEWEST_MEETINGS = 4


def render() -> None:
    """Draw the page."""
    names = page_names()
    opening = place_for_answer()
    places, ways = st.columns([1, 2], vertical_alignment="bottom")
    with places:
        home = address.choose_one("place", _("China as a whole, or Xinjiang"), PLACES, names.area, look="segmented")
    sides = HomeAndPartner(home, chosen_partner(), names)
    with ways:
        direction = choose_direction(sides)
    points = points_of(home, sides.partner)
    if home == HOME:
        points = [point for point in points if point.unit == "USD"]
    lines = lines_of(home, sides.partner)
    newest = newest_points(points, lines)
    pairs = ask(headline_pairs, home, sides.partner)
    with opening:
        of_all = [pair for pair in pairs if pair.group_code == ALL_GOODS]
        told = (earlier_gap(newest, of_all, sides), detail_line(newer_parts(points, newest), sides))
        answer(answer_sentence(newest, of_all, sides), formats.sentences(*told))
    if points:
        show_trade(points, lines, sides, direction)
    show_groups(sides)
    promised, sore, said = st.columns(3, gap="large")
    with promised:
        show_promises(sides, today())
    with sore:
        show_sore_points(pairs, sides)
    with said:
        show_newest_meetings(sides)
    show_brief_row(partner=sides.partner)
    if points:
        show_both_counts(newest, sides)
        show_sources(points, sides)


def show_groups(sides: HomeAndPartner) -> None:
    """Four groups of goods that the partner sells, each as a card; those of which nothing is counted are left out."""
    found = [
        newest_of_group(
            group,
            points_of(sides.home, sides.partner, group, with_at_least=True),
            lines_of(sides.home, sides.partner, group),
        )
        for group in GROUPS
    ]
    cards = [
        group_card(
            trade,
            sides,
            href_of(
                "commodities",
                {
                    "group": trade.group_code,
                    "partner": sides.partner,
                    "flow": Flow.IMPORT.value,
                    **components.kept_parameters(),
                },
            ),
        )
        for trade in found
        if trade
    ]
    if cards:
        st.subheader(
            _("What {partner} sells to {home}").format(
                partner=sides.names.area(sides.partner), home=sides.names.area(sides.home)
            ),
            anchor=False,
        )
        show_cards(cards)


def show_newest_meetings(sides: HomeAndPartner) -> None:
    """Links to the newest meetings of both sides, and to the one with which the project began."""
    st.subheader(_("Met last"), anchor=False)
    events = ask(events_with, EventFilters(parties=(sides.home, sides.partner)), newest=NEWEST_MEETINGS)
    if not events:
        st.markdown(_("No meeting of these two is in the record."))
    for event in events:
        with st.container(gap=None):
            components.event_link(event.event_id, event.title, icon=None)
            st.caption(plain(facts_line(event, sides.names)))
    first = ask(event_by_id, FIRST_MEETING) if sides.partner in {"KZ", GROUP} else None
    if first:
        with st.container(gap=None):
            st.markdown("**" + _("Where it began") + "**")
            components.event_link(first.event.event_id, first.event.title, icon=None)
            st.caption(plain(facts_line(first.event, sides.names)))
    st.page_link(
        script_of("timeline"),
        label=_("All meetings and decisions"),
        icon=":material/timeline:",
        query_params={"party": sides.partner, **components.kept_parameters()},
    )


def show_both_counts(newest: Sequence[TradePoint], sides: HomeAndPartner) -> None:
    """Each direction by both counts, whose they are, and the way to all pairs."""
    st.subheader(_("Each direction by both counts"), anchor=False)
    st.table(to_counts_table(counts_of_directions(newest), sides).labelled().set_index(_("Direction")))
    for side in Side:
        told = dict.fromkeys(source_sentence(point, sides.names) for point in newest if point.side == side)
        if told:
            st.markdown(f":small[**{sides.name(side)}** {' '.join(told)}]")
    st.page_link(
        script_of("both-sides"),
        label=_("Both sides' figures, pair by pair"),
        icon=":material/compare_arrows:",
        query_params={"partner": sides.partner, **components.kept_parameters()},
    )


def show_sources(points: Sequence[TradePoint], sides: HomeAndPartner) -> None:
    """The sources of the figures above and how far each reaches."""
    told = source_lines(ask(sources), {point.series.source_code for point in points}, sides)
    if told:
        with st.expander(_("Sources of these figures"), icon=":material/database:"):
            st.markdown("\n".join(told))
            st.page_link(script_of("data"), label=_("All sources, their licences and what to know of them"))


render()
