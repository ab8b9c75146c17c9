"""Lines of commitments are the same, be they made of all figures or of those that are asked for."""

from etl import schema
from etl.build.judge.asked_figures import figures_asked
from etl.values.frames import rows_to_frame
from tests.factories import area_member_row, area_row, commitment_row, commodity_row

TABLES = {
    "area": [
        area_row(area_code="AX"),
        area_row(area_code="AX-N", parent_code="AX"),
        area_row(area_code="G2"),
        area_row(area_code="BV"),
        area_row(area_code="CX"),
    ],
    "area_member": [area_member_row(group_code="G2", area_code="BV")],
    "commodity": [
        commodity_row(commodity_id="HS:10"),
        commodity_row(commodity_id="HS:1001", parent_id="HS:10"),
        commodity_row(commodity_id="HS:100199", parent_id="HS:1001"),
        commodity_row(commodity_id="HS:1005", parent_id="HS:10"),
    ],
    "commitment": [
        commitment_row(
            measurability="series",
            target_value=5.0,
            target_unit="t",
            comparator="at_least",
            series_measure="net_weight_kg",
            series_flow="export",
            series_period_kind="year",
            series_commodity_id="HS:1001",
            series_group_code=None,
            series_reporter_code="AX-N",
            series_partner_code="G2",
        )
    ],
}


def test_the_goods_what_they_lie_in_and_what_lies_in_them_are_asked() -> None:
    frames = {name: rows_to_frame(schema.metadata.tables[name], rows) for name, rows in TABLES.items()}

    asked = figures_asked(frames)

    assert asked.commodities == {"HS:10", "HS:1001", "HS:100199"}
    assert asked.areas == {"AX-N", "AX", "G2", "BV"}
    assert (asked.groups, asked.reporters) == (frozenset(), frozenset())


def test_of_groups_of_goods_the_sums_that_either_side_tells_are_asked() -> None:
    (commitment,) = TABLES["commitment"]
    of_group = commitment | {"series_commodity_id": None, "series_group_code": "grain"}
    rows = TABLES | {"commitment": [of_group]}

    asked = figures_asked({name: rows_to_frame(schema.metadata.tables[name], found) for name, found in rows.items()})

    assert (asked.commodities, asked.areas) == (frozenset(), frozenset())
    assert (asked.groups, asked.reporters) == ({"grain"}, {"AX-N", "AX", "G2", "BV"})
