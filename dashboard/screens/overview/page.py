"""Overview: where trade between China and a partner stands, and what was said and promised."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.screens.overview.farm_section import show_farm
from dashboard.screens.overview.trade import show_trade
from dashboard.screens.sections.brief_row import show_brief_row
from dashboard.screens.sections.counts.cards import Count, HomeAndPartner, counts, gap_sentence
from dashboard.screens.sections.counts.data import WHOLE_TRADE, lines_of, points_of, today
from dashboard.screens.sections.counts.texts import (
    deadline_line,
    source_lines,
)
from dashboard.subjects.events.events import EventFilters, event_by_id, events_with
from dashboard.subjects.events.words import facts_line
from dashboard.subjects.promises.commitments import commitments_of_event, next_deadlines
from dashboard.subjects.promises.deadlines import split_deadlines
from dashboard.subjects.sources import sources
from dashboard.subjects.trade.headline import HeadlineLine, headline_pairs
from dashboard.subjects.trade.trade_points import TradePoint
from dashboard.ui import address, components
from dashboard.ui.choices import chosen_partner
from dashboard.ui.database import ask
from dashboard.ui.names import page_names
from dashboard.ui.sitemap import script_of
from etl.vocabulary.trade import Direction

PLACES = ("CN", "CN-XJ")
FIRST_MEETING = "2023-05-09-urumqi-ma-karashukeyev"
NEWEST_MEETINGS = 5


def render() -> None:
    """Draw the page."""
    components.header_of("overview")
    names = page_names()
    partner = chosen_partner()
    home = address.choose_one(
        "place",
        _("China as a whole, or Xinjiang"),
        PLACES,
        names.area,
        look="segmented",
    )
    show_brief_row(partner=partner)
    sides = HomeAndPartner(home, partner, names)
    points = points_of(home, partner)
    if home == "CN":
        points = [point for point in points if point.unit == "USD"]
    lines = lines_of(home, partner)
    show_newest(points, lines, sides)
    show_trade(points, lines, sides)
    show_said_and_promised(sides)
    show_farm(sides)
    show_sources(points, sides)


def show_newest(points: Sequence[TradePoint], lines: Sequence[HeadlineLine], sides: HomeAndPartner) -> None:
    """The newest figures of each side, side by side."""
    if not points:
        components.empty(
            _("No figure of this trade is in the database."), _("Choose another partner, or China as a whole.")
        )
        return
    for count in counts(points, lines, sides):
        show_count(count)
    pairs = ask(headline_pairs, sides.home, sides.partner)
    gap = gap_sentence([pair for pair in pairs if pair.group_code == WHOLE_TRADE], sides)
    if gap:
        st.markdown(gap)
        st.page_link(
            script_of("both-sides"), label=_("Both sides' figures, pair by pair"), icon=":material/compare_arrows:"
        )


def show_count(count: Count) -> None:
    """One side's three numbers, with whose they are."""
    with st.container(border=True):
        st.markdown(f"**{count.heading}**")
        for column, metric in zip(st.columns(len(Direction)), count.metrics, strict=False):
            with column:
                is_known = metric.change != formats.UNKNOWN
                st.metric(
                    metric.label,
                    metric.value,
                    metric.change,
                    delta_color="off",
                    delta_arrow="auto" if is_known else "off",
                    delta_description=metric.change_basis,
                )
                small(metric.caption)
        for sentence in count.sentences:
            small(sentence)


def small(sentence: str) -> None:
    """A sentence in small type; st.caption would pale its links."""
    if sentence:
        st.markdown(f":small[{sentence}]")


def show_said_and_promised(sides: HomeAndPartner) -> None:
    """The newest meetings, the next deadlines, and where it began."""
    said, promised = st.columns(2, gap="large")
    with said:
        show_newest_meetings(sides)
    with promised:
        show_deadlines(sides)
    if sides.partner in {"KZ", "C5"}:
        show_first_meeting()


def show_newest_meetings(sides: HomeAndPartner) -> None:
    """Links to the newest meetings of both sides."""
    st.header(_("Newest meetings"), anchor=False)
    events = ask(events_with, EventFilters(parties=(sides.home, sides.partner)), newest=NEWEST_MEETINGS)
    if not events:
        components.empty(
            _("No meeting of these two is in the database."), _("Choose another partner, or China as a whole.")
        )
    for event in events:
        with st.container(gap=None):
            components.event_link(event.event_id, event.title, icon=None)
            st.caption(facts_line(event, sides.names))


def show_deadlines(sides: HomeAndPartner) -> None:
    """Open promises by their deadline: the next ones, and those whose day passed within a year."""
    st.header(_("Deadlines of promises"), anchor=False)
    year_ago = today() - timedelta(days=365)
    deadlines = split_deadlines(ask(next_deadlines, year_ago, (sides.home, sides.partner)), today())
    for heading, commitments in (
        (_("Next"), deadlines.to_come),
        (_("Passed within the last year, still open on paper"), deadlines.passed),
    ):
        if commitments:
            st.markdown(f"**{heading}**")
        for commitment in commitments:
            with st.container(gap=None):
                components.commitment_link(commitment.commitment_id, commitment.text, icon=None)
                st.caption(deadline_line(commitment, sides.names))
    if not deadlines.to_come:
        components.empty(
            _("No open promise of these two has a deadline ahead."), _("The notes of the meetings hold all promises.")
        )


def show_first_meeting() -> None:
    """The meeting with which the project began, in a sentence from its own note."""
    note = ask(event_by_id, FIRST_MEETING)
    if note is None:
        return
    promises = sum(not one.is_forecast for one in ask(commitments_of_event, FIRST_MEETING))
    with st.container(border=True):
        st.markdown("**" + _("Where it began") + "**")
        components.event_link(note.event.event_id, note.event.title)
        st.caption(
            ngettext(
                "{facts}. {n} promise, with the accounts of both sides and the trade around the date.",
                "{facts}. {n} promises, with the accounts of both sides and the trade around the date.",
                promises,
                facts=facts_line(note.event, page_names()),
            )
        )


def show_sources(points: Sequence[TradePoint], sides: HomeAndPartner) -> None:
    """The sources of the figures above and how far each reaches."""
    lines = source_lines(ask(sources), {point.series.source_code for point in points}, sides)
    if lines:
        st.header(_("Sources of these figures"), anchor=False)
        for line in lines:
            st.markdown(line)
        st.page_link(
            script_of("data"),
            label=_("All sources, their licences and what to know of them"),
            icon=":material/database:",
        )


render()
