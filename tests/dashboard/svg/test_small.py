"""Small pictures: broken where the source changes, dashed where only stated, told in words."""

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from dashboard.svg.points import YearPoint
from dashboard.svg.small import HEIGHT, WIDTH, Line, line_picture

INK = "#123456"


def points(*amounts: float, source: str = "table", first: int = 2090, is_stated: bool = False) -> tuple[YearPoint, ...]:
    return tuple(YearPoint(first + place, amount, source, is_stated) for place, amount in enumerate(amounts))


def drawn(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 (made here)


def test_a_line_breaks_where_its_source_changes_and_what_is_only_stated_is_dashed() -> None:
    both = (*points(1.0, 2.0), *points(3.0, 4.0, first=2092, is_stated=True))
    picture = drawn(line_picture([Line(both, INK)], title="Sheep", description="More."))

    assert [line.get("stroke-dasharray") for line in picture.iter("polyline")] == [None, "5 4"]


def test_a_year_alone_is_a_dot() -> None:
    picture = drawn(line_picture([Line(points(1.0), INK)], title="Sheep", description="One year."))

    assert len(list(picture.iter("circle"))) == 1
    assert not list(picture.iter("polyline"))


def test_the_picture_says_what_it_shows() -> None:
    picture = drawn(
        line_picture([Line(points(1.0, 48.7), INK)], title="Sheep & goats", description="Aland counts <more>.")
    )

    assert (picture.findtext("title"), picture.findtext("desc")) == ("Sheep & goats", "Aland counts <more>.")
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "Sheep & goats. Aland counts <more>.")


@given(st.lists(st.floats(0, 1e12), min_size=1, max_size=30))
def test_everything_lies_in_the_picture(amounts: list[float]) -> None:
    text = line_picture([Line(points(*amounts), INK)], title="Sheep", description="")
    corners = [pair.split(",") for path in re.findall(r'points="([^"]+)"', text) for pair in path.split()]
    dots = re.findall(r'cx="([\d.-]+)" cy="([\d.-]+)"', text)

    assert all(0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT for x, y in [*corners, *dots])
