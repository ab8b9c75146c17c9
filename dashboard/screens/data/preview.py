"""The first rows of a table as the Data page shows them. Pure: no database, no page."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.locale import formats, units
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable
from dashboard.rows.tables import RowTable

_PERIOD = ("period_start", "period_end")
_UNITS = {"unit", "quantity_unit", "target_unit"}
# Numbers that name something are not grouped.
_NAMING_NUMBERS = {"seq", "file_row"}


def to_preview(table: RowTable, frame: pd.DataFrame) -> ShownTable:
    """Rows of a table with the most telling columns first.

    Where rows have a period, they begin with it in words; its days stand last. Numbers are grouped, units named,
    addresses can be opened. Takes rows as ``streams.read_rows`` gives them.
    """
    headings, names = table.headings(), table.previewed()
    if set(_PERIOD) <= set(names):
        names = ["period", *(name for name in names if name not in _PERIOD), *_PERIOD]
        headings = headings | {"period": _("Period")}
        periods = zip(frame["period_start"], frame["period_end"], strict=True)
        frame = frame.assign(period=[formats.period(first, last) for first, last in periods])
    in_words = {name: frame[name].map(_unit_in_words) for name in names if name in _UNITS}
    frame = frame.assign(**in_words)
    return ShownTable(frame[names], tuple(_column(name, headings, frame[name]) for name in names))


def _unit_in_words(unit: object) -> object:
    return units.unit_label(unit) if isinstance(unit, str) else unit


def _column(name: str, headings: Mapping[str, str], values: "pd.Series[Any]") -> ShownColumn[Any]:
    is_amount = pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
    return ShownColumn(
        name,
        headings[name],
        lambda row: row[name],
        form=NumberForm.GROUPED if is_amount and name not in _NAMING_NUMBERS else NumberForm.PLAIN,
        is_link=name.endswith("_url") or name == "url",
    )
