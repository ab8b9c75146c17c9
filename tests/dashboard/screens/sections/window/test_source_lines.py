"""Lines around a meeting: one for each source and reporter, a lower bound apart, and turnover only where both ways are."""

from datetime import date
from typing import Any

from dashboard.screens.sections.window.source_lines import largest_products, to_source_lines, turnovers
from dashboard.subjects.trade.flows import ReportedFlow
from dashboard.subjects.trade.goods_of_groups import GoodsFlow
from dashboard.subjects.trade.series import Period, Series
from tests.dashboard.made_names import made_names

NAMES = made_names(areas={"AX": "Aland", "BV": "Bouvet"}, publishers={"office": "Office"}, groups={"grain": "Grain"})


def flow(
    value: float | None = 5.0, year: int = 2099, group: str = "grain", commodity: str | None = None, **more: Any
) -> GoodsFlow:
    told: dict[str, Any] = {"series": Series("office", "AX"), "flow": "export", "valuation": "fob"}
    period = Period("year", date(year, 1, 1), date(year, 12, 31))
    reported = ReportedFlow(**told | {"net_weight_kg": None} | more, value_usd=value, period=period)
    return GoodsFlow(group, commodity, reported)


def test_each_reporter_and_each_lower_bound_is_a_line_of_its_own() -> None:
    flows = [flow(), flow(series=Series("office", "BV")), flow(7.0, 2098, is_at_least=True), flow(6.0, 2098)]
    lines = to_source_lines(flows, "value_usd", NAMES)
    assert [(line.name, [figure.amount for figure in line.figures]) for line in lines] == [
        ("Grain: Aland: Office", [5.0, 6.0]),
        ("Grain: Bouvet: Office", [5.0]),
        ("Grain, at least: Aland: Office", [7.0]),
    ]


def test_a_line_into_which_chapters_came_says_so_and_one_that_nobody_owns_too() -> None:
    flows = [flow(), flow(2098, is_stand_in=True), flow(series=Series("office", "BV"), valuation="reconciled")]
    assert [line.name for line in to_source_lines(flows, "value_usd", NAMES)] == [
        "Grain, whole chapters: Aland: Office",
        "Grain: Neither side's own: Office, reconciled",
    ]


def test_an_unknown_amount_is_no_figure_and_a_line_of_none_is_no_line() -> None:
    weighed = flow(None, net_weight_kg=2000.0)
    assert to_source_lines([weighed], "value_usd", NAMES) == []
    (line,) = to_source_lines([weighed], "net_weight_kg", NAMES)
    assert [figure.amount for figure in line.figures] == [2.0]


def test_the_largest_products_of_a_narrow_group_come_once_each() -> None:
    products = [flow(value, commodity=code) for code, value in (("a", 1.0), ("b", 4.0), ("c", 2.0), ("d", 3.0))]
    again = [flow(4.0, group="cereals", commodity="b"), flow(9.0, group="all_goods", commodity="e")]
    assert [one.commodity_id for one in largest_products([*products, *again], most=2)] == ["b", "d"]


def test_turnover_is_known_only_where_both_ways_are() -> None:
    flows = [flow(), flow(3.0, flow="import", is_doubtful=True), flow(4.0, 2098), flow(4.0, 2097)]
    flows.append(flow(None, 2097, flow="import"))
    assert [(one.reported.value_usd, one.reported.is_doubtful, one.reported.flow) for one in turnovers(flows)] == [
        (8.0, True, "turnover"),
        (None, False, "turnover"),
    ]
