"""Xinjiang's figures in words and as tables: whose they are, when, and which are on the chart."""

from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.texts import (
    figure_hover,
    newest_in_words,
    office_series,
    parts_sentence,
    share_titles,
    subject_series,
    to_farm_table,
    to_figures_table,
)
from dashboard.screens.xinjiang.view import PanelFigure, computed_shares
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures, made_flows, to_month, whole_year

NAMES = made_names(
    areas={"BV": "Bouvet"}, authorities={"ax-customs": "Customs of Aland (AXC)"}, places={"north": "Northgate"}
)
TITLES = {"BV": "Trade with Bouvet"}


def panel(figure: ShownFigure) -> PanelFigure:
    return PanelFigure("BV", figure.stated.counted_by, figure)


def test_series_are_named_by_their_office_and_by_what_they_count() -> None:
    rows = [panel(ShownFigure(figure)) for figure in made_figures({})]

    assert office_series(rows, NAMES) == {"ax-customs": "AXC"}
    assert subject_series(rows, NAMES) == {"ax-customs": "all goods: AXC"}


def test_a_hover_tells_amount_period_what_and_whose_and_per_month_where_drawn() -> None:
    (figure,) = made_figures({"value": 12e9})
    plain = figure_hover(panel(ShownFigure(figure)), NAMES, TITLES, is_per_month=False)
    per_month = figure_hover(panel(ShownFigure(figure)), NAMES, TITLES, is_per_month=True)

    assert plain == ("<b>12.00 bn USD</b><br>Trade with Bouvet, 2099<br>all goods<br>Count: Customs of Aland (AXC)")
    assert "computed: 1.00 bn USD a month" in per_month


def test_a_table_of_figures_is_newest_first_and_says_which_are_drawn() -> None:
    older, newer = made_figures(
        {"figure_code": "F1", "period": whole_year(2098)}, {"figure_code": "F2", "place_code": "north"}
    )
    frame = to_figures_table(map(ShownFigure, (older, newer)), NAMES, {"F1"}).frame

    assert frame[["figure_code", "place_name", "is_on_chart", "counted_by_name"]].to_numpy().tolist() == [
        ["F2", "Northgate", "no", "Customs of Aland (AXC)"],
        ["F1", "", "yes", "Customs of Aland (AXC)"],
    ]


def test_a_table_of_farm_trade_says_what_was_got_as_a_difference() -> None:
    frame = to_farm_table(made_flows({"is_derived": True}, {"value_usd": None}), NAMES).frame

    assert frame["is_derived"].tolist() == ["yes", "no"]
    assert frame["value_usd"].isna().tolist() == [False, True]


def test_the_newest_of_each_panel_is_told_the_newest_last() -> None:
    early, late = (
        PanelFigure(name, "s", ShownFigure(one))
        for name, one in zip(
            "AB", made_figures({"value": 1.0}, {"value": 2.0, "period": whole_year(2098)}), strict=True
        )
    )

    assert (
        newest_in_words([early, late], {"A": "First", "B": "Second"}) == "Second: 2 USD in 2098; First: 1 USD in 2099"
    )


def test_how_many_are_of_whole_years_is_said() -> None:
    figures = [ShownFigure(one) for one in made_figures({}, {"period": to_month(2099, 4)})]

    assert parts_sentence(figures).startswith("1 of the 2 figures are of whole years")


def test_shares_are_titled_by_their_kind() -> None:
    own = {"area_code": "CN-XJ", "counted_by": "urumqi-customs"}
    found = computed_shares(
        made_figures(
            own, {"area_code": "CN", "counted_by": "gacc", "value": 4.0}, {**own, "partner_code": "WLD", "value": 2.0}
        )
    )

    assert set(share_titles(found, NAMES).values()) == {
        "Xinjiang in China's trade with Bouvet",
        "Bouvet in Xinjiang's trade",
    }
