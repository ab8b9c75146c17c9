"""Columns are as wide as their longest number, day or short text, also where the browser does not look at it."""

import json
from datetime import date

import pandas as pd
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.ui.column_widths import with_widths

LONG = 14_897_477_202.63
SHORT = [1.0] * 9


def test_a_long_number_below_the_rows_that_the_browser_measures_widens_its_column() -> None:
    amounts = [*SHORT[:8], None, LONG, 1.0]  # an unknown amount is a row too
    frame = pd.DataFrame({"Line": ["x"] * 11, "Amount": amounts, "Known": [LONG, *SHORT, 1.0]})
    widths = {name: column["width"] for name, column in with_widths(frame).items()}
    assert set(widths) == {"Amount"}
    assert widths["Amount"] >= 6.5 * len("14,897,477,202.63") + 16


def test_a_column_keeps_its_form_and_its_own_width() -> None:
    frame = pd.DataFrame({"Amount": [*SHORT, LONG, 1.0], "Change": [*SHORT, LONG, 1.0]})
    given = {
        "Amount": st.column_config.NumberColumn(format="localized"),
        "Change": st.column_config.NumberColumn(width=90),
    }
    found = with_widths(frame, given)
    assert found["Amount"]["type_config"] == given["Amount"]["type_config"]
    assert found["Amount"]["width"] > 90
    assert found["Change"] == given["Change"]


def test_a_heading_longer_than_its_numbers_is_shown_whole() -> None:
    heading = "China's imports from Kazakhstan by the partner's report (US dollars)"
    frame = pd.DataFrame({heading: [*SHORT, 12.0, 1.0]})
    assert with_widths(frame)[heading]["width"] > 6 * len(heading)


def test_numbers_are_as_long_as_the_column_writes_them() -> None:
    frame = pd.DataFrame({"Change": [*SHORT, 1.23456, 1.0]})
    assert with_widths(frame, {"Change": st.column_config.NumberColumn(format="%.1f")})["Change"]["width"] is None


def test_a_day_is_shown_whole_wherever_it_stands() -> None:
    frame = pd.DataFrame({"Day": [date(2099, 5, 9), None], "Told": ["x", "y"]})
    widths = with_widths(frame)
    assert set(widths) == {"Day"}
    assert widths["Day"]["width"] > 6.5 * len("2099-05-09") + 16


def test_a_short_text_that_the_browser_does_not_measure_widens_its_column_and_a_long_one_does_not() -> None:
    texts = [*["2099"] * 10, "1 Jan–19 May 2099", "2099"]
    frame = pd.DataFrame(
        {"Period": texts, "Note": [*["x"] * 10, "a long sentence that nobody needs to see whole", "x"]}
    )
    assert set(with_widths(frame)) == {"Period"}


def test_a_table_of_a_page_has_such_columns() -> None:
    def page() -> None:
        from dashboard.rows.shown_table import ShownColumn, tabulate  # noqa: PLC0415 (run as a script of its own)
        from dashboard.ui.components import Table, show_table  # noqa: PLC0415 (the same)

        amounts = [*[1.0] * 9, 14_897_477_202.63, 1.0]
        show_table(Table(tabulate(amounts, (ShownColumn[float]("value", "Amount", float),)), ("amounts",)), "amounts")

    app = AppTest.from_function(page).run()
    assert json.loads(app.dataframe[0].proto.columns)["Amount"]["width"] > 100
