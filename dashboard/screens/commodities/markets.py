"""Whether these goods may enter at all: links to the page of each good on which acts are known."""

from dashboard.screens.commodities.view import GoodsView
from dashboard.screens.sections.market_links import show_markets
from dashboard.subjects.access.acts import goods_of_group
from dashboard.ui.database import ask
from etl.vocabulary.goods import WIDE_GROUPS


def show_markets_of_group(view: GoodsView) -> None:
    """The goods of the group on whose market access acts are known; nothing for groups that hold all goods."""
    show_markets(() if view.goods.group in WIDE_GROUPS else ask(goods_of_group, view.goods.group))
