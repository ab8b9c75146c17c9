"""Cards of the page's first numbers: what is not published says so, the newest stated share has its office."""

from typing import Any

from dashboard.screens.xinjiang.answer import Turnover
from dashboard.screens.xinjiang.headline import share_cards, turnover_card
from dashboard.screens.xinjiang.view import Share
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from dashboard.subjects.trade.trade_points import Change
from dashboard.ui.first_screen import Card
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import CUSTOMS, made_point, to_month, whole_year

NAMES = made_names(
    areas={"CN-XJ": "Xinjiang", "BV": "Bouvet", "C5": "Five"}, authorities={"ax-customs": "Customs of Aland (AXC)"}
)
SIDES = HomeAndPartner("CN-XJ", "BV", NAMES)


def share(value: float, **told: Any) -> Share:
    whole: dict[str, Any] = {
        "kind": "of_china",
        "partner_code": "C5",
        "is_computed": False,
        "counted_by": "ax-customs",
        "period": whole_year(2099),
        "is_sure": True,
        "source_code": "official_figures",
        "source_url": "https://example.org/share",
        "publisher": "Example News",
        "note": None,
    }
    return Share(value=value, **(whole | told))


def test_a_turnover_has_its_period_change_and_office() -> None:
    card = turnover_card(Turnover(made_point(series=CUSTOMS, value=2e9, change=Change(5.0, "F2"))), "BV", SIDES)

    assert (card.heading, card.number) == ("Xinjiang ↔ Bouvet, 2099", "2.0 bn USD")
    assert card.lines == ("+5.0 % on the year, stated", "Customs of Aland (AXC)", "")


def test_a_turnover_that_nobody_published_says_so() -> None:
    assert turnover_card(None, "BV", SIDES) == Card("Xinjiang ↔ Bouvet", "not published")


def test_the_newest_stated_share_is_named_with_whose_it_is() -> None:
    older, computed = share(40.0, period=to_month(2099, 4)), share(41.0, is_computed=True)

    assert share_cards([older, share(36.4), computed, share(50.0, partner_code="BV")], SIDES) == [
        Card("Xinjiang in China's trade with Five, 2099", "36.4 %", ("stated: AXC",))
    ]


def test_without_a_stated_share_there_is_no_card() -> None:
    assert share_cards([share(41.0, is_computed=True)], SIDES) == []
