"""Partners side by side: each bar's name and amount, and one currency for all of them."""

import pytest

from dashboard.screens.xinjiang import currency
from dashboard.screens.xinjiang.dollars import IN_DOLLARS, ShownFigure
from dashboard.screens.xinjiang.partners import drawn_partner, in_one_currency, partner_facts
from dashboard.subjects.prices.rates import StatedRate
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures, whole_year


def test_a_bar_has_its_partner_and_amount_and_one_that_is_not_known_says_so() -> None:
    names = made_names(areas={"BV": "Bouvet"})
    known, unknown = (ShownFigure(one) for one in made_figures({"value": 4e9}, {"value": None}))

    assert (drawn_partner(known, names).label, drawn_partner(known, names).hover) == ("Bouvet", "Bouvet: 4.00 bn USD")
    assert (drawn_partner(unknown, names).value, drawn_partner(unknown, names).hover) == (None, "Bouvet: –")


def test_bars_are_in_dollars_only_where_all_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    period, names = whole_year(2099), made_names(sources={"bank": "Rates of the bank"})
    rate = StatedRate("bank", "CNY", "USD", period.start, period.end, "year", "mean", 8.0)
    stated = made_figures({"unit": "CNY", "value": 80e9, "partner_code": "CX"}, {"unit": "CNY", "value": 8e9})
    monkeypatch.setattr(currency, "ask", lambda _question: [rate])

    chosen = in_one_currency(stated, IN_DOLLARS)
    assert ([one.value for one in chosen.figures], partner_facts(chosen, names).unit) == (
        [10e9, 1e9],
        "bn USD, converted",
    )
    assert in_one_currency(stated, "USD").unit == "CNY"

    monkeypatch.setattr(currency, "ask", lambda _question: [])
    assert in_one_currency(stated, IN_DOLLARS).unit == "CNY"
