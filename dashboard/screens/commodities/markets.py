"""Whether these goods may enter at all: links to the page of each good on which acts are known."""

from dashboard.screens.commodities.filters import GoodsView
from dashboard.screens.sections.market_links import show_markets
from dashboard.subjects.access.acts import goods_of_group
from dashboard.subjects.trade.commodities import ALL_GOODS
from dashboard.ui.database import ask

WHOLE = (ALL_GOODS, "agricultural")


def show_markets_of_group(view: GoodsView) -> None:
    """The goods of the group on whose market access acts are known; nothing for groups that hold all goods."""
    show_markets(() if view.group in WHOLE else ask(goods_of_group, view.group))
