"""Shares that may be computed and shares that may not, partners side by side, and ports one by one."""

from dataclasses import replace
from typing import Any

from dashboard.screens.xinjiang.view import (
    computed_shares,
    panel_order,
    partners_side_by_side,
    port_figures,
    port_panel,
    several_ports,
    share_kinds,
    stated_shares,
)
from tests.dashboard.made_trade import made_figures as figures
from tests.dashboard.made_trade import to_month, whole_year

XINJIANG: dict[str, Any] = {"area_code": "CN-XJ", "counted_by": "urumqi-customs"}
CHINA: dict[str, Any] = {"area_code": "CN", "counted_by": "gacc", "value": 4.0}


def shares(*rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    found = computed_shares(figures(*rows))
    return [(share.kind, share.partner_code, share.value, share.is_computed) for share in found]


def test_xinjiangs_share_is_computed_from_two_values_of_chinas_customs() -> None:
    assert shares(XINJIANG, CHINA) == [("of_china", "BV", 25.0, True)]


def test_a_value_that_chinas_customs_did_not_count_makes_no_share() -> None:
    assert shares({**XINJIANG, "counted_by": "xj-unstated"}, CHINA) == []
    assert shares(XINJIANG, {**CHINA, "counted_by": "mofcom"}) == []


def test_two_currencies_or_periods_make_no_share() -> None:
    assert shares({**XINJIANG, "unit": "CNY"}, CHINA) == []
    assert shares({**XINJIANG, "period": to_month(2099, 5)}, CHINA) == []
    assert shares({**XINJIANG, "period": whole_year(2098)}, CHINA) == []
    assert shares({**XINJIANG, "period": to_month(2099, 5)}, {**CHINA, "period": to_month(2099, 4)}) == []


def test_a_computed_share_is_as_sure_as_the_less_sure_of_its_values() -> None:
    for doubtful in ({**XINJIANG, "confidence": "medium"}, CHINA), (XINJIANG, {**CHINA, "confidence": "medium"}):
        assert [share.is_sure for share in computed_shares(figures(*doubtful))] == [False]
    assert [share.is_sure for share in computed_shares(figures(XINJIANG, CHINA))] == [True]


def test_of_an_unknown_value_the_share_is_unknown() -> None:
    assert shares({**XINJIANG, "value": None}, CHINA) == [("of_china", "BV", None, True)]
    assert shares(XINJIANG, {**CHINA, "value": None}) == [("of_china", "BV", None, True)]


def test_a_partners_share_needs_both_values_of_one_office() -> None:
    world = {**XINJIANG, "partner_code": "WLD", "value": 2.0}
    assert shares(XINJIANG, world) == [("of_xinjiang", "BV", 50.0, True)]
    assert shares(XINJIANG, {**world, "counted_by": "xj-commerce"}) == []


def test_stated_shares_are_told_apart_by_what_they_are_a_share_of() -> None:
    written = figures(
        {**XINJIANG, "figure_code": "F1", "subject": "Xinjiang in China's trade with Bouvet"},
        {**XINJIANG, "figure_code": "F2", "subject": "Bouvet in Xinjiang's foreign trade"},
        {
            "area_code": "BV",
            "partner_code": "CN-XJ",
            "figure_code": "F3",
            "subject": "Xinjiang in Bouvet's trade with China",
        },
        {**XINJIANG, "figure_code": "F4", "subject": "Khorgos in Xinjiang's sheep exports"},
    )
    translated = [replace(figure, subject="新疆") for figure in written]

    assert [(one.kind, one.partner_code) for one in stated_shares(translated, share_kinds(written))] == [
        ("of_china", "BV"),
        ("of_china", "BV"),
        ("of_xinjiang", "BV"),
    ]


def test_partners_stand_side_by_side_in_the_newest_period_of_one_office_with_enough_of_them() -> None:
    rows = [
        {**XINJIANG, "partner_code": code, "value": value, "period": whole_year(2098)}
        for code, value in (("AX", 1.0), ("BV", 3.0), ("CX", 2.0), ("WLD", 9.0))
    ]
    newer = [{**XINJIANG, "partner_code": code} for code in ("AX", "BV")]
    found = partners_side_by_side(figures(*rows, *newer))
    assert [(figure.partner_code, figure.value) for figure in found] == [
        ("WLD", 9.0),
        ("BV", 3.0),
        ("CX", 2.0),
        ("AX", 1.0),
    ]


def test_offices_are_not_mixed_to_make_up_the_number() -> None:
    rows = [{**XINJIANG, "partner_code": code} for code in ("AX", "BV")]
    another = {**XINJIANG, "partner_code": "CX", "counted_by": "xj-commerce"}
    assert partners_side_by_side(figures(*rows, another)) == []


def cargo(**more: Any) -> dict[str, Any]:
    return {
        **XINJIANG,
        "indicator": "cargo_via_port",
        "measure": "weight",
        "unit": "t",
        "place_code": "khorgos",
        "subject": "cargo through the port",
        "group_code": None,
        **more,
    }


def test_a_port_is_a_panel_and_several_ports_together_are_another() -> None:
    told = figures(cargo(), cargo(place_code=None, figure_code="F2", subject="cargo through Xinjiang's ports"))
    found = port_figures(told, "cargo", several_ports(told))
    assert [port_panel(figure) for figure in found] == ["khorgos", "cargo through Xinjiang's ports"]


def test_trade_in_single_goods_is_not_a_ports_trade() -> None:
    trade = cargo(
        indicator="trade_via_port",
        measure="value",
        unit="CNY",
        group_code="all_goods",
        subject="all goods through the port",
    )
    found = port_figures(figures(trade, {**trade, "group_code": "meat"}), "trade")
    assert [figure.group_code for figure in found] == ["all_goods"]


def test_cargo_that_names_no_port_stays_out() -> None:
    grain = cargo(indicator="rail_cargo", place_code=None, subject="grain by rail")
    assert port_figures(figures(grain), "cargo", several_ports(figures(grain))) == []


def test_a_count_in_another_unit_shares_no_axis_with_the_count() -> None:
    trains = cargo(indicator="trains", measure="count", unit="trains", subject="freight trains through the port")
    a_day = {**trains, "unit": "trains/day", "subject": "freight trains taken a day"}
    persons = {**trains, "indicator": "persons", "unit": "persons", "subject": "persons through the port"}

    found = figures(trains, a_day, persons)

    assert [figure.unit for figure in port_figures(found, "trains")] == ["trains"]
    assert [figure.subject for figure in port_figures(found, "persons")] == ["persons through the port"]


def test_the_three_ports_come_first_and_others_need_two_figures() -> None:
    panels = ["altynkol", "altynkol", "karasu", "bakhty", "khorgos", "khorgos"]
    assert panel_order(panels) == ["khorgos", "bakhty", "altynkol"]
