"""When next figures are due, and how they are got. Days are made up."""

from datetime import date

import pytest

from etl.publishers.clients import CLIENTS
from etl.publishers.registry import FIGURE_LAYOUTS, LAYOUTS
from etl.schema.freshness import FETCHED, IMPORTED, Release, command_of, next_release


@pytest.mark.parametrize(
    ("newest", "by_year", "lags", "due"),
    [
        (date(2099, 5, 31), False, (20, None), date(2099, 7, 20)),
        (date(2099, 12, 31), False, (20, 31), date(2100, 2, 20)),
        (date(2099, 1, 31), False, (0, None), date(2099, 2, 28)),
        (date(2098, 12, 31), True, (20, None), date(2100, 1, 20)),
        (date(2098, 12, 31), True, (20, 31), date(2100, 1, 31)),
        (date(2099, 6, 30), True, (1, None), date(2100, 7, 1)),
    ],
)
def test_by_the_lag_the_next_figures_are_due_after_the_next_month_or_year(
    newest: date, by_year: bool, lags: tuple[int, int | None], due: date
) -> None:
    release = next_release("table", newest, by_year=by_year, named=None, lag_days=lags[0], year_lag_days=lags[1])

    assert release == Release(due, is_assumed=True)


def test_the_day_that_a_publisher_names_counts_before_its_lag() -> None:
    named = date(2100, 1, 18)

    release = next_release("table", date(2099, 5, 31), by_year=False, named=named, lag_days=20, year_lag_days=None)

    assert release == Release(named, is_assumed=False)


@pytest.mark.parametrize(
    ("kind", "newest", "lag"),
    [("table", None, 20), ("table", date(2099, 5, 31), None), ("statements", date(2099, 5, 31), 20)],
)
def test_without_a_figure_or_a_lag_and_for_statements_no_day_is_told(
    kind: str, newest: date | None, lag: int | None
) -> None:
    assert next_release(kind, newest, by_year=False, named=None, lag_days=lag, year_lag_days=None) is None


def test_fetched_and_imported_sources_are_those_of_the_clients_and_the_layouts() -> None:
    beside = [layout for layouts in FIGURE_LAYOUTS.values() for layout in layouts]
    read = {layout.source_code for layout in (*LAYOUTS, *beside) if layout.source_code}

    assert set(CLIENTS) == FETCHED
    assert read - FETCHED == IMPORTED


def test_each_source_has_its_command_or_none() -> None:
    assert [command_of(code) for code in ("wits_trade", "kz_bns_by_country", "unctad_sitc", "nbk_official_yuan")] == [
        "python -m etl refresh wits_trade",
        "python -m etl import FILE",
        "",
        "python -m etl import FILE --source nbk_official_yuan",
    ]
