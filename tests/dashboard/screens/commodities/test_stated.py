"""The way from the goods to their rows on the Data page."""

from tests.dashboard.opened import links, open_page
from tests.dashboard.screens.commodities.test_page import Load, load, trade

__all__ = ["load"]


def test_the_rows_of_the_goods_are_a_link_away(load: Load) -> None:
    load(observation=trade())
    told = links(open_page("commodities", group="agricultural"))["These figures row by row"]
    assert told == "table=trade&partner=KZ&reporter=CN&flow=import&group=agricultural"
