"""What there is on each group, and figures beside the groups they tell of, on SQLite and PostgreSQL alike."""

from dataclasses import replace
from datetime import date

from dashboard.subjects.trade.commodities import (
    GroupMember,
    ProductsReach,
    SourceReach,
    figures_by_group,
    members_of_group,
    reach_of_groups,
    reach_of_products,
    traded_goods,
)
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


def reach(url: str, filters: TradeFilters = ALL_KINDS) -> list[SourceReach]:
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
    monthly = SourceReach(
        group_code="grain",
        source_code="aland_customs",
        coverage="all",
        reporter_code="AX",
        period_kind="month",
        level="heading",
        first_date=date(2097, 2, 1),
        last_date=date(2099, 5, 31),
        month_count=2,
        partner_count=1,
        has_weight=True,
        is_reconciled=False,
        is_whole=True,
    )
    yearly = replace(
        monthly,
        source_code="bouvet_yearbook",
        period_kind="year",
        first_date=date(2099, 1, 1),
        last_date=date(2099, 12, 31),
        month_count=1,
    )
    assert [one for one in rows if one.group_code != "all_goods"] == [
        *(replace(one, group_code="agricultural") for one in (monthly, yearly)),
        *(monthly, yearly),
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
    assert [(one.source_code, one.level, one.is_whole) for one in rows if one.group_code == "grain"] == [
        ("aland_customs", "heading", True),
        ("aland_customs", "subheading", False),
        ("some_products", "heading", False),
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
    assert [(one.group_code, one.source_code, one.level, one.is_whole) for one in rows] == [
        ("all_goods", "aland_customs", "chapter", False),
        ("all_goods", "aland_customs", "total", True),
    ]


def test_reconciled_figures_are_told_apart(loaded_database: LoadDatabase) -> None:
    rows = reach(
        loaded_database(commodity_group_member=IN_GRAIN[:1], observation=[observation_row(valuation="reconciled")])
    )
    assert [one.is_reconciled for one in rows if one.group_code == "grain"] == [True]


def test_members_of_a_group_tell_their_basis_and_reason(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity_group_member=[commodity_group_member_row(basis="stand_in", reason="It holds hay too.")]
    )
    with read_only_engine(url).connect() as connection:
        assert members_of_group(connection, "grain") == [
            GroupMember("HS:1001", "heading", "stand_in", "It holds hay too.")
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


def test_goods_that_are_traded_and_their_reach_are_told_without_totals(loaded_database: LoadDatabase) -> None:
    url = loaded_database(
        commodity=[commodity_row(commodity_id=code) for code in ("TOTAL", "HS:10", "HS:1001", "HS:1003")],
        commodity_group_member=[commodity_group_member_row(commodity_id=code) for code in ("HS:1001", "HS:1003")],
        observation=[
            observation_row(commodity_id="TOTAL", **month(2090, 1)),
            observation_row(commodity_id="HS:10", **month(2097, 2)),
            observation_row(commodity_id="HS:1001", **month(2098, 3)),
            observation_row(commodity_id="HS:1003", quality="suspect"),
        ],
    )
    with read_only_engine(url).connect() as connection:
        assert traded_goods(connection, "grain", ALL_KINDS) == ["HS:1001"]
        assert traded_goods(connection, "all_goods", ALL_KINDS) == ["HS:10", "HS:1001"]
        assert reach_of_products(connection, "all_goods", ALL_KINDS) == [
            ProductsReach("aland_customs", "month", date(2097, 2, 1), date(2098, 3, 31))
        ]
