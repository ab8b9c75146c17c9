"""Bars across: a row a name from the top down, as long as its amount, and nothing where none is known."""

import pytest

from dashboard.svg.still.picture import still_height, still_picture
from dashboard.svg.still.rows import row_tips, rows_drawn, rows_of
from tests.dashboard.svg.still.made_figures import Json, attributes, figure


def bars(name: str, colour: str, **amounts: float | None) -> Json:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": list(amounts.values()),
        "y": list(amounts),
        "marker": {"color": colour},
        "hovertext": [f"<b>{goods}</b><br>{name}" for goods in amounts],
    }


def sheep_and_goats(*traces: Json) -> Json:
    rows = {"categoryarray": ["goats", "sheep"]}
    return figure(*traces, yaxis=rows, xaxis={"title": {"text": "%"}}, showlegend=True)


HOME, PARTNER = bars("Aland", "#111111", sheep=75.0, goats=25.0), bars("Bouvet", "#222222", sheep=100.0, goats=None)
BOTH = sheep_and_goats(HOME, PARTNER)


def test_names_stand_from_the_top_and_amounts_are_shares_of_the_width() -> None:
    rows = rows_of(BOTH)
    assert rows.names == ("sheep", "goats")
    assert rows.x(100.0) == pytest.approx(100 / 1.05)
    assert rows.left > 30


def test_each_known_amount_has_a_bar_in_its_row_beside_those_of_the_others() -> None:
    svg = "".join(rows_drawn(BOTH, rows_of(BOTH)))
    assert attributes(svg, "rect", "width") == ["71.43%", "23.81%", "95.24%"]
    sheep, goats, others_sheep = map(float, attributes(svg, "rect", "y"))
    height = float(attributes(svg, "rect", "height")[0])
    assert others_sheep == pytest.approx(sheep + height, abs=0.2)
    assert goats > others_sheep + height


def test_a_bar_tells_its_own_text_anywhere_in_its_row() -> None:
    html = row_tips(BOTH, rows_of(BOTH))
    assert html.count('class="spot"') == 3
    assert html.count("left:0;width:100%") == 3


def test_the_picture_has_axis_title_and_legend() -> None:
    html = still_picture(BOTH, "Shares")
    assert (html.count(">%<"), html.count(">Bouvet</text>"), html.count(">100<")) == (1, 1, 1)
    assert still_height(BOTH) > 340


def test_stacked_bars_begin_where_those_before_end_and_tell_their_own_text_where_it_has_room() -> None:
    look = {"textposition": "inside", "insidetextfont": {"color": "white"}}
    home = {**HOME, **look, "text": ["three", "one"]}
    partner = {**PARTNER, **look, "x": [100.0, 0.5], "text": ["four", "none"]}
    edged = {**partner, "marker": {"color": "#222222", "line": {"color": "#FFFFFF", "width": 1}}}
    both = figure(
        home, edged, barmode="stack", yaxis={"categoryarray": ["goats", "sheep"]}, xaxis={"showticklabels": False}
    )
    rows = rows_of(both)
    svg = "".join(rows_drawn(both, rows))

    assert rows.most == pytest.approx(175 * 1.05)
    assert attributes(svg, "rect", "x") == ["0.00%", "0.00%", f"{rows.x(75):.2f}%", f"{rows.x(25):.2f}%"]
    assert len(set(attributes(svg, "rect", "y"))) == 2
    assert attributes(svg, "rect", "stroke") == ["#FFFFFF"] * 2
    assert [word in svg for word in (">three<", ">one<", ">four<", ">none<")] == [True, True, True, False]
    assert "<line" not in svg
    assert f"left:{rows.x(75):.2f}%;width:{rows.x(100):.2f}%" in row_tips(both, rows)


def test_labels_of_the_axis_are_not_rounded() -> None:
    tens = figure(bars("Aland", "#111111", sheep=9.4), yaxis={"categoryarray": ["sheep"]})
    assert [told in still_picture(tens, "") for told in (">2<", ">4<")] == [True, True]
    quarters = figure(bars("Aland", "#111111", sheep=11.0), yaxis={"categoryarray": ["sheep"]})
    assert [told in still_picture(quarters, "") for told in (">2.5<", ">7.5<")] == [True, True]
