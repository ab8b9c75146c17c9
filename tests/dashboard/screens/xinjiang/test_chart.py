"""The Xinjiang page's charts: figures are joined to nothing, each is as long as its period, gaps stay gaps."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from dashboard.locale.units import Scale
from dashboard.screens.xinjiang.chart import DrawnFigure, DrawnPartner, Panel, farm_trade, partner_bars, period_panels
from tests.dashboard.made_trade import made_flows, to_month, whole_year

SERIES = {"rail": "by rail: Office A", "road": "by road: Office B"}
NAMES = {"export": "Exports", "import": "Imports"}


FIGURE = DrawnFigure("rail", whole_year(2099), 1.0, is_sure=True, hover="h")


def rows(*overrides: dict[str, Any]) -> list[DrawnFigure]:
    return [replace(FIGURE, **row) for row in overrides]


def test_a_figure_is_as_long_as_its_period_and_joined_to_nothing() -> None:
    bars = period_panels([Panel("Khorgos", rows({}, {"period": to_month(2098, 5)}))], SERIES).data[0]
    days = [None if pd.isna(x) else str(x)[:10] for x in bars.x]
    assert [days[0], days[2], days[3], days[4], days[6]] == [
        "2099-01-01",
        "2099-12-31",
        None,
        "2098-01-01",
        "2098-05-31",
    ]
    assert bars.connectgaps is False


def test_each_figure_has_one_mark() -> None:
    bars = period_panels([Panel("Khorgos", rows({}, {"period": to_month(2098, 5)}))], SERIES).data[0]
    assert [size > 0 for size in bars.marker.size] == [False, True, False, False] * 2


def test_columns_reach_down_to_zero_over_the_days_of_each_period() -> None:
    told = rows({"height": 2.0}, {"period": to_month(2098, 5), "height": 3.0})
    columns, bars = period_panels([Panel("Khorgos", told)], SERIES, has_columns=True).data
    assert [*zip(columns.x, columns.y, strict=True)] == [("2099-01-01", 2.0), ("2098-01-01", 3.0)]
    assert (columns.offset, [width // 86_400_000 for width in columns.width]) == (0, [364, 150])
    assert (columns.type, columns.yaxis, bars.name) == ("bar", bars.yaxis, "by rail: Office A")


def test_two_series_of_a_panel_are_never_one_trace() -> None:
    figure = period_panels([Panel("Khorgos", rows({}, {"series": "road"}))], SERIES)
    assert [trace.name for trace in figure.data] == ["by rail: Office A", "by road: Office B"]


def test_each_panel_has_its_own_scale_and_names_its_own_series() -> None:
    figure = period_panels([Panel("Khorgos, t", rows({})), Panel("Bakhty, t", rows({"series": "road"}))], SERIES)
    assert [trace.yaxis for trace in figure.data] == ["y", "y2"]
    headers = [note.text for note in figure.layout.annotations]
    assert ["Khorgos, t" in headers[0], "Office A" in headers[0], "Office B" in headers[0]] == [True, True, False]
    assert ["Bakhty, t" in headers[1], "Office B" in headers[1]] == [True, True]


def test_panels_do_not_overlap() -> None:
    layout = period_panels([Panel(name, rows({})) for name in "ABC"], SERIES).layout
    (low_1, high_1), (low_2, high_2), (low_3, high_3) = layout.yaxis.domain, layout.yaxis2.domain, layout.yaxis3.domain
    assert 1 >= high_1 > low_1 > high_2 > low_2 > high_3 > low_3 >= 0


def test_a_less_sure_figure_has_another_mark() -> None:
    marks = period_panels([Panel("Khorgos", rows({}, {"is_sure": False}))], SERIES).data[0]
    assert [marks.marker.symbol[place] for place in (1, 5)] == ["circle", "x"]


def month_of(number: int) -> dict[str, Any]:
    return {"period": replace(to_month(2099, number, "month"), start=date(2099, number, 1))}


def test_a_month_that_is_not_there_breaks_the_line() -> None:
    line = farm_trade(made_flows(month_of(1), month_of(3)), "hh", NAMES, Scale(1, "USD"), by_month=True).data[0]
    assert [pd.isna(value) for value in line.y] == [False, True, False]


def test_exports_and_imports_are_two_lines() -> None:
    both = made_flows({}, {"flow": "import", "value_usd": 2.0})
    figure = farm_trade(both, "hh", NAMES, Scale(1, "USD"), by_month=False)
    assert {line.name: list(line.y) for line in figure.data} == {"Exports": [1.0], "Imports": [2.0]}


def test_the_first_partner_stands_at_the_top_and_an_unknown_amount_has_no_bar() -> None:
    bars = partner_bars([DrawnPartner("Aland", 4.0, "a"), DrawnPartner("Bouvet", None, "b")], Scale(2, "USD")).data[0]
    assert (list(bars.y), list(bars.x), list(bars.hovertext)) == (["Bouvet", "Aland"], [None, 2.0], ["b", "a"])
