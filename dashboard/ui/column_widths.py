"""Columns of a table wide enough for their longest number.

The browser's table measures a column by its heading, its first nine rows and the last one; a longer number in another
row is drawn over the cell's left edge and loses its first digits.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.locale.wrapping import width_in_letters
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable

_MEASURED_FIRST = 9
# Upper bounds in the theme's font, in pixels; a few pixels too many do no harm, one too few costs a digit.
_SIGN, _LETTER, _EDGES = 7, 6.5, 20
_MOST_DECIMALS = 3


def column_config(table: ShownTable) -> dict[str, Any]:
    """How the browser shows a table's columns, by heading: numbers in their form, links to open, widths."""
    told = {column.heading: _config_of(column) for column in table.columns}
    return with_number_widths(table.labelled(), {heading: config for heading, config in told.items() if config})


def _config_of(column: ShownColumn[Any]) -> dict[str, Any] | None:
    if column.is_link:
        return dict(st.column_config.LinkColumn(width=column.width, display_text=column.link_text))
    if column.form is not NumberForm.PLAIN:
        return dict(st.column_config.NumberColumn(format=column.form.value, width=column.width))
    return dict(st.column_config.Column(width=column.width)) if column.width else None


def with_number_widths(frame: pd.DataFrame, config: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The column configuration with a width in pixels for columns of numbers.

    Those have one whose longest number the browser does not measure. A width that is given stays, and so does every
    column that the browser measures right.
    """
    known = dict(config or {})
    for name in frame.select_dtypes("number").columns:
        column = known.get(name) or st.column_config.Column()
        width = _width_needed(str(name), ["" if pd.isna(value) else _written(value, column) for value in frame[name]])
        if width and not column.get("width"):
            known[name] = {**column, "width": width}
    return known


def _width_needed(heading: str, cells: list[str]) -> int | None:
    """Pixels for the longest of the cells, no fewer than for the heading.

    None where the browser measures one as long.
    """
    lengths = [len(cell) for cell in cells]
    measured = [*lengths[:_MEASURED_FIRST], *lengths[-1:]]
    if not lengths or max(lengths) <= max(measured):
        return None
    return round(max(max(lengths) * _SIGN, width_in_letters(heading) * _LETTER) + _EDGES)


def _written(value: float, column: Mapping[str, Any]) -> str:
    """A number as the column writes it, or at its longest where the column leaves that to the browser."""
    form = column.get("type_config", {}).get("format") or ""
    return str(form % value) if form.startswith("%") else f"{round(value, _MOST_DECIMALS):,}"
