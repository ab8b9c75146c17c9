"""A table to be read whole: every cell with all its words, and on a phone a card for each row.

``show_table`` of ``dashboard.ui.tables`` is for many rows that are sorted and looked through; this one is for a few
dozen whose sentences must not be cut at a column's edge.
"""

from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable
from dashboard.ui.record_table import Cell, Heading, record_table

_MOST_DECIMALS = 6


def show_records(table: ShownTable, *, caption: str, most: int | None = None) -> None:
    """The rows, at most so many, under a caption that is read aloud and not drawn."""
    st.html(records_html(table, caption=caption, most=most))
    hidden = 0 if most is None else len(table.frame) - most
    if hidden > 0:
        told = _("The first {shown} of {rows}; the file has all of them.")
        st.caption(told.format(shown=formats.number(most), rows=formats.number(len(table.frame))))


def records_html(table: ShownTable, *, caption: str, most: int | None = None) -> str:
    """The rows as a table in HTML.

    Numbers are grouped as the reader's language does, dates written in its words; what is missing is an empty cell.
    """
    looks = [_look(table, column) for column in table.columns]
    shown = table.frame.head(most if most is not None else len(table.frame))
    return record_table(
        [Heading(column.heading, look) for column, look in zip(table.columns, looks, strict=True)],
        (
            [Cell(_written(*told), look) for *told, look in zip(table.columns, values, looks, strict=True)]
            for values in shown.itertuples(index=False)
        ),
        caption=caption,
    )


def _look(table: ShownTable, column: ShownColumn[Any]) -> str:
    return "number" if pd.api.types.is_numeric_dtype(table.frame[column.name]) else ""


def _written(column: ShownColumn[Any], value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]  # a cell is a scalar
        return ""
    if column.is_link and value:
        return f'<a href="{escape(str(value))}" target="_blank" rel="noopener">{escape(str(value))}</a>'
    if isinstance(value, int | float) and not isinstance(value, bool):
        return escape(formats.number(value, _decimals_of(value)))
    return escape(formats.day(value) if isinstance(value, date) else str(value))


def _decimals_of(value: float) -> int:
    """So many that none of the number is lost, up to the sixth."""
    return next((digits for digits in range(_MOST_DECIMALS) if round(value, digits) == value), _MOST_DECIMALS)
