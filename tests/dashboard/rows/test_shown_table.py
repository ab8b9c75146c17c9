"""A page's table: a column is told once, and every reader has the same of it."""

import pandas as pd
import pytest

from dashboard.rows.shown_table import SharedName, ShownColumn, ShownTable, tabulate

YEAR = ShownColumn[int]("year", "Year", lambda year: year)
VALUE = ShownColumn[int]("value_usd", "Value, USD", lambda year: None if year > 2099 else 1.5)


def test_a_table_has_its_rows_under_names_and_under_headings() -> None:
    table = tabulate([2098, 2100], (YEAR, VALUE))
    assert table.frame.columns.to_list() == ["year", "value_usd"]
    assert table.labelled().columns.to_list() == ["Year", "Value, USD"]
    assert table.frame["year"].to_list() == [2098, 2100]
    assert table.frame["value_usd"].isna().to_list() == [False, True]


def test_a_table_without_rows_still_has_its_columns() -> None:
    assert tabulate([], (YEAR, VALUE)).labelled().columns.to_list() == ["Year", "Value, USD"]


@pytest.mark.parametrize(
    "twin", [ShownColumn[int]("year", "Amount", int), ShownColumn[int]("amount", "Year", int)], ids=("name", "heading")
)
def test_two_columns_are_never_called_the_same(twin: ShownColumn[int]) -> None:
    with pytest.raises(SharedName) as told:
        tabulate([2098], (YEAR, twin))
    assert len(told.value.names) == 1


def test_a_name_may_be_its_own_heading() -> None:
    assert tabulate([2098], (ShownColumn[int]("n", "n", int),)).headings() == {"n": "n"}


def test_columns_can_be_left_out() -> None:
    table = ShownTable(pd.DataFrame({"year": [2100], "value_usd": [None]}), (YEAR, VALUE))
    assert table.without("year").headings() == {"value_usd": "Value, USD"}
    assert table.without_empty().headings() == {"year": "Year"}
