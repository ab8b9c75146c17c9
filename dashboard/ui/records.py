"""A table to be read whole: every cell with all its words, and on a phone a card for each row.

``show_table`` of ``dashboard.ui.tables`` is for many rows that are sorted and looked through; this one is for a few
dozen whose sentences must not be cut at a column's edge.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import ShownColumn, ShownTable

_MOST_DECIMALS = 6


def show_records(table: ShownTable, *, caption: str, most: int | None = None) -> None:
    """The rows, at most so many, under a caption that is read aloud and not drawn."""
    st.html(records_html(table, caption=caption, most=most))
    hidden = 0 if most is None else len(table.frame) - most
    if hidden > 0:
        told = _("The first {shown} of {rows}; the file has all of them.")
        st.caption(told.format(shown=formats.number(most), rows=formats.number(len(table.frame))))


def records_html(table: ShownTable, *, caption: str, most: int | None = None) -> str:
    """The rows as a table in HTML: the first cell of a row names it, and each of the others has its heading with it.

    Numbers are grouped as the reader's language does, dates written in its words; what is missing is an empty cell.
    Roles are told, since a cell that is drawn as a block is no longer a cell to a screen reader.
    """
    head = "".join(
        f'<th role="columnheader" scope="col"{_class(table, column)}>{escape(column.heading)}</th>'
        for column in table.columns
    )
    rows = "".join(
        f'<tr role="row">{"".join(_cells(table, values))}</tr>'
        for values in table.frame.head(most if most is not None else len(table.frame)).itertuples(index=False)
    )
    return (
        f'<table class="records" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _cells(table: ShownTable, values: tuple[Any, ...]) -> Iterator[str]:
    for place, (column, value) in enumerate(zip(table.columns, values, strict=True)):
        told = f"{_class(table, column)}>{_written(column, value)}"
        if place == 0:
            yield f'<th role="rowheader" scope="row"{told}</th>'
        else:
            yield f'<td role="cell" data-heading="{escape(column.heading)}"{told}</td>'


def _class(table: ShownTable, column: ShownColumn[Any]) -> str:
    return ' class="number"' if pd.api.types.is_numeric_dtype(table.frame[column.name]) else ""


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
