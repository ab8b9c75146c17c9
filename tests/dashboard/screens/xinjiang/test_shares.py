"""Shares: which partners they are of, and what their frame says."""

from typing import Any

import pytest

from dashboard.screens.xinjiang import shares
from dashboard.screens.xinjiang.shares import share_facts, share_partners, shares_with
from dashboard.subjects.trade.figures import FigureFilters, StatedFigure
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from etl.vocabulary.figures import Indicator
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures

STATED: dict[str, Any] = {
    "figure_code": "F1",
    "area_code": "CN-XJ",
    "indicator": "share_of_trade",
    "measure": "share_pct",
    "unit": "pct",
    "value": 40.0,
}
WRITTEN = "Xinjiang in China's trade with Bouvet"


@pytest.fixture(autouse=True)
def figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures as a reader of another language is told them, and as they were written."""

    def told(_question: object, filters: FigureFilters, subject: str = "新疆") -> list[StatedFigure]:
        if filters.indicators == (Indicator.SHARE_OF_TRADE,):
            return made_figures({**STATED, "subject": subject}, {**STATED, "figure_code": "F2", "partner_code": "CX"})
        own = {"area_code": "CN-XJ", "counted_by": "urumqi-customs"}
        return made_figures(own, {"area_code": "CN", "counted_by": "gacc", "value": 4.0})

    monkeypatch.setattr(shares, "ask", told)
    monkeypatch.setattr(shares, "ask_written", lambda question, filters: told(question, filters, WRITTEN))


def test_stated_shares_come_before_computed_ones_in_whatever_language() -> None:
    found = [(share.partner_code, share.value, share.is_computed) for share in shares_with(("BV",))]

    assert found == [("BV", 40.0, False), ("BV", 25.0, True)]


def test_shares_with_others_stay_out() -> None:
    assert shares_with(("CX",)) == []


def test_central_asia_stands_beside_the_partner_and_once() -> None:
    names = made_names()

    assert share_partners(HomeAndPartner("CN-XJ", "KZ", names)) == ("C5", "KZ")
    assert share_partners(HomeAndPartner("CN-XJ", "C5", names)) == ("C5",)


def test_the_facts_name_whose_shares_they_are_and_their_years() -> None:
    names = made_names(authorities={"urumqi-customs": "Urumqi Customs (UC)", "ax-customs": "Aland Customs"})
    facts = share_facts(shares_with(("BV",)), HomeAndPartner("CN-XJ", "BV", names))

    assert (facts.unit, facts.reporter, facts.period) == ("per cent of turnover", "Aland Customs; UC", "2099")
