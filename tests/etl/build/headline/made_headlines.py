"""Headlines of made-up trade of China with Bouvet."""

from datetime import date
from typing import Any

from tests.factories import (
    area_row,
    commodity_group_member_row,
    commodity_row,
    complete,
    observation_row,
    official_figure_row,
    year,
)

Row = dict[str, Any]

KNOWN = {"known_from": date(2099, 3, 1)}

NO_WEIGHT = {"net_weight_kg": None}


def concluded(**facts: list[Row]) -> dict[str, list[Row]]:
    """Headlines of China's trade with Bouvet in wheat and all goods."""
    tables = complete(
        area=[
            area_row(area_code="CN"),
            area_row(area_code="CN-XJ", kind="region", parent_code="CN"),
            area_row(area_code="BV"),
        ],
        commodity=[commodity_row(), commodity_row(commodity_id="TOTAL")],
        commodity_group_member=[
            commodity_group_member_row(),
            commodity_group_member_row(group_code="all_goods", commodity_id="TOTAL", basis="published"),
        ],
        **facts,
    )
    return {name: tables.get(name, []) for name in ("headline_line", "headline_pair")}


def told(rows: list[Row], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def flow(flow: str, value: float, **told: Any) -> Row:
    return observation_row(
        **{
            "reporter_code": "CN",
            "partner_code": "BV",
            "flow": flow,
            "value_usd": value,
            **NO_WEIGHT,
            **year(2098),
            **KNOWN,
            **told,
        }
    )


def stated(**told: Any) -> Row:
    base = {
        "area_code": "CN",
        "partner_code": "BV",
        "group_code": "all_goods",
        "counted_by": "gacc",
        "stated_by": "gacc",
        **year(2098),
    }
    return official_figure_row(**{**base, **told})
