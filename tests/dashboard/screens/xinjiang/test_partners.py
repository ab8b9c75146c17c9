"""Partners side by side: each bar's name and amount."""

from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.partners import drawn_partner
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures


def test_a_bar_has_its_partner_and_amount_and_one_that_is_not_known_says_so() -> None:
    names = made_names(areas={"BV": "Bouvet"})
    known, unknown = (ShownFigure(one) for one in made_figures({"value": 4e9}, {"value": None}))

    assert (drawn_partner(known, names).label, drawn_partner(known, names).hover) == ("Bouvet", "Bouvet: 4.00 bn USD")
    assert (drawn_partner(unknown, names).value, drawn_partner(unknown, names).hover) == (None, "Bouvet: –")
