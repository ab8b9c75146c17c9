"""The scheme of crossings as a browser draws it: its lines are there, as wide as their halves, and nothing sticks out."""

import pytest

from tests.browser.running import OpenPage

HALVES = """() => [...document.querySelectorAll('.crossings .half')].map(half => {
  const svg = half.querySelector('svg'), line = half.querySelector('svg line');
  return [svg ? svg.clientWidth : null, half.clientWidth, line ? line.getBoundingClientRect().width : null];
})"""
STICKING_OUT = """() => [...document.querySelectorAll('.crossings .told p, .crossings .station, .crossings .band')]
  .filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"""


@pytest.mark.parametrize("width", [1440, 390])
def test_each_half_has_a_line_as_wide_as_its_place_and_every_text_fits(open_page: OpenPage, width: int) -> None:
    page = open_page("/xinjiang?partner=KZ&lang=ru", width=width)
    page.wait_for_selector(".crossings svg line", state="attached")
    drawn = [half for half in page.evaluate(HALVES) if half[0] is not None]

    assert len(drawn) > 10
    assert [half for half in drawn if half[0] != half[1] or abs(half[2] - half[1]) > 1] == []
    assert page.evaluate(STICKING_OUT) == []
