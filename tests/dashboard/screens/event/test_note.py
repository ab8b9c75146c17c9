"""Figures cited in a note, as they were stated."""

from dashboard.screens.event.note import to_figures_table
from dashboard.subjects.events.event_parts import CitedFigure


def test_a_figure_is_told_in_full_with_its_unit_and_unknown_as_a_dash() -> None:
    figures = [
        CitedFigure("trade in grain", 1_234_000_000.0, "USD", "2098", "Ministry of Sheep"),
        CitedFigure("trade in grain", None, "t", None, None),
    ]
    assert to_figures_table(figures).frame.to_numpy().tolist() == [
        ["trade in grain", "1.234 bn USD", "2098", "Ministry of Sheep"],
        ["trade in grain", "–", "–", "–"],
    ]
