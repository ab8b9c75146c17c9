"""The rows behind a view, in filters that the Data page has."""

import pytest

from dashboard.rows.rows_behind_view import (
    PERIOD_FILTER,
    Behind,
    commitments_behind,
    events_behind,
    figures_behind,
    trade_behind,
    trade_between,
)
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters
from dashboard.subjects.events.events import EventFilters
from dashboard.subjects.promises.commitments import CommitmentFilters


def test_both_sides_report_their_trade_with_each_other() -> None:
    assert trade_between("AX", "BV", groups=("grain", "grain"), years=(2098, 2099)) == Behind(
        "trade",
        RowFilters((("partner", ("BV", "AX")), ("reporter", ("AX", "BV")), ("group", ("grain",))), 2098, 2099),
    )


def test_what_is_not_given_is_no_restriction() -> None:
    assert trade_behind((), ()).filters == RowFilters()
    assert figures_behind(("AX",)).filters == RowFilters((("area", ("AX",)),))
    assert events_behind(EventFilters(first_year=2099)).filters == RowFilters()


def test_what_was_found_and_a_text_go_along_with_what_is_chosen() -> None:
    events = events_behind(EventFilters(parties=("AX",), first_year=2098, last_year=2099, found=("a", "b")))
    promises = commitments_behind(CommitmentFilters(topics=("grain",)), "sheep")

    assert events.filters == RowFilters((("party", ("AX",)),), 2098, 2099, keys=("a", "b"))
    assert promises.filters == RowFilters((("topic", ("grain",)),), text="sheep")


@pytest.mark.parametrize(
    "behind",
    [
        trade_behind(("a",), ("b",), flows=("c",), groups=("d",), commodities=("e",), sources=("f",)),
        figures_behind(("a",), ("b",), groups=("c",), commodities=("d",), indicators=("e",)),
        events_behind(EventFilters(parties=("a",), kinds=("b",), topics=("c",), persons=("d",))),
        commitments_behind(
            CommitmentFilters(parties=("a",), topics=("b",), kinds=("c",), stages=("d",), measurabilities=("e",)), ""
        ),
    ],
    ids=lambda behind: behind.table,
)
def test_every_filter_is_one_that_the_table_has(behind: Behind) -> None:
    names = [name for name, _codes in behind.filters.chosen]

    assert len(names) > 3
    assert set(names) <= set(TABLES[behind.table].filters)


def test_one_kind_of_period_is_asked_for_once_with_the_other_filters() -> None:
    behind = trade_between("AX", "BV", groups=("grain",), years=(2098, 2099))
    years = behind.of_period_kind("month").of_period_kind("year")
    chosen = (*behind.filters.chosen, ("period", ("year",)))
    assert years == Behind("trade", RowFilters(chosen, 2098, 2099))


def test_every_table_whose_rows_have_kinds_of_period_can_be_asked_for_one() -> None:
    with_kinds = [name for name, table in TABLES.items() if table.period_kind is not None]
    assert "trade" in with_kinds
    assert [name for name in with_kinds if PERIOD_FILTER not in TABLES[name].filters] == []
