"""The diagram: no borders and nothing from outside, each mode told by form, what is not stated dotted and said once."""

import re

from dashboard.locale import in_language
from dashboard.screens.xinjiang.crossing_diagram import (
    DiagramWords,
    DrawnCount,
    DrawnCrossing,
    DrawnLine,
    DrawnNeighbour,
    Strand,
    diagram_html,
)
from etl.vocabulary.places import TransportMode

WORDS = DiagramWords("Aland", "no figure")
KNOWN = Strand(0.5, (DrawnCount("3 m t", "2099 · AXC"),))
NONE = Strand(None)


def drawn(*lines: DrawnLine) -> str:
    html = diagram_html([DrawnNeighbour("Bouvet", (DrawnCrossing("Northgate", lines),))], WORDS)
    return html.partition("</style>")[2]


def line(mode: TransportMode = TransportMode.RAIL, home: Strand = KNOWN, partner: Strand = NONE) -> DrawnLine:
    return DrawnLine(mode, mode.value, home, partner, "Across")


def strokes(html: str) -> list[str]:
    return re.findall(r"<line [^>]*>", html)


def test_names_amounts_and_offices_are_text_of_the_page() -> None:
    html = drawn(line())

    for words in ("Aland", "Bouvet", "Northgate", "Across", "3 m t", "2099 · AXC", "rail"):
        assert f">{words}<" in html


def test_russian_puts_no_amount_before_a_noun_that_it_would_have_to_decline() -> None:
    with in_language("ru"):
        assert "<b>3 m t</b> — <span>2099 · AXC</span>" in drawn(line())


def test_nothing_is_asked_from_outside_and_no_line_of_markdown_is_broken() -> None:
    html = diagram_html([DrawnNeighbour("Bouvet", (DrawnCrossing("Northgate", (line(),)),))], WORDS)

    assert not re.search(r"https?:|url\(|@import|<script|<img|<iframe", html)
    assert "\n" not in html


def test_each_mode_has_a_form_of_its_own_whatever_the_colour() -> None:
    forms = {
        tuple(re.sub(r'stroke="[^"]*"', "", one) for one in strokes(drawn(line(mode, partner=KNOWN))))
        for mode in TransportMode
    }

    assert len(forms) == len(TransportMode)


def test_twice_the_tonnes_are_twice_the_width_and_the_least_stays_visible() -> None:
    widths = [Strand(share).width for share in (1.0, 0.5, 0.001)]

    assert (widths[0], widths[2] > 0) == (2 * widths[1], True)


def test_a_line_of_which_nothing_is_stated_is_dotted_and_says_so_once() -> None:
    html = drawn(line(home=NONE))

    assert html.count("no figure") == 1
    assert ["stroke-dasharray" in one for one in strokes(html)] == [True, True]


def test_where_one_side_states_it_the_other_half_is_dotted_without_a_word() -> None:
    html = drawn(line(TransportMode.ROAD))

    assert "no figure" not in html
    assert ["stroke-dasharray" in one for one in strokes(html)] == [False, True]


def test_a_crossing_without_lines_says_once_that_there_is_no_figure() -> None:
    assert drawn().count("no figure") == 1


def test_names_are_escaped() -> None:
    html = diagram_html([DrawnNeighbour("<b>", (DrawnCrossing("a & b", ()),))], WORDS)

    assert "&lt;b&gt;" in html
    assert "a &amp; b" in html
