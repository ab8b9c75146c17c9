"""Commodities: what is traded with a partner, how much, at what price and by whose figures."""

from dashboard.locale import gettext as _
from dashboard.screens.commodities.filters import choose_view, sides_of
from dashboard.screens.commodities.groups_at_a_glance import show_what_there_is
from dashboard.screens.commodities.harvests import show_harvests
from dashboard.screens.commodities.markets import show_markets_of_group
from dashboard.screens.commodities.parts import (
    show_goods,
    show_links,
    show_products,
    show_source,
    show_stated,
)
from dashboard.screens.commodities.shares import show_shares
from dashboard.ui import address, components
from dashboard.ui.choices import chosen_partner
from etl.vocabulary.trade import Flow


def render() -> None:
    """Draw the page."""
    components.header_of("commodities")
    partner = chosen_partner()
    flows = {Flow.IMPORT.value: _("China buys from it"), Flow.EXPORT.value: _("China sells to it")}
    flow = Flow(address.choose_one("flow", _("Direction"), list(flows), flows.__getitem__, look="segmented"))
    sides = sides_of(partner, flow)
    show_what_there_is(sides)
    view = choose_view(sides)
    if view is None:
        return
    show_goods(view)
    show_harvests(view)
    show_shares(view)
    show_markets_of_group(view)
    show_stated(view)
    show_source(view)
    show_products(view)
    show_links(view, sides)


render()
