"""Goods as each side states them: side by side, never added, the newest and largest first."""

from typing import Any

from dashboard.screens.xinjiang.dollars import ShownFigure
from dashboard.screens.xinjiang.goods import goods_rows, stated_goods
from dashboard.subjects.trade.home_and_partner import HomeAndPartner
from tests.dashboard.made_names import made_names
from tests.dashboard.made_trade import made_figures, whole_year

NAMES = made_names(areas={"CN-XJ": "Xinjiang", "BV": "Bouvet"}, authorities={"ax-customs": "Customs (AXC)"})
SIDES = HomeAndPartner("CN-XJ", "BV", NAMES)
HOME: dict[str, Any] = {
    "area_code": "CN-XJ",
    "partner_code": "BV",
    "group_code": None,
    "subject": "wool",
    "flow": "import",
}
PARTNER: dict[str, Any] = {
    "area_code": "BV",
    "partner_code": "CN-XJ",
    "group_code": None,
    "subject": "wool",
    "flow": "export",
}


def goods(*told: dict[str, Any]) -> list[tuple[str, int, float | None, float | None]]:
    return [
        (
            one.subject,
            one.period.end.year,
            one.home.value if one.home else None,
            one.partner.value if one.partner else None,
        )
        for one in stated_goods(map(ShownFigure, made_figures(*told)))
    ]


def test_one_sides_import_stands_beside_the_others_export() -> None:
    assert goods({**HOME, "value": 2.0}, {**PARTNER, "value": 3.0}) == [("wool", 2099, 2.0, 3.0)]


def test_the_other_direction_and_another_period_are_other_rows() -> None:
    assert goods(
        {**HOME, "value": 2.0}, {**HOME, "flow": "export", "value": 1.0}, {**HOME, "period": whole_year(2098)}
    ) == [
        ("wool", 2099, 2.0, None),
        ("wool", 2099, 1.0, None),
        ("wool", 2098, 1.0, None),
    ]


def test_all_goods_weights_and_changes_stay_out() -> None:
    assert (
        goods({**HOME, "group_code": "all_goods"}, {**HOME, "measure": "weight"}, {**HOME, "measure": "growth_pct"})
        == []
    )


def test_of_two_of_one_side_the_first_stands() -> None:
    assert goods({**HOME, "value": 2.0}, {**HOME, "value": 9.0}) == [("wool", 2099, 2.0, None)]


def test_a_row_says_the_way_the_period_and_whose_and_leaves_the_silent_side_empty() -> None:
    figures = made_figures({**PARTNER, "value": 4e6}, {**PARTNER, "subject": "sheep", "value": 1e6})
    rows = goods_rows(stated_goods(map(ShownFigure, figures)), SIDES)

    assert [(row.label, row.note, row.cells[0]) for row in rows] == [
        ("Wool", "Bouvet → Xinjiang, 2099", None),
        ("Sheep", "Bouvet → Xinjiang, 2099", None),
    ]
    assert [(cell.text, cell.share, cell.note) for row in rows if (cell := row.cells[1])] == [
        ("4.0 m USD", 1.0, "AXC"),
        ("1.0 m USD", 0.25, "AXC"),
    ]


def test_of_one_column_only_xinjiangs_is_left() -> None:
    (row,) = goods_rows(stated_goods(map(ShownFigure, made_figures({**HOME, "value": 4e6}))), SIDES, 1)

    assert [cell.text for cell in row.cells if cell] == ["4.0 m USD"]
    assert len(row.cells) == 1
