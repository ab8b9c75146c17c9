"""What a page opens with: the answer as its heading, the other controls behind one, cards as a list."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.svg.points import YearPoint
from dashboard.svg.small import Line, line_picture
from dashboard.ui.first_screen import Card, cards_html
from tests.dashboard.opened import alts_of_stills, drawn


@pytest.fixture
def page() -> AppTest:
    def script() -> None:
        import streamlit as st  # noqa: PLC0415 (AppTest runs the function's text alone)

        from dashboard.ui.first_screen import answer, change_the_view  # noqa: PLC0415 (the same)

        answer("Aland counted 5 $ * 2.", "Newest: **2099**.", page_name="Overview")
        with change_the_view():
            st.toggle("All sources")

    return AppTest.from_function(script).run()


def test_the_answer_is_the_pages_heading_as_plain_text(page: AppTest) -> None:
    assert [title.value for title in page.title] == ["Aland counted 5 \\$ \\* 2."]
    assert page.caption[0].value == "Overview"
    assert page.markdown[0].value == "Newest: **2099**."


def test_other_controls_stand_behind_one_that_is_shut(page: AppTest) -> None:
    (expander,) = page.expander

    assert (expander.label, expander.proto.expanded) == ("Change the view", False)
    assert [toggle.label for toggle in expander.toggle] == ["All sources"]


def test_a_still_chart_is_there_with_its_words_as_high_as_it_is() -> None:
    def script() -> None:
        from dashboard.ui.first_screen import show_still  # noqa: PLC0415 (AppTest runs the function's text alone)

        trace = {"type": "scatter", "mode": "lines", "x": ["2098-07-02", "2099-07-02"], "y": [1.0, 2.0], "line": {}}
        show_still({"data": [trace], "layout": {"height": 300, "yaxis": {}}}, "More sheep.", "headline")

    app = AppTest.from_function(script).run()
    assert alts_of_stills(app) == ["More sheep."]
    assert "height:300px" in drawn(app)[0]


def test_cards_are_a_list_of_plain_texts_with_their_pictures() -> None:
    picture = line_picture([Line((YearPoint(2099, 1.0),), "#123456")], title="Sheep", description="One year.")
    html = cards_html([Card("Sheep & goats", "5 <m>", ("fewer", ""), picture, href="/x?a=1&b=2"), Card("Goats", "2")])

    assert html.count('role="listitem"') == 2
    assert '<a href="/x?a=1&amp;b=2" target="_self">Sheep &amp; goats</a>' in html
    assert "5 &lt;m&gt;" in html
    assert html.count('class="line"') == 1
    assert picture in html


def test_what_comes_late_has_its_place_from_the_first_moment() -> None:
    def page() -> None:
        import streamlit as st  # noqa: PLC0415 - runs as a script of its own

        from dashboard.ui.first_screen import place_for_answer, place_for_chart  # noqa: PLC0415 - as above

        first, second = place_for_answer(), place_for_chart()
        st.markdown("controls")
        second.markdown("chart")
        first.markdown("answer")

    app = AppTest.from_function(page).run()

    assert [one.value for one in app.markdown] == ["answer", "chart", "controls"]
