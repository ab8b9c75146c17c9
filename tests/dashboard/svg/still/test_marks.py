"""Marks of points: each of plotly's names has a shape of its own."""

import pytest

from dashboard.svg.still.marks import mark
from dashboard.ui.theme import EVENT_SYMBOLS, SYMBOLS


def drawn(name: str) -> str:
    return mark(name, "50%", 10, 8, "#123456")


def test_every_mark_that_charts_use_looks_like_no_other() -> None:
    names = {*SYMBOLS, *EVENT_SYMBOLS.values()}
    assert len({drawn(name) for name in names}) == len(names)


@pytest.mark.parametrize("name", ["circle", "square", "triangle-up", "star"])
def test_an_open_mark_is_an_outline_of_the_full_one(name: str) -> None:
    full, outline = drawn(name), drawn(f"{name}-open")
    assert full.replace('fill="#123456"', "") == outline.replace('fill="none" stroke="#123456" stroke-width="1.5"', "")
