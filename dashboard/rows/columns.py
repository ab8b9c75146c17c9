"""A column of a table told once: name, heading, value, type, unit, description, and the list of names of its codes.

The page, the files and the API read it here. The type is that of the database's column (``etl.schema``), the unit is
told by the ending of the name, and the description is the meaning of that name (``dashboard.rows.meanings``).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

import pyarrow as pa
from sqlalchemy import ColumnElement, FromClause, Select

from dashboard.locale import N_
from dashboard.rows.arrow import arrow_type
from dashboard.rows.meanings import NAME, meaning_of
from etl.schema import source

BUILD_ID = "build_id"
_UNITS = {
    "_usd": "USD",
    "_usd_per_t": "USD/t",
    "_kg": "kg",
    "_t": "t",
    "_pct": "%",
    "_kg_per_ha": "kg/ha",
    "_ha": "ha",
}


class UntoldColumns(Exception):
    """Columns of a table have no heading, or share one; ``names`` has every one of them."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        super().__init__(f"no heading of its own for {', '.join(self.names)}. Give it beside the column.")


@dataclass(frozen=True)
class Field:
    """A column as rows have it.

    ``heading`` and ``description`` are the messages in English. A preview leaves out what is of use to a program only,
    such as a code that has its name beside it.
    """

    name: str
    heading: str
    type: pa.DataType
    description: str = ""
    is_previewed: bool = True


BUILD_FIELD = Field(BUILD_ID, N_("Data build"), pa.string(), meaning_of(BUILD_ID), is_previewed=False)


@dataclass(frozen=True)
class Column:
    """A column that a table's question has.

    ``names`` says in which list the names of its codes are; the column of names follows it (``partner_code``,
    ``partner_name``) under the heading ``named``. ``code`` is given for a column of a table that a code of the rows
    refers to: it is looked up once for a code, as names are, and not joined to every row. ``is_previewed`` is False
    for what is the same in nearly every row or of use to a program only.
    """

    name: str
    heading: str
    value: ColumnElement[Any]
    names: str = ""
    named: str = ""
    _: KW_ONLY
    code: ColumnElement[Any] | None = None
    is_previewed: bool = True

    @property
    def selected(self) -> ColumnElement[Any]:
        """The value under the column's name."""
        return self.value if self.value.key == self.name else self.value.label(self.name)

    def fields(self) -> tuple[Field, ...]:
        """The column, and that of its names where it has them."""
        return _fields(self, arrow_type(self.value))


@dataclass(frozen=True)
class RowPart:
    """A column with several codes of a row in one cell, such as the parties of an event.

    ``question`` selects the row's key and the code, in order. ``names`` and ``named`` are as in ``Column``.
    """

    name: str
    heading: str
    question: Select[Any, Any]
    names: str = ""
    named: str = ""
    _: KW_ONLY
    is_previewed: bool = True

    def fields(self) -> tuple[Field, ...]:
        """The column, and that of its names where it has them."""
        return _fields(self, pa.string())


@dataclass(frozen=True)
class ComputedColumn:
    """A column that a rule gives: ``type`` is that of its values, ``names`` and ``named`` are as in ``Column``."""

    name: str
    heading: str
    type: pa.DataType
    names: str = ""
    named: str = ""
    _: KW_ONLY
    is_previewed: bool = True

    def fields(self) -> tuple[Field, ...]:
        """The column, and that of its names where it has them."""
        return _fields(self, self.type)


def _fields(told: "Column | RowPart | ComputedColumn", kind: pa.DataType) -> tuple[Field, ...]:
    own = Field(told.name, told.heading, kind, meaning_of(told.name), told.is_previewed and not told.names)
    return (own, Field(name_column(told.name), told.named, pa.string(), NAME)) if told.names else (own,)


Answer = list[Mapping[str, Any]]
"""The rows of a question, each value by its column."""


@dataclass(frozen=True)
class ComputedPart:
    """Columns that no table stores, since a rule told in Python gives them: what it gives is computed once an answer.

    ``compute`` takes the answer of each question and gives, for a value of the rows' first column, what stands in each
    of the ``columns``; a row of which it gives nothing has none of them. ``source_column`` is the one of them that
    names a source, which a file then cites; empty where none does.
    """

    columns: tuple[ComputedColumn, ...]
    questions: tuple[Select[Any], ...]
    compute: Callable[[Sequence[Answer]], Mapping[str, tuple[Any, ...]]]
    source_column: str = ""

    def fields(self) -> tuple[Field, ...]:
        """The columns in order, each with that of its names."""
        return tuple(field for column in self.columns for field in column.fields())


# Of these a row's own table tells more than its code.
_FOR_PROGRAMS = {"event_id"}
# What several tables have and what means the same in each: heading; list and heading of the names.
_SHARED: dict[str, tuple[str] | tuple[str, str, str]] = {
    "seq": (N_("Number"),),
    "source_code": (N_("Source, code"), "source", N_("Source")),
    "reporter_code": (N_("Reporter, code"), "area", N_("Reporter")),
    "partner_code": (N_("Partner, code"), "area", N_("Partner")),
    "flow": (N_("Direction, code"), "term:flow", N_("Direction seen from the reporter")),
    "group_code": (N_("Group, code"), "commodity_group", N_("Group")),
    "commodity_id": (N_("Commodity, code"), "commodity", N_("Commodity")),
    "period_start": (N_("First day"),),
    "period_end": (N_("Last day"),),
    "period_kind": (N_("Kind of period, code"), "term:period_kind", N_("Kind of period")),
    "export_valuation": (N_("Valuation of exports, code"), "term:valuation", N_("Valuation of exports")),
    "import_valuation": (N_("Valuation of imports, code"), "term:valuation", N_("Valuation of imports")),
    "place_code": (N_("Place, code"), "place", N_("Place")),
    "event_id": (N_("Event, code"),),
    "publisher": (N_("Publisher"),),
    "confidence": (N_("Confidence, code"), "term:confidence", N_("Confidence")),
    "note": (N_("Note"),),
    "file": (N_("File"),),
}


def shared(rows: FromClause, names: str) -> tuple[Column, ...]:
    """Columns of ``rows`` that several tables have, by their names, parted by spaces."""
    told = {name: _SHARED[name] for name in names.split()}
    return tuple(
        Column(name, one[0], rows.c[name], *one[1:], is_previewed=name not in _FOR_PROGRAMS)
        for name, one in told.items()
    )


def source_columns(source_code: ColumnElement[str]) -> tuple[Column, ...]:
    """Publisher, licence and address of the source that a code of the rows names: in files, not in a preview."""
    told = (
        ("source_publisher", N_("Publisher of the source"), source.c.publisher),
        ("source_licence", N_("Licence"), source.c.licence),
        ("source_url", N_("Address of the source"), source.c.url),
    )
    return tuple(Column(*one, code=source_code, is_previewed=False) for one in told)


def name_column(column: str) -> str:
    """Name of the column that holds the names of a code column: ``partner_code`` gives ``partner_name``."""
    for ending, named in (("_codes", "_names"), ("_roles", "_role_names"), ("_code", "_name"), ("_id", "_name")):
        if column.endswith(ending):
            return column.removesuffix(ending) + named
    return f"{column}_name"


def unit_of(column: str) -> str:
    """The unit that a column's name ends in; empty where it names none."""
    return next((unit for ending, unit in _UNITS.items() if column.endswith(ending)), "")
