"""Commodities: what is traded with a partner, how much, at what price and by whose figures."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.screens.commodities.answer import (
    Counted,
    answer_sentence,
    countries_sentence,
    most_telling,
    newer_line,
    newest_count,
)
from dashboard.screens.commodities.choices import CHINA, By, Scope, SourceChoice, source_choices
from dashboard.screens.commodities.curves import first_curves, side_points
from dashboard.screens.commodities.data import (
    both_products,
    codes_traded,
    reach_of,
    stated_of,
)
from dashboard.screens.commodities.goods import Goods, choose_goods, choose_group, freshest_group
from dashboard.screens.commodities.groups_at_a_glance import show_groups
from dashboard.screens.commodities.harvests import show_harvests
from dashboard.screens.commodities.make_up_section import show_make_up
from dashboard.screens.commodities.markets import show_markets_of_group
from dashboard.screens.commodities.points import GoodsPoint
from dashboard.screens.commodities.price_section import show_prices
from dashboard.screens.commodities.products_section import show_products
from dashboard.screens.commodities.promises import show_promises
from dashboard.screens.commodities.shares import show_shares
from dashboard.screens.commodities.stated import show_rows_link, show_stated
from dashboard.screens.commodities.texts import TradedGoods
from dashboard.screens.commodities.trade import show_trade
from dashboard.screens.commodities.view import BOTH, FIRST_YEAR_SHOWN, GoodsView
from dashboard.subjects.reference import countries_in
from dashboard.subjects.trade.headline import headline_lines
from dashboard.ui import address
from dashboard.ui.choices import chosen_partner
from dashboard.ui.database import ask
from dashboard.ui.first_screen import answer, place_for_answer
from dashboard.ui.names import page_names
from etl.vocabulary.trade import Flow


def render() -> None:
    """Draw the page."""
    opening = place_for_answer()
    buttons, others, way = st.columns([2, 3, 2], vertical_alignment="bottom")
    partner, flow = chosen_partner(), choose_flow(way)
    home, other = scopes = [Scope(partner, ask(countries_in, partner), flow, whose) for whose in (CHINA, partner)]
    default = freshest_group(ask(headline_lines, CHINA, partner), home.direction)
    group = choose_group(page_names().groups, default)
    codes = codes_traded(scopes, group)
    view = view_of(home, other, choose_goods(group, *names_of(home, codes), default=default, where=(buttons, others)))
    years = {scope.whose: side_points(scope, view.goods, By.YEAR) for scope in scopes}
    newest = {scope.whose: newest_counts(scope, view, years[scope.whose]) for scope in scopes}
    view = replace(view, whose=first_side(view, newest))
    with opening:
        show_answer(view, newest)
    choices = {scope.whose: source_choices(reach_of(scope)) for scope in scopes}
    of_group = {whose: found.get(group, []) for whose, found in choices.items()}
    shown = show_trade(view, of_group, span_of(of_group, years), years)
    if shown:
        show_prices(shown.view, shown.prices)
        show_make_up(shown.view)
    if not home.is_group:
        show_products(view, both_products(home, other, group))
    show_what_bears_on(view, codes)
    show_groups(scopes, choices, page_names())
    show_stated(view)
    show_rows_link(view)


def choose_flow(where: DeltaGenerator) -> Flow:
    """The direction, seen from China."""
    flows = {Flow.IMPORT.value: _("China buys"), Flow.EXPORT.value: _("China sells")}
    return Flow(
        address.choose_one(
            "flow", _("Direction"), list(flows), flows.__getitem__, look="segmented", is_label_seen=False, where=where
        )
    )


def names_of(home: Scope, codes: Sequence[str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The names of all groups, and of these commodities."""
    names = page_names()
    traded = TradedGoods(home, "", names)
    return names.groups, {code: traded.commodity(code) for code in codes}


def view_of(home: Scope, other: Scope, goods: Goods) -> GoodsView:
    """The view of these goods to begin with."""
    names = page_names()
    name = TradedGoods(home, "", names).commodity(goods.commodity) or names.group(goods.group)
    return GoodsView(TradedGoods(home, name, names), other, goods)


def show_what_bears_on(view: GoodsView, codes: Sequence[str]) -> None:
    """Harvests, shares in all trade, market access and promises; takes the commodities that are traded of the group."""
    show_harvests(view, codes)
    show_shares(view)
    show_markets_of_group(view)
    show_promises(view)


def first_side(view: GoodsView, newest: Mapping[str, Sequence[Counted]]) -> str:
    """Both sides; of several countries together the side whose counts reach further, since ten lines are no chart."""
    if not view.home.is_group:
        return BOTH
    return CHINA if most_telling(newest[CHINA], newest[view.other.whose]) else view.other.whose


def show_answer(view: GoodsView, newest: Mapping[str, Sequence[Counted]]) -> None:
    """The newest count of either side as the page's heading; of several countries the largest of one side.

    Takes each side's newest counts.
    """
    told = [one for counts in newest.values() for one in counts]
    stated = [figure for scope in (view.home, view.other) for figure in stated_of(scope, view.goods)]
    if view.home.is_group:
        sentence = countries_sentence(newest[view.whose], view.traded)
    else:
        own, other = (next(iter(newest[scope.whose]), None) for scope in (view.home, view.other))
        sentence = answer_sentence(own, other, view.traded)
    answer(sentence, newer_line(stated, told, view.traded), page_name=_("Commodities"))


def newest_counts(scope: Scope, view: GoodsView, years: Sequence[GoodsPoint]) -> list[Counted]:
    """The newest year of each line that a side tells first."""
    whole = [point for point in years if point.has_every_month]
    curves = first_curves(scope, view.goods, view.traded, whole)
    found = [newest_count(curve.by_measure) for curve in curves]
    return [one for one in found if one]


def span_of(
    choices: Mapping[str, Sequence[SourceChoice]], years: Mapping[str, Sequence[GoodsPoint]]
) -> tuple[int, int]:
    """From the first to the last year of a source or of a figure."""
    there = [choice for of_side in choices.values() for choice in of_side]
    told = [point.period.end.year for points in years.values() for point in points]
    firsts = [*told, *(choice.first_year for choice in there)]
    lasts = [*told, *(choice.last_year for choice in there)]
    return min(firsts, default=FIRST_YEAR_SHOWN), max(lasts, default=FIRST_YEAR_SHOWN)


render()
