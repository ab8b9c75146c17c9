"""The data dictionary: every column of every table that can be taken away, with what it means."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from dashboard.locale import gettext
from dashboard.locale import gettext as _
from dashboard.rows.columns import Field, unit_of
from dashboard.rows.labels import table_titles
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.rows.table_list import TABLES

_TYPES = (
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_floating, "number"),
    (pa.types.is_date, "date"),
)


@dataclass(frozen=True)
class ColumnOfTable:
    """A column, and the table that it is of."""

    table: str
    field: Field


def type_of(kind: pa.DataType) -> str:
    """What a column holds, as a Table Schema calls it: string, integer, number, date or boolean."""
    return next((name for is_kind, name in _TYPES if is_kind(kind)), "string")


def type_names() -> dict[str, str]:
    """Types of columns and what they are called."""
    return {
        "string": _("text"),
        "integer": _("whole number"),
        "number": _("number"),
        "date": _("date"),
        "boolean": _("yes or no"),
    }


def columns_of(tables: Iterable[str]) -> list[ColumnOfTable]:
    """Every column of these tables, in their order."""
    return [ColumnOfTable(table, field) for table in tables for field in TABLES[table].fields]


def to_dictionary(columns: Iterable[ColumnOfTable]) -> ShownTable:
    """Columns with name, heading, meaning, unit and type, in the language of this run; no unit is an empty text."""
    titles, types = table_titles(), type_names()
    told: tuple[ShownColumn[ColumnOfTable], ...] = (
        ShownColumn("column", _("Column"), lambda one: one.field.name),
        ShownColumn("heading", _("Heading"), lambda one: gettext(one.field.heading)),
        ShownColumn("meaning", _("Meaning"), lambda one: gettext(one.field.description)),
        ShownColumn("unit", _("Unit"), lambda one: unit_of(one.field.name)),
        ShownColumn("type_name", _("Type"), lambda one: types[type_of(one.field.type)]),
        ShownColumn("table_title", _("Table"), lambda one: titles[one.table]),
        ShownColumn("table", _("Table, code"), lambda one: one.table),
        ShownColumn("type", _("Type, code"), lambda one: type_of(one.field.type)),
    )
    return tabulate(columns, told)
