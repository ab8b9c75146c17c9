"""The first rows of a table: the period in words first, numbers grouped, addresses to open."""

from datetime import date

import pandas as pd

from dashboard.locale import in_language
from dashboard.rows.shown_table import NumberForm, ShownTable
from dashboard.rows.table_list import TABLES
from dashboard.screens.data.preview import to_preview

PERIOD = {"period_start": date(2099, 1, 1), "period_end": date(2099, 5, 31)}


def preview(table: str, **values: object) -> ShownTable:
    names = [one.name for one in TABLES[table].fields]
    told = PERIOD | values
    return to_preview(TABLES[table], pd.DataFrame([{name: told.get(name) for name in names}]))


def test_rows_begin_with_their_period_in_words_value_and_weight_and_end_with_the_days() -> None:
    shown = preview("trade", value_usd=1.5)
    names = [column.name for column in shown.columns]
    assert (names[:4], names[-2:]) == (
        ["period", "value_usd", "net_weight_kg", "period_kind_name"],
        ["period_start", "period_end"],
    )
    assert shown.labelled().iloc[0, :2].to_dict() == {"Period": "Jan–May 2099", "Value (US dollars)": 1.5}


def test_rows_without_periods_begin_with_what_tells_most() -> None:
    shown = preview("sources", source_name="Aland", last_date=date(2099, 5, 31))
    assert [column.name for column in shown.columns][:2] == ["source_name", "last_date"]


def test_amounts_are_grouped_and_numbers_that_name_a_row_are_not() -> None:
    trade = {column.name: column for column in preview("trade", value_usd=1.0, is_derived=True).columns}
    refused = {column.name: column for column in preview("rejections", seq=1).columns}
    assert trade["value_usd"].form == NumberForm.GROUPED
    assert trade["is_derived"].form == refused["seq"].form == NumberForm.PLAIN


def test_addresses_are_links() -> None:
    assert [column.name for column in preview("sources", url="https://example.org").columns if column.is_link] == [
        "url"
    ]


def test_units_are_named_as_the_language_does() -> None:
    with in_language("ru"):
        assert preview("figures", unit="pct").frame["unit"].tolist() == ["%"]
        assert preview("figures", unit="t").frame["unit"].tolist() == ["т"]
