"""Farm trade by group and year as stacked bars, in words and as a table."""

from dataclasses import replace

from dashboard.locale.units import Scale
from dashboard.screens.commodities.make_up import GroupYear, make_up
from dashboard.screens.commodities.make_up_section import (
    groups_by_year,
    hover_text,
    make_up_title,
    stand_in_notes,
    to_groups_table,
)
from dashboard.ui.theme import GROUP_COLOURS
from tests.dashboard.screens.commodities.test_make_up import ALL, flows
from tests.dashboard.screens.commodities.test_texts import NAMES, TRADED

TOLD = replace(TRADED, names=replace(NAMES, groups={"meat": "Meat", "grain": "Grain", "oilseed": "Oilseeds"}))
YEARS = make_up(flows(2098, 2099, **ALL))


def test_each_group_is_a_stack_in_its_own_colour() -> None:
    figure = groups_by_year(YEARS, TOLD, Scale(2.0, "two USD"))
    assert [(bar.name, bar.base, bar.y, bar.marker.color) for bar in figure.data] == [
        ("Meat", (0.0, 0.0), (0.5, 0.5), GROUP_COLOURS["meat"]),
        ("Grain", (0.5, 0.5), (1.5, 1.5), GROUP_COLOURS["grain"]),
        ("Oilseeds", (2.0, 2.0), (2.0, 2.0), GROUP_COLOURS["oilseed"]),
    ]
    assert {bar.x for bar in figure.data} == {("2098-01-01", "2099-01-01")}


def test_the_title_tells_the_largest_groups_of_the_newest_year() -> None:
    assert make_up_title(YEARS, TOLD).replace("\N{NO-BREAK SPACE}", " ") == (
        "Farm goods, Bouvet → China, 2099: Oilseeds 50 %, Grain 38 %, Meat 12 %"
    )
    unknown = [replace(one, share_pct=None) for one in YEARS]
    assert make_up_title(unknown, TOLD) == "Farm goods by group, Bouvet → China"


def test_a_bar_tells_no_share_that_is_not_known() -> None:
    assert "of all farm goods" in hover_text(YEARS[0], TOLD)
    assert "of all farm goods" not in hover_text(replace(YEARS[0], share_pct=None), TOLD)


def test_chapters_that_stand_in_are_named() -> None:
    stand_in = GroupYear("oilseed", replace(YEARS[0].flow, is_stand_in=True), None)
    assert stand_in_notes(YEARS, TOLD) == []
    assert stand_in_notes([stand_in], TOLD) == ["Whole chapters that also hold other goods stand in for: Oilseeds."]


def test_the_table_has_the_newest_year_first() -> None:
    frame = to_groups_table(YEARS, TOLD).frame
    assert frame["year"].tolist() == [2099] * 3 + [2098] * 3
    assert frame["share_of_farm_goods_pct"].tolist()[:3] == [12.5, 37.5, 50.0]
