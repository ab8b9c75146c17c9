"""Flows as the tables give them, on SQLite and PostgreSQL alike."""

from datetime import date

from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.trade.flows import flows_by_group, flows_of_commodity, flows_of_group
from dashboard.subjects.trade.series import Period, Series
from dashboard.subjects.trade.trade import TradeFilters
from tests.conftest import LoadDatabase
from tests.factories import commodity_group_member_row, observation_row, source_row, year

FILTERS = TradeFilters("BV", reporters=("AX",))


def test_flows_come_by_group_typed_and_marked(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity_group_member=[
            commodity_group_member_row(group_code=group, commodity_id=code)
            for group, code in (("grain", "HS:1001"), ("meat", "HS:0201"))
        ],
        observation=[
            observation_row(
                commodity_id="HS:1001", value_usd=3.0, net_weight_kg=None, status="estimated", **year(2099)
            ),
            observation_row(commodity_id="HS:1001", value_usd=2.0, net_weight_kg=5.0, **year(2098)),
        ],
    )
    with read_only_engine(url).connect() as connection:
        found = flows_by_group(connection, ("grain", "meat"), FILTERS)
        grain = flows_of_group(connection, "grain", FILTERS)
    assert found == {"grain": grain, "meat": []}
    assert {flow.series for flow in grain} == {Series("aland_customs", "AX")}
    assert [(flow.period, flow.value_usd, flow.net_weight_kg, flow.is_estimated) for flow in grain] == [
        (Period("year", date(2098, 1, 1), date(2098, 12, 31)), 2.0, 5.0, False),
        (Period("year", date(2099, 1, 1), date(2099, 12, 31)), 3.0, None, True),
    ]


def test_a_group_that_holds_stand_ins_is_told_from_one_that_holds_none(loaded_database: LoadDatabase) -> None:
    members = (("oilseed", "HS:12", "stand_in"), ("grain", "HS:10", "exact"))
    url = loaded_database(
        source=[source_row(detail_level="chapter")],
        commodity_group_member=[
            commodity_group_member_row(group_code=group, commodity_id=code, basis=basis)
            for group, code, basis in members
        ],
        observation=[observation_row(commodity_id=code, **year(2099)) for _group, code, _basis in members],
    )
    with read_only_engine(url).connect() as connection:
        found = flows_by_group(connection, ("grain", "oilseed"), FILTERS)
    marks = {code: [flow.is_stand_in for flow in flows] for code, flows in found.items()}
    assert marks == {"grain": [False], "oilseed": [True]}


def test_a_commodity_has_its_own_flows(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        observation=[
            observation_row(commodity_id="HS:1001", value_usd=3.0, quality="doubtful", is_derived=True, **year(2099)),
            observation_row(commodity_id="HS:1002", value_usd=9.0, **year(2099)),
        ]
    )
    with read_only_engine(url).connect() as connection:
        (flow,) = flows_of_commodity(connection, "HS:1001", FILTERS)
    assert (flow.value_usd, flow.is_doubtful, flow.is_at_least, flow.partner_count) == (3.0, True, False, 1)
    assert (flow.is_derived, flow.is_estimated) == (True, False)
