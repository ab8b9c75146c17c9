"""What there is on each group, and figures beside the groups they tell of, on SQLite and PostgreSQL alike."""

import pandas as pd

from dashboard.subjects.trade.commodities import figures_by_group, members_of_group, parts_of_all_goods, reach_of_groups
from dashboard.subjects.trade.figures import FigureFilters
from dashboard.subjects.trade.trade import TradeFilters
from dashboard.ui.database import read_only_engine
from tests.conftest import LoadDatabase
from tests.factories import (
    commodity_group_member_row,
    commodity_row,
    month,
    observation_row,
    official_figure_row,
    source_row,
    year,
)

ALL_KINDS = TradeFilters("BV", period_kinds=())
IN_GRAIN = [commodity_group_member_row(), commodity_group_member_row(group_code="agricultural")]


def reach(url: str, filters: TradeFilters = ALL_KINDS) -> pd.DataFrame:
    with read_only_engine(url).connect() as connection:
        return reach_of_groups(connection, filters)


def test_reach_tells_first_last_and_kind_of_each_group_and_source(loaded_database: LoadDatabase) -> None:
    rows = reach(
        loaded_database(
            commodity_group_member=IN_GRAIN,
            observation=[
                observation_row(**month(2097, 2)),
                observation_row(net_weight_kg=None),
                observation_row(**year(2099), source_code="bouvet_yearbook"),
            ],
        )
    )
    columns = [
        "group_code",
        "source_code",
        "period_kind",
        "first_date",
        "last_date",
        "row_count",
        "month_count",
        "weight_count",
        "is_whole",
    ]
    first, last = pd.Timestamp(2097, 2, 1), pd.Timestamp(2099, 5, 31)
    monthly = ["aland_customs", "month", first, last, 2, 2, 1, 1]
    yearly = ["bouvet_yearbook", "year", pd.Timestamp(2099, 1, 1), pd.Timestamp(2099, 12, 31), 1, 1, 1, 1]
    assert rows.loc[rows["group_code"] != "all_goods", columns].to_numpy().tolist() == [
        ["agricultural", *monthly],
        ["agricultural", *yearly],
        ["grain", *monthly],
        ["grain", *yearly],
    ]


def test_single_products_and_a_level_below_the_sum_are_no_whole(loaded_database: LoadDatabase) -> None:
    rows = reach(
        loaded_database(
            source=[source_row(), source_row(source_code="some_products", coverage="selection")],
            commodity_group_member=[commodity_group_member_row(), commodity_group_member_row(commodity_id="HS:100190")],
            observation=[
                observation_row(),
                observation_row(commodity_id="HS:100190"),
                observation_row(source_code="some_products"),
            ],
        )
    )
    grain = rows[rows["group_code"] == "grain"]
    assert grain[["source_code", "level", "is_whole"]].to_numpy().tolist() == [
        ["aland_customs", "heading", 1],
        ["aland_customs", "subheading", 0],
        ["some_products", "heading", 0],
    ]


def test_all_goods_list_a_whole_sources_chapters_but_are_whole_only_with_a_total(loaded_database: LoadDatabase) -> None:
    rows = reach(
        loaded_database(
            source=[source_row(detail_level="chapter"), source_row(source_code="some_products", coverage="selection")],
            commodity=[commodity_row(commodity_id="TOTAL"), commodity_row(commodity_id="HS:10")],
            commodity_group_member=[commodity_group_member_row(group_code="all_goods", commodity_id="TOTAL")],
            observation=[
                observation_row(commodity_id="HS:10"),
                observation_row(commodity_id="TOTAL"),
                observation_row(commodity_id="HS:10", source_code="some_products"),
            ],
        )
    )
    assert rows[["group_code", "source_code", "level", "is_whole"]].to_numpy().tolist() == [
        ["all_goods", "aland_customs", "chapter", 0],
        ["all_goods", "aland_customs", "total", 1],
    ]


def test_reconciled_figures_are_told_apart(loaded_database: LoadDatabase) -> None:
    rows = reach(
        loaded_database(commodity_group_member=IN_GRAIN[:1], observation=[observation_row(valuation="reconciled")])
    )
    assert rows.loc[rows["group_code"] == "grain", "is_reconciled"].tolist() == [1]


def test_parts_of_all_goods_are_codes_without_the_total(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity=[commodity_row(commodity_id=code) for code in ("TOTAL", "HS:10", "FAO:wheat")],
        observation=[observation_row(commodity_id=code) for code in ("TOTAL", "HS:10", "FAO:wheat")],
    )
    with read_only_engine(url).connect() as connection:
        parts = parts_of_all_goods(connection, TradeFilters("BV", period_kinds=("month",)))
    assert parts[["commodity_id", "level", "value_usd"]].to_numpy().tolist() == [["HS:10", "chapter", 1_000_000.0]]


def test_members_of_a_group_tell_their_basis_and_reason(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity_group_member=[commodity_group_member_row(basis="stand_in", reason="It holds hay too.")]
    )
    with read_only_engine(url).connect() as connection:
        assert members_of_group(connection, "grain").to_dict("records") == [
            {"commodity_id": "HS:1001", "level": "heading", "basis": "stand_in", "reason": "It holds hay too."}
        ]


def test_a_figure_stands_beside_every_group_it_tells_of(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity_group_member=IN_GRAIN,
        official_figure=[
            official_figure_row(figure_code="F0001", group_code="grain"),
            official_figure_row(figure_code="F0002", commodity_id="HS:1001"),
            official_figure_row(figure_code="F0003", group_code="grain", commodity_id="HS:1001"),
            official_figure_row(figure_code="F0004"),
            official_figure_row(figure_code="F0005", group_code="grain", is_shown=False),
        ],
    )
    with read_only_engine(url).connect() as connection:
        told = figures_by_group(connection, FigureFilters())
    assert [[about.figure.figure_code, about.group_code] for about in told] == [
        ["F0001", "grain"],
        ["F0002", "agricultural"],
        ["F0002", "grain"],
        ["F0003", "agricultural"],
        ["F0003", "grain"],
    ]
