"""Small pictures: broken where the source changes, dashed where only stated, right on any ground, told in words."""

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from dashboard.svg.points import YearPoint
from dashboard.svg.small import SMALL, SPARK, WIDE, Line, bar_picture, line_picture

INK = "#123456"


def points(*amounts: float, source: str = "table", first: int = 2090, is_stated: bool = False) -> tuple[YearPoint, ...]:
    return tuple(YearPoint(first + place, amount, source, is_stated) for place, amount in enumerate(amounts))


def drawn(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (made here)


def told(picture: ET.Element) -> list[str]:
    return [str(text.text) for text in picture.iter("text")]


def test_a_line_breaks_where_its_source_changes_and_what_is_only_stated_is_dashed() -> None:
    both = (*points(1.0, 2.0), *points(3.0, 4.0, first=2092, is_stated=True))
    picture = drawn(line_picture([Line(both, INK)], title="Sheep", description="More."))

    assert [line.get("stroke-dasharray") for line in picture.iter("polyline")] == [None, "5 4"]


def test_a_year_alone_is_a_dot() -> None:
    picture = drawn(line_picture([Line(points(1.0), INK)], title="Sheep", description="One year."))

    assert len(list(picture.iter("circle"))) == 1
    assert not list(picture.iter("polyline"))


def test_the_picture_says_what_it_shows_and_takes_the_ink_of_the_page() -> None:
    line = Line(points(1.0, 48.7), INK, end="Aland <48.7>")
    text = line_picture([line], title="Sheep & goats", description="Aland counts more.", size=WIDE)
    picture = drawn(text)

    assert (picture.findtext("title"), picture.findtext("desc")) == ("Sheep & goats", "Aland counts more.")
    assert picture.get("role") == "img"
    assert "Aland <48.7>" in told(picture)
    assert {one.get("fill") for one in picture.iter("text")} == {"currentColor"}
    assert "2091" in told(picture)


def test_a_sparkline_has_no_axis_and_a_small_multiple_has_one() -> None:
    line = Line(points(1.0, 2.0, 3.0), INK)

    assert told(drawn(line_picture([line], title="Sheep", description="", size=SPARK))) == []
    assert told(drawn(line_picture([line], title="Sheep", description="", size=SMALL)))[:2] == ["0", "1"]


def test_a_bar_that_was_only_stated_is_an_outline() -> None:
    both = (*points(1.0), *points(2.0, first=2091, is_stated=True))
    picture = drawn(bar_picture(both, colour=INK, title="Sheep", description="Two years."))

    assert [bar.get("fill") for bar in picture.iter("rect")] == [INK, "none"]


@given(st.lists(st.floats(0, 1e12), min_size=1, max_size=30))
def test_everything_lies_in_the_picture(amounts: list[float]) -> None:
    text = line_picture([Line(points(*amounts), INK, end="Aland")], title="Sheep", description="", size=SMALL)
    corners = [pair.split(",") for path in re.findall(r'points="([^"]+)"', text) for pair in path.split()]
    dots = re.findall(r'cx="([\d.-]+)" cy="([\d.-]+)"', text)

    assert all(0 <= float(x) <= SMALL.width and 0 <= float(y) <= SMALL.height for x, y in [*corners, *dots])
