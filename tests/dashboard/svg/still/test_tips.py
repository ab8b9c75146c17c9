"""What is told under the pointer: once a period for all panels, or by each point itself."""

import re

from dashboard.svg.still.frame import frame_of
from dashboard.svg.still.tips import tips
from tests.dashboard.svg.still.made_figures import Json, figure, line

UNSEEN = {"mode": "markers", "marker": {"opacity": 0, "size": 1}}


def told(*traces: Json) -> str:
    made = figure(*traces, xaxis={"range": ["2097-01-01", "2100-01-01"]})
    return tips(made, frame_of(made))


def test_a_period_tells_once_over_all_of_its_days_however_many_panels_there_are() -> None:
    days = ["2097-01-01", "2097-12-31", "2098-01-01", "2098-12-31"]
    unseen = line(**UNSEEN, x=days, y=[1.0] * 4, hovertext=["<b>2097</b>", "<b>2097</b>", "<b>2098</b>", "<b>2098</b>"])
    html = told(line(hoverinfo="skip"), unseen, unseen)
    assert html.count('class="spot"') == 2
    assert re.findall(r'class="found ruled" style="left:([\d.]+)%;width:([\d.]+)%', html)[0] == ("0.00", "33.24")


def test_a_point_tells_its_own_text_as_text() -> None:
    html = told(line(text=["Aland <i>", None, "Bland"], hovertemplate="%{text}<extra></extra>"))
    assert html.count('class="spot"') == 2
    assert "Aland &lt;i&gt;" in html


def test_a_tip_turns_towards_the_middle() -> None:
    html = told(line(text=["early", "", "late"]))
    early, late = re.findall(r'class="tip" style="left:clamp\(0px, [\d.]+% ([+-])', html)
    assert (early, late) == ("+", "-")


def test_what_is_passed_over_tells_nothing() -> None:
    assert told(line(hoverinfo="skip", text=["a", "b", "c"])) == ""


def test_a_mark_is_a_link_where_it_leads_somewhere_and_no_step_of_the_tab_key() -> None:
    marks = line(mode="markers", text=["<b>Sheep & goats</b><br>Aland", "", "late"], customdata=[["a"], ["b"], ["c&d"]])
    made = figure(marks)
    html = tips(made, frame_of(made), lambda marked: f"/event?id={marked[0]}")
    assert re.findall(r'href="([^"]*)" target="_self" tabindex="-1" aria-label="([^"]*)"', html) == [
        ("/event?id=a", "Sheep &amp; goats, Aland"),
        ("/event?id=c&amp;d", "late"),
    ]
    assert "<a " not in told(marks)
