"""Farm trade by year: both directions on one scale, years without a figure told as such."""

from dashboard.locale.units import Scale
from dashboard.screens.xinjiang.farm import farm_rows, flow_in_words
from tests.dashboard.made_trade import made_flows, whole_year

SCALE = Scale(1e6, "m USD")


def test_years_stand_newest_first_with_both_directions_on_one_scale() -> None:
    flows = made_flows(
        {"period": whole_year(2098), "value_usd": 1e6},
        {"period": whole_year(2099), "value_usd": 4e6},
        {"period": whole_year(2099), "flow": "import", "value_usd": 2e6},
    )
    rows = farm_rows(flows, 2099, SCALE)

    assert [(row.label, [cell and (cell.text, cell.share) for cell in row.cells]) for row in rows] == [
        ("2099", [("4", 1.0), ("2", 0.5)]),
        ("2098", [("1", 0.25), None]),
    ]


def test_a_year_without_a_figure_is_a_row_and_the_years_after_the_last_are_one() -> None:
    flows = made_flows({"period": whole_year(2095)}, {"period": whole_year(2097)})

    assert [(row.label, row.cells == (None, None)) for row in farm_rows(flows, 2099, SCALE)] == [
        ("2098–2099", True),
        ("2097", False),
        ("2096", True),
        ("2095", False),
    ]


def test_a_flow_in_words_has_direction_period_and_amount() -> None:
    (flow,) = made_flows({"value_usd": 5e6})

    assert flow_in_words(flow, {"export": "Exports"}) == "Exports, 2099: 5.0 m USD"
