"""Colours that are seen and told apart by everyone, and texts that can be read, on the light and the dark ground."""

import re
import tomllib
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from dashboard.subjects import colours
from dashboard.ui.style import style_sheet
from dashboard.ui.theme import (
    BASE_HEIGHT,
    EVENT_COLOURS,
    EVENT_SYMBOLS,
    GROUP_COLOURS,
    SIDE_COLOURS,
    base_figure,
)
from etl.vocabulary.events import EventKind
from tests.dashboard.seen_colours import LEAST_APART, LEAST_BESIDE, contrast, over, rgb, seen_distance

CONFIG = tomllib.loads((Path(__file__).parents[3] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
THEMES = ("light", "dark")
PALETTE = [value for name, value in vars(colours).items() if name.isupper()]
HEADLINE_GROUPS = ("meat", "grain", "oilseed", "vegetable_oil")
# The order in which groups are stacked.
STACK = [GROUP_COLOURS[group] for group in GROUP_COLOURS if group not in {"agricultural", "all_goods"}]


def ground(theme: str) -> str:
    return str(CONFIG["theme"][theme]["backgroundColor"])


def ink(theme: str) -> str:
    return str(CONFIG["theme"][theme]["textColor"])


@pytest.mark.parametrize("theme", THEMES)
def test_every_mark_is_seen_on_its_ground(theme: str) -> None:
    assert len(PALETTE) == 10
    assert min(contrast(rgb(colour), rgb(ground(theme))) for colour in PALETTE) >= 3


def test_sides_are_told_apart_by_who_does_not_see_green() -> None:
    sides = [*SIDE_COLOURS.values(), colours.VIOLET]
    assert min(seen_distance(one, other) for one, other in combinations(sides, 2)) >= LEAST_APART


def test_headline_groups_are_told_apart_and_so_are_neighbours_in_a_stack() -> None:
    headline = [GROUP_COLOURS[group] for group in HEADLINE_GROUPS]
    assert min(seen_distance(one, other) for one, other in combinations(headline, 2)) >= LEAST_APART
    assert min(seen_distance(one, other) for one, other in pairwise(STACK)) >= LEAST_BESIDE


def test_colours_that_only_red_and_green_part_would_be_found() -> None:
    assert seen_distance("#CC4444", "#7A7A22") < LEAST_BESIDE < seen_distance("#0E8F8A", "#C77700")


@pytest.mark.parametrize("theme", THEMES)
def test_texts_of_charts_are_in_the_pages_ink_and_can_be_read(theme: str) -> None:
    sheet = style_sheet("page.css")
    assert re.search(r"ytick.* text,\s*\.js-plotly-plot .*title.*\{ fill: currentColor !important; \}", sheet)
    facts = re.search(r"\.chart-facts \{[^}]*opacity: ([\d.]+)", sheet)
    assert facts
    for opacity in (1.0, float(facts[1])):
        assert contrast(over(ink(theme), ground(theme), opacity), rgb(ground(theme))) >= 4.5


def test_every_kind_of_event_has_a_look_of_its_own() -> None:
    looks = [(EVENT_COLOURS[kind], EVENT_SYMBOLS[kind]) for kind in EventKind]
    assert len(set(looks)) == len(looks)


def test_a_figure_has_its_height_and_no_hover_that_takes_the_click_away() -> None:
    assert base_figure().layout.height == BASE_HEIGHT
    assert base_figure(200).layout.height == 200
    assert base_figure().layout.hovermode == "closest"
