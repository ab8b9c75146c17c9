"""Columns of a table wide enough for their longest number, day or short text.

The browser's table measures a column by its heading, its first nine rows and the last one; a longer number in another
row is drawn over the cell's left edge and loses its first digits, a longer text loses its end, and so does every day.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.locale.wrapping import width_in_letters
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable

_MEASURED_FIRST = 9
# Upper bounds in the theme's font, in pixels; a few pixels too many do no harm, one too few costs a digit.
_SIGN, _LETTER, _EDGES = 7, 6.5, 20
_MOST_DECIMALS = 3
_SHORT = 24  # letters of a text that a column shows whole


def column_config(table: ShownTable) -> dict[str, Any]:
    """How the browser shows a table's columns, by heading: numbers in their form, links to open, widths."""
    told = {column.heading: _config_of(column) for column in table.columns}
    return with_widths(table.labelled(), {heading: config for heading, config in told.items() if config})


def _config_of(column: ShownColumn[Any]) -> dict[str, Any] | None:
    if column.is_link:
        return dict(st.column_config.LinkColumn(width=column.width, display_text=column.link_text))
    if column.form is not NumberForm.PLAIN:
        return dict(st.column_config.NumberColumn(format=column.form.value, width=column.width))
    return dict(st.column_config.Column(width=column.width)) if column.width else None


def with_widths(frame: pd.DataFrame, config: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The column configuration with a width in pixels for columns of numbers, of days and of short texts.

    Those have one whose longest cell the browser does not measure. A width that is given stays, and so does every
    column that the browser measures right.
    """
    known = dict(config or {})
    for name in frame.columns:
        column = known.get(name) or st.column_config.Column()
        width = _width_of(str(name), frame[name], column)
        if width and not column.get("width"):
            known[name] = {**column, "width": width}
    return known


def _width_of(heading: str, cells: "pd.Series[Any]", column: Mapping[str, Any]) -> int | None:
    if pd.api.types.is_numeric_dtype(cells):
        written = ["" if is_missing else _written(value, column) for value, is_missing in _told(cells)]
        return _width_needed(heading, [len(cell) for cell in written])
    told = ["" if is_missing else str(value) for value, is_missing in _told(cells)]
    lengths = [width_in_letters(text) for text in told]
    if any(isinstance(value, date) for value in cells.tolist()):
        return _pixels(heading, max(lengths))
    return _width_needed(heading, lengths) if max(lengths, default=0) <= _SHORT else None


def _told(cells: "pd.Series[Any]") -> Iterable[tuple[Any, bool]]:
    return zip(cells.tolist(), cells.isna().tolist(), strict=True)


def _width_needed(heading: str, lengths: Sequence[int]) -> int | None:
    """Pixels for the longest of the cells, no fewer than for the heading.

    None where the browser measures one as long.
    """
    measured = [*lengths[:_MEASURED_FIRST], *lengths[-1:]]
    return _pixels(heading, max(lengths)) if lengths and max(lengths) > max(measured) else None


def _pixels(heading: str, longest: int) -> int:
    return round(max(longest * _SIGN, width_in_letters(heading) * _LETTER) + _EDGES)


def _written(value: float, column: Mapping[str, Any]) -> str:
    """A number as the column writes it, or at its longest where the column leaves that to the browser."""
    form = column.get("type_config", {}).get("format") or ""
    return str(form % value) if form.startswith("%") else f"{round(value, _MOST_DECIMALS):,}"
