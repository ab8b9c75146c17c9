"""One good: how its markets stand, its history with the trade beneath, duty, quota, firms, promises and events."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.screens.market_access.good_parts import (
    GoodHistory,
    show_firms,
    show_history,
    show_measures,
    show_related,
)
from dashboard.screens.market_access.history import acts_of_route, tell_acts
from dashboard.screens.market_access.routes import all_goods_link
from dashboard.screens.market_access.trade import CountedLine, counted_lines
from dashboard.subjects.access.acts import (
    acts_on_good,
    codes_of_good,
    conflicts_of_acts,
    events_of_acts,
    topics_of_good,
)
from dashboard.subjects.access.day import access_day
from dashboard.subjects.access.markets import Market, all_goods, course_of_good
from dashboard.subjects.access.words import good_sentence, market_sentence, route_in_words, state_badge
from dashboard.subjects.naming import names_in
from dashboard.ui import address, components
from dashboard.ui.database import ask
from dashboard.ui.first_screen import answer, place_for_answer
from dashboard.ui.names import labeller, page_names
from dashboard.ui.sharing import name_view, rest_on_publishers
from etl.vocabulary.access import AccessState
from etl.vocabulary.periods import PeriodKind
from etl.vocabulary.places import HOME

Route = tuple[str, str]


def show_good(good_code: str) -> None:
    """Draw a good's page."""
    goods = ask(names_in, "access_good", language())
    day = ask(access_day)
    if good_code not in goods or day is None:
        show_unknown(good_code)
        return
    name = goods[good_code]
    name_view(_("Market access: {good}").format(good=name))
    all_goods_link(_("All goods"), ":material/arrow_back:")
    opening = place_for_answer()
    collective = {good.good_code for good in ask(all_goods) if good.is_collective and good.good_code != good_code}
    course = ask(course_of_good, good_code)
    acts = ask(acts_on_good, good_code)
    if not acts:
        with opening:
            answer(name, page_name=_("Market access"))
        components.empty(_("No act on this good is known."), _("Choose another one among all goods."))
        return
    rest_on_publishers(act.publisher for act in acts)
    now = [market for market in course if market.holds_on(day) and market.state != AccessState.NO_ACT]
    with opening:
        answer(good_sentence(name, now, page_names()), page_name=_("Market access"))
    route = choose_route(course, day)
    of_route = acts_of_route(acts, *route)
    conflicts = ask(conflicts_of_acts, tuple(act.act_code for act in of_route))
    told = tell_acts(of_route, conflicts, goods)
    codes = ask(codes_of_good, good_code)
    lines = choose_lines([code.commodity_id for code in codes], route)
    of_way = tuple(market for market in course if (market.origin_code, market.destination_code) == route)
    show_history(GoodHistory(good_code, name, route, of_way, tuple(told), tuple(lines), tuple(codes)), day)
    show_now(now)
    left, right = st.columns(2, gap="large")
    with left:
        show_measures([one for one in told if one.act.holds_on(day)])
        show_firms([act for act in of_route if act.good_code == good_code])
    with right:
        meant = tuple(act.act_code for act in of_route if act.good_code not in collective)
        show_related(ask(events_of_acts, meant), ask(topics_of_good, good_code))


def show_unknown(good_code: str) -> None:
    """What to do where the address names no good."""
    st.title(_("Market access"), anchor=False)
    components.not_found(
        _("There is no good with the code {code} in the database.").format(code=good_code),
        _("Choose one among all goods."),
    )
    all_goods_link(_("Go to all goods"), ":material/arrow_back:")


def show_now(now: Sequence[Market]) -> None:
    """Why each market stands so: since when, by which act, how surely, and what contradicts it."""
    names = page_names()
    for market in now:
        way = route_in_words(market.origin_code, market.destination_code, names)
        st.markdown(f"**{way}** {state_badge(market.state, names)}  \n{market_sentence(market, names)}")


def choose_lines(commodity_ids: Sequence[str], route: Route) -> list[CountedLine]:
    """The trade beneath, by years or by months: the reader's choice where both are held, else what there is."""
    if not commodity_ids:
        return []
    by_kind = {kind: counted_lines(commodity_ids, *route, kind) for kind in (PeriodKind.YEAR, PeriodKind.MONTH)}
    held = {kind.value: lines for kind, lines in by_kind.items() if lines}
    if len(held) < 2:
        return next(iter(held.values()), [])
    names = {PeriodKind.YEAR.value: _("By year"), PeriodKind.MONTH.value: _("By month")}
    return held[address.choose_one("period", _("Trade beneath"), list(held), labeller(names), look="segmented")]


def choose_route(course: Sequence[Market], day: date) -> Route:
    """The way whose history is shown: those on which a state is known first."""
    names = page_names()
    known = {(one.origin_code, one.destination_code) for one in course if one.state != AccessState.NO_ACT}
    now = {
        (one.origin_code, one.destination_code)
        for one in course
        if one.holds_on(day) and one.state != AccessState.NO_ACT
    }
    every = dict.fromkeys((one.origin_code, one.destination_code) for one in course)
    ordered = sorted(every, key=lambda route: (route not in now, route not in known, route[1] != HOME))
    labels = {f"{origin}-{destination}": route_in_words(origin, destination, names) for origin, destination in ordered}
    chosen = address.choose_one("way", _("Way"), list(labels), lambda code: labels[code])
    return next(route for route in ordered if f"{route[0]}-{route[1]}" == chosen)
