"""The picture of a brief.

A hole in a line stays a hole, stated figures are joined to nothing, and the text stands in the picture.
"""

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from dashboard.brief.model import Picture, Trace
from dashboard.brief.svg import HEIGHT, WIDTH, to_key, to_svg

NAMESPACE = "{http://www.w3.org/2000/svg}"


def trace(*points: tuple[int, float], is_joined: bool = True) -> Trace:
    return Trace("Aland: Customs <&>", points, is_joined, is_home=True, notes=(1,))


def drawn(*traces: Trace) -> ET.Element:
    return ET.fromstring(to_svg(Picture("Turnover", "m USD", traces, "Turnover <of> 2099 & more")))  # noqa: S314 (made here)


def joins(picture: ET.Element) -> int:
    """How many lines join marks; those of the grid are grey."""
    return sum(line.get("stroke") != "#ccc" for line in picture.iter(f"{NAMESPACE}line"))


def test_years_that_follow_each_other_are_joined_and_a_hole_stays_a_hole() -> None:
    assert joins(drawn(trace((2096, 1.0), (2097, 2.0), (2099, 3.0)))) == 1


def test_stated_figures_are_joined_to_nothing() -> None:
    picture = drawn(trace((2098, 1.0), (2099, 2.0), is_joined=False))

    assert joins(picture) == 0
    assert [mark.get("fill") for mark in picture.iter(f"{NAMESPACE}circle")] == ["#fff", "#fff"]


def test_the_picture_says_what_it_shows() -> None:
    picture = drawn(trace((2099, 1.0)))

    assert picture.get("aria-label") == picture.findtext(f"{NAMESPACE}title") == "Turnover <of> 2099 & more"
    assert "m USD" in [text.text for text in picture.iter(f"{NAMESPACE}text")]
    assert "2099" in [text.text for text in picture.iter(f"{NAMESPACE}text")]
    assert to_key(trace((2099, 1.0)), 0).startswith("<svg")


@given(
    st.lists(
        st.tuples(st.integers(2090, 2099), st.floats(0, 1e6)), min_size=1, max_size=8, unique_by=lambda point: point[0]
    )
)
def test_every_mark_lies_in_the_picture(points: list[tuple[int, float]]) -> None:
    text = to_svg(Picture("Turnover", "m USD", (trace(*sorted(points)),), "made up"))
    places = [(float(x), float(y)) for x, y in re.findall(r'cx="([\d.-]+)" cy="([\d.-]+)"', text)]

    assert len(places) == len(points)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)
