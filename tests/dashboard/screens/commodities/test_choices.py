"""What a reader of the Commodities page can choose, and whose trade a choice means."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.screens.commodities.choices import By, Scope, source_choices
from dashboard.subjects.trade.commodities import SourceReach
from dashboard.subjects.trade.trade import TradeFilters
from etl.vocabulary.trade import Flow


def reach(source: str = "aland_customs", kind: str = "year", **more: Any) -> SourceReach:
    told = SourceReach(
        group_code="grain",
        source_code=source,
        coverage="all",
        reporter_code="AX",
        period_kind=kind,
        level="heading",
        first_date=date(2090, 1, 1),
        last_date=date(2099, 12, 31),
        month_count=1,
        partner_count=1,
        has_weight=False,
        is_reconciled=False,
        is_whole=True,
    )
    return replace(told, **more)


def order(*rows: SourceReach) -> list[str]:
    return [choice.source_code for choice in source_choices(rows)["grain"]]


def test_a_series_comes_before_one_year_a_later_end_before_an_earlier_and_then_a_whole_group_before_products() -> None:
    assert order(
        reach("one_year", first_date=date(2099, 1, 1)),
        reach("early_end", last_date=date(2095, 12, 31)),
        reach("products", is_whole=False),
        reach("late_end"),
    ) == ["late_end", "products", "early_end", "one_year"]


@pytest.mark.parametrize(
    ("coverage", "group", "is_whole", "is_at_least"),
    [
        ("threshold", "grain", False, True),
        ("selection", "grain", False, True),
        ("all", "grain", False, False),
        ("selection", "all_goods", False, False),
        ("selection", "grain", True, False),
    ],
)
def test_a_source_that_names_some_products_gives_a_lower_bound(
    coverage: str, group: str, *, is_whole: bool, is_at_least: bool
) -> None:
    (choice,) = source_choices([reach(coverage=coverage, group_code=group, is_whole=is_whole)])[group]
    assert choice.is_at_least == is_at_least


def test_a_source_of_more_countries_comes_first_even_if_it_ends_earlier() -> None:
    assert order(reach("one", partner_count=1), reach("five", partner_count=5, last_date=date(2098, 12, 31))) == [
        "five",
        "one",
    ]


@pytest.mark.parametrize(
    ("rows", "periods"),
    [
        ([reach(kind="year")], (By.YEAR,)),
        ([reach(kind="month", month_count=12)], (By.YEAR, By.MONTH)),
        ([reach(kind="month", month_count=1), reach(kind="year_to_date"), reach(kind="year")], (By.YEAR, By.RUNNING)),
    ],
)
def test_periods_are_those_that_the_source_has_and_januaries_alone_are_no_months(
    rows: list[SourceReach], periods: tuple[By, ...]
) -> None:
    assert source_choices(rows)["grain"][0].periods == periods


def test_a_source_of_stray_periods_is_not_offered() -> None:
    assert order(reach(kind="month", month_count=1)) == []


def test_the_level_is_that_of_the_codes_that_are_summed() -> None:
    choice = source_choices([reach(level="section", is_whole=False), reach(level="chapter")])["grain"][0]
    assert (choice.level, choice.is_whole) == ("chapter", True)


def test_the_partner_names_the_same_trade_the_other_way() -> None:
    china = Scope("XG", ("BV", "CX"), Flow.IMPORT, "CN")
    partner = Scope("XG", ("BV", "CX"), Flow.IMPORT, "XG")
    assert china.filters() == TradeFilters(
        "XG", reporters=("CN",), flows=("import",), period_kinds=(), with_at_least=True
    )
    assert china.filters("BV") == TradeFilters(
        "BV", reporters=("CN",), flows=("import",), period_kinds=(), with_at_least=True
    )
    assert partner.filters() == TradeFilters(
        "CN", reporters=("BV", "CX"), flows=("export",), period_kinds=(), with_at_least=True
    )
    assert partner.filters("BV") == TradeFilters(
        "CN", reporters=("BV",), flows=("export",), period_kinds=(), with_at_least=True
    )
    assert (china.is_group, Scope("BV", ("BV",), Flow.IMPORT, "CN").is_group) == (True, False)
