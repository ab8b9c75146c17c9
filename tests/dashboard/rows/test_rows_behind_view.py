"""The rows behind a view, in the filters of the Data page, and those of one kind of period among them."""

from dashboard.rows.rows_behind_view import PERIOD_FILTER, Behind, trade_between
from dashboard.rows.table_list import TABLES
from dashboard.rows.tables import RowFilters


def test_one_kind_of_period_is_asked_for_once_with_the_other_filters() -> None:
    behind = trade_between("AX", "BV", groups=("grain",), years=(2098, 2099))
    years = behind.of_period_kind("month").of_period_kind("year")
    chosen = (*behind.filters.chosen, ("period", ("year",)))
    assert years == Behind("trade", RowFilters(chosen, 2098, 2099))


def test_every_table_whose_rows_have_kinds_of_period_can_be_asked_for_one() -> None:
    with_kinds = [name for name, table in TABLES.items() if table.period_kind is not None]
    assert "trade" in with_kinds
    assert [name for name in with_kinds if PERIOD_FILTER not in TABLES[name].filters] == []
