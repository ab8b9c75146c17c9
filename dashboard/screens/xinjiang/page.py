"""Xinjiang: what passes through it, and how much of China's trade with Central Asia it is."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.screens.sections.counts.data import lines_of, points_of
from dashboard.screens.xinjiang.answer import Answer, answer_notes, answer_sentence, find_answer
from dashboard.screens.xinjiang.corridors import show_crossings
from dashboard.screens.xinjiang.currency import choose_currency, in_currency
from dashboard.screens.xinjiang.farm import show_farm
from dashboard.screens.xinjiang.figures import FigurePanels, draw_figures
from dashboard.screens.xinjiang.headline import share_cards, turnover_card
from dashboard.screens.xinjiang.partners import show_partners
from dashboard.screens.xinjiang.ports import show_ports
from dashboard.screens.xinjiang.shares import share_partners, shares_with, show_shares
from dashboard.screens.xinjiang.stated_periods import both_ways_first, is_year
from dashboard.screens.xinjiang.texts import (
    AS_STATED,
    CHANGE,
    PER_MONTH,
    office_series,
)
from dashboard.screens.xinjiang.view import CENTRAL_ASIA, XINJIANG, PanelFigure, Share
from dashboard.subjects.prices.rates import exchange_rates
from dashboard.subjects.trade.figures import FigureFilters, StatedFigure, stated_figures
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.ui import address
from dashboard.ui.choices import chosen_partner
from dashboard.ui.database import ask
from dashboard.ui.first_screen import Card, answer, change_the_view, show_cards
from dashboard.ui.names import labeller, page_names
from dashboard.ui.sitemap import PAGES_BY_ADDRESS
from etl.vocabulary.figures import FigureMeasure, Indicator
from etl.vocabulary.goods import ALL_GOODS
from etl.vocabulary.places import WORLD


def render() -> None:
    """Draw the page."""
    sides = HomeAndPartner(XINJIANG, chosen_partner(), page_names())
    shares = shares_with(share_partners(sides))
    found = answer_with(sides.partner, shares)
    page = PAGES_BY_ADDRESS["xinjiang"]
    answer(answer_sentence(found, answer_with(WORLD).turnover, sides), page_name=_(page.title))
    currency = show_trade(found, sides)
    show_cards(cards(shares, sides), "turnovers")
    show_crossings(sides)
    show_shares(shares, sides)
    show_partners(currency, sides)
    show_farm(sides)
    show_ports(sides)


def answer_with(partner: str, shares: Sequence[Share] = ()) -> Answer:
    """What is told of Xinjiang's trade in all goods with a partner."""
    points, lines = points_of(XINJIANG, partner), lines_of(XINJIANG, partner)
    return find_answer(points, lines, shares, ask(exchange_rates), partner)


def cards(shares: Sequence[Share], sides: HomeAndPartner) -> list[Card]:
    """A card for the trade with the partner, Central Asia and the world, and one for the share."""
    turnovers = [turnover_card(answer_with(partner).turnover, partner, sides) for partner in own_partners(sides)]
    return [*turnovers, *share_cards(shares, sides)]


def own_partners(sides: HomeAndPartner) -> list[str]:
    """The partner chosen, Central Asia and the world."""
    return list(dict.fromkeys((sides.partner, CENTRAL_ASIA, WORLD)))


def figures_between(sides: HomeAndPartner) -> list[StatedFigure]:
    """Xinjiang's trade in all goods with the partner, Central Asia and the world, and the partner's own count."""
    of_xinjiang = FigureFilters(
        areas=(XINJIANG,),
        partners=tuple(own_partners(sides)),
        indicators=(Indicator.GOODS_TRADE,),
        groups=(ALL_GOODS,),
    )
    of_partner = replace(of_xinjiang, areas=(sides.partner,), partners=(XINJIANG,))
    return [*ask(stated_figures, of_xinjiang), *ask(stated_figures, of_partner)]


def show_trade(found: Answer, sides: HomeAndPartner) -> str:
    """Xinjiang's trade with the partner, as both sides state it, then with Central Asia and the world.

    It begins with years, or per month where the answer is of a part of a year. Gives the currency chosen.
    """
    panels, figures = own_partners(sides), figures_between(sides)
    is_of_part = found.turnover and not is_year(found.turnover.point.period)
    looks = {
        AS_STATED: _("Years"),
        PER_MONTH: _("Per month"),
        CHANGE: _("Change on year"),
    }
    with change_the_view():
        default = PER_MONTH if is_of_part else AS_STATED
        look = address.choose_one("look", _("Show"), list(looks), labeller(looks), default=default, look="segmented")
        currency = choose_currency("currency", st.container(), ("USD", "CNY"))
    unit = "pct" if look == CHANGE else currency
    measure = FigureMeasure.GROWTH_PCT if look == CHANGE else FigureMeasure.VALUE
    chosen = in_currency([figure for figure in figures if figure.measure == measure], unit)
    known = [
        PanelFigure(panel_partner(figure.stated), figure.counted_by, figure)
        for figure in both_ways_first(chosen.figures, lambda one: (panel_partner(one.stated), one.counted_by))
    ]
    titles = {
        code: _("{home} ↔ {partner}").format(home=sides.names.area(XINJIANG), partner=sides.names.area(code))
        for code in panels
    }
    title, notes = _("Xinjiang's own trade over time"), (*answer_notes(found, sides), whose_trade())
    series, is_converted = office_series(known, sides.names), bool(chosen.rates)
    view = FigurePanels(panels, titles, series, look, chosen.unit, "xinjiang.trade", title, is_converted, notes=notes)
    draw_figures(known, chosen, view, sides)
    return currency


def panel_partner(figure: StatedFigure) -> str:
    """Whose trade with Xinjiang a figure is, whichever of the two states it."""
    return figure.partner_code if figure.area_code == XINJIANG else figure.area_code


def whose_trade() -> str:
    """What Xinjiang's trade is, and what it is not."""
    return _(
        "*Xinjiang's trade* is that of firms registered in Xinjiang, wherever their goods cross the border. *Goods "
        "through Xinjiang's crossings* are all that cross there, whoever in China trades them. Neither is a part of "
        "the other."
    )


render()
