"""Stated figures in panels: one scale a panel, per month where that is asked, and what each way of showing says."""

from typing import Any

import pytest

from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.figures import FigurePanels, look_note, panel_of
from dashboard.screens.xinjiang.texts import AS_STATED, CHANGE, PER_MONTH
from dashboard.screens.xinjiang.view import PanelFigure
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures, to_month

NAMES = made_names()


def rows(*told: dict[str, Any]) -> list[PanelFigure]:
    return [PanelFigure("BV", "ax-customs", ShownFigure(figure)) for figure in made_figures(*told)]


def view(look: str, unit: str = "USD") -> FigurePanels:
    return FigurePanels(["BV"], {"BV": "Bouvet"}, {"ax-customs": "Customs"}, look, unit, "key", "Trade")


def test_a_panel_has_the_scale_of_its_largest_amount() -> None:
    panel = panel_of(rows({"value": 4e9}, {"value": 2e6}), view(AS_STATED), NAMES)

    assert (panel.title, [figure.height for figure in panel.figures]) == ("Bouvet, bn USD", [4.0, 0.002])


def test_per_month_divides_by_the_months_of_each_period() -> None:
    panel = panel_of(rows({"value": 12e9}, {"value": 8e9, "period": to_month(2099, 4)}), view(PER_MONTH), NAMES)

    assert (panel.title, [figure.height for figure in panel.figures]) == ("Bouvet, bn USD a month", [1.0, 2.0])


def test_per_cent_is_never_scaled_and_what_is_not_known_has_no_height() -> None:
    panel = panel_of(rows({"value": 1500.0}, {"value": None}), view(CHANGE, "pct"), NAMES)

    assert (panel.title, [figure.height for figure in panel.figures]) == ("Bouvet, %", [1500.0, None])


@pytest.mark.parametrize(
    ("look", "words"),
    [(AS_STATED, "of whole years"), (PER_MONTH, "divided by its months"), (CHANGE, "same period a year before")],
)
def test_each_way_of_showing_says_what_it_does(look: str, words: str) -> None:
    assert words in look_note(look, [row.figure for row in rows({}) if isinstance(row.figure, ShownFigure)])


def test_a_unit_of_converted_figures_says_so() -> None:
    assert view(AS_STATED).unit_text("USD") == "USD"
    converted = FigurePanels([], {}, {}, AS_STATED, "USD", "key", "Trade", is_converted=True)
    assert converted.unit_text("USD") == "USD, in part converted"
