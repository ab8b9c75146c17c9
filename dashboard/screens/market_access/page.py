"""Market access: goods by country and direction, with how each market stands on the day shown."""

from functools import partial

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.rows.row_filters import YES
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.shown_table import tabulate
from dashboard.rows.tables import RowFilters
from dashboard.screens.market_access.good_page import show_good
from dashboard.screens.market_access.matrix import MarketRow, matrix_columns, matrix_html, matrix_rows
from dashboard.screens.market_access.routes import FROM_CHINA, TO_CHINA, route_of
from dashboard.screens.sections.market_links import good_address
from dashboard.subjects.access.day import access_day
from dashboard.subjects.access.markets import markets_now
from dashboard.subjects.access.words import CONFLICT, LESS_SURE, access_sentence, state_word, stopped_sentence
from dashboard.subjects.naming import names_in
from dashboard.subjects.reference import PARTNERS
from dashboard.ui import address, components
from dashboard.ui.choices import chosen_partner
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from dashboard.ui.first_screen import answer, kept_place, place_for_answer, show_drawn
from dashboard.ui.names import labeller, page_names
from etl.vocabulary.access import AccessState
from etl.vocabulary.places import HOME


def render() -> None:
    """Draw the page: a good's own where the address names one."""
    good = address.parameter("good")
    if good:
        show_good(good)
    else:
        show_markets()


def show_markets() -> None:
    """All goods at once."""
    day = ask(access_day)
    if day is None:
        components.header_of("market-access")
        components.not_found(
            _("No act on market access is in the database."),
            _("Add one to data/access/market_access.csv and run `python -m etl build`."),
        )
        return
    opening = place_for_answer()
    way, states = st.columns([1, 2])
    partner = chosen_country()
    directions = {TO_CHINA: _("To China"), FROM_CHINA: _("From China")}
    direction = address.choose_one(
        "direction", _("Direction"), list(directions), labeller(directions), look="segmented", where=way
    )
    names = page_names()
    shown_states = [state for state in AccessState if state != AccessState.NO_ACT]
    words = {str(state): state_word(state, names) for state in shown_states}
    chosen = address.choose_many("state", _("How the market stands"), list(words), labeller(words), where=states)
    goods = ask(names_in, "access_good", language())
    markets = ask(markets_now, *((None, HOME) if direction == TO_CHINA else (HOME, None)))
    route = route_of(direction, partner)
    of_route = [market for market in markets if (market.origin_code, market.destination_code) == route]
    with opening:
        sentence = access_sentence(of_route, route, day, names)
        answer(sentence, stopped_sentence(of_route, goods), page_name=_("Market access"))
    rows = matrix_rows(markets, goods, frozenset(chosen))
    if not rows:
        components.empty(_("No good stands so on this way."), _("Take a filter away, or choose the other direction."))
        return
    show_matrix(rows, direction)


def chosen_country() -> str:
    """The country that the answer tells of: the first where the menu has the group, since a market is a country's."""
    partner = chosen_partner()
    return partner if partner in PARTNERS else PARTNERS[0]


def show_matrix(rows: list[MarketRow], direction: str) -> None:
    """Goods by country, each a link to its own page."""
    names, title = page_names(), _("How markets stand, goods by country")
    st.caption(legend())
    with kept_place("page_place"):
        show_drawn(matrix_html(rows, PARTNERS, names, title, good_address), "market_access.matrix")
    end = ("destination", HOME) if direction == TO_CHINA else ("origin", HOME)
    behind = Behind("access_states", RowFilters((("now", (YES,)), (end[0], (end[1],)))))
    shown = partial(tabulate, rows, matrix_columns(PARTNERS, names))
    components.download(Table(shown, ("market-access", direction), behind=behind), "matrix", title=title)


def legend() -> str:
    """What signs and marks mean."""
    names = page_names()
    states = " · ".join(state_word(state, names) for state in AccessState)
    marks = _("{less_sure} less sure · {conflict} another act contradicts it").format(
        less_sure=LESS_SURE, conflict=CONFLICT
    )
    return _(
        "{states} · {marks}. A protocol is not access. No act known says neither that a market is open nor that it is "
        "closed."
    ).format(states=states, marks=marks)


render()
