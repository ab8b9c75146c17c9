"""Single products, stand-in chapters and stated figures on the goods of a meeting, on SQLite and PostgreSQL alike."""

from dashboard.subjects.trade.goods_of_groups import (
    product_flows,
    stated_about_groups,
)
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    commodity_group_member_row,
    commodity_group_row,
    observation_row,
    official_figure_row,
    source_row,
)

FILTERS = TradeFilters("BV", period_kinds=("month",))


def figure(code: str, **overrides: object) -> dict[str, object]:
    return official_figure_row(figure_code=code, **{"flow": "import", "group_code": "grain"} | overrides)


def stated(url: str) -> list[tuple[str, str]]:
    with read_only_engine(url).connect() as connection:
        rows = stated_about_groups(connection, ("grain", "milling"), ("AX",), "BV", "import")
    return [(row.figure.figure_code, row.group_code) for row in rows]


def test_products_are_those_of_sources_that_give_no_whole_groups(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        source=[
            source_row(),
            source_row(source_code="selected", coverage="selection"),
            source_row(source_code="large", coverage="threshold"),
        ],
        commodity_group_member=[commodity_group_member_row(), commodity_group_member_row(group_code="cereals")],
        observation=[observation_row(source_code=code) for code in ("aland_customs", "selected", "large")],
    )
    with read_only_engine(url).connect() as connection:
        flows = product_flows(connection, ("grain", "cereals"), FILTERS)
        assert product_flows(connection, ("milling",), FILTERS) == []
    assert [
        (flow.group_code, flow.reported.series.source_code, flow.commodity_id, flow.reported.value_usd)
        for flow in flows
    ] == [(group, source, "HS:1001", 1e6) for group in ("cereals", "grain") for source in ("large", "selected")]


def test_what_the_partner_states_of_the_opposite_flow_is_the_same_trade(loaded_database: LoadDatabase) -> None:
    mirrored = {"area_code": "BV", "partner_code": "AX"}
    url = loaded_database(
        official_figure=[
            figure("F1"),
            figure("F2", **mirrored, flow="export"),
            figure("F3", **mirrored, flow="import"),
            figure("F4", flow="export"),
            figure("F5", flow="turnover"),
            figure("F6", partner_code="CX"),
        ]
    )
    assert stated(url) == [("F1", "grain"), ("F2", "grain")]


def test_a_figure_on_a_commodity_belongs_to_each_group_that_holds_it(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity_group=[
            commodity_group_row(),
            commodity_group_row(group_code="milling"),
            commodity_group_row(group_code="meat"),
        ],
        commodity_group_member=[commodity_group_member_row(group_code=code) for code in ("grain", "milling", "meat")],
        official_figure=[figure("F1", group_code=None, commodity_id="HS:1001"), figure("F2", commodity_id="HS:1001")],
    )
    assert stated(url) == [("F1", "grain"), ("F1", "milling"), ("F2", "grain"), ("F2", "milling")]


def test_repetitions_growth_and_what_merely_crosses_a_port_stay_out(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        official_figure=[
            figure("F1", is_shown=False),
            figure("F2", measure="growth_pct", unit="pct"),
            figure("F3", indicator="trade_via_port"),
            figure("F4", indicator="cargo_via_port", measure="weight", unit="t"),
            figure("F5", indicator="rail_cargo", measure="weight", unit="t"),
        ]
    )
    assert stated(url) == [("F5", "grain")]
