"""The choice of a currency: what is offered, and which figures each choice leaves."""

import pytest

from dashboard.screens.xinjiang import currency
from dashboard.screens.xinjiang.currency import in_currency
from dashboard.screens.xinjiang.dollars import IN_DOLLARS
from dashboard.subjects.prices.rates import StatedRate
from tests.dashboard.made_trade import made_figures, whole_year

YUAN, DOLLARS, OLD = made_figures(
    {"figure_code": "F1", "unit": "CNY", "value": 80.0, "partner_code": "CX"},
    {"figure_code": "F2", "unit": "USD", "value": 7.0},
    {"figure_code": "F3", "unit": "CNY", "value": 80.0, "period": whole_year(2090)},
)


@pytest.fixture(autouse=True)
def rates(monkeypatch: pytest.MonkeyPatch) -> None:
    period = whole_year(2099)
    told = [StatedRate("bank", "CNY", "USD", period.start, period.end, "year", "mean", 8.0)]
    monkeypatch.setattr(currency, "ask", lambda _question: told)


def codes(chosen: str) -> list[str]:
    return [figure.stated.figure_code for figure in in_currency([YUAN, DOLLARS, OLD], chosen).figures]


def test_a_currency_leaves_the_figures_that_were_stated_in_it() -> None:
    assert (codes("CNY"), codes("USD"), codes("")) == (["F1", "F3"], ["F2"], ["F1", "F2", "F3"])


def test_in_dollars_all_that_can_be_converted_is_there_with_its_rates() -> None:
    found = in_currency([YUAN, DOLLARS, OLD], IN_DOLLARS)

    assert [(figure.stated.figure_code, figure.value) for figure in found.figures] == [("F1", 10.0), ("F2", 7.0)]
    assert (found.unit, found.is_in_dollars, found.rates) == ("USD", True, ("bank",))
    assert "1 figure in yuan is not shown" in found.note


def test_as_stated_nothing_is_said_of_rates() -> None:
    found = in_currency([YUAN, DOLLARS], "CNY")

    assert (found.is_in_dollars, found.note, found.rates) == (False, "", ())
