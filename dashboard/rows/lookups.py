"""What stands beside the codes of a table's rows.

Names, what else a code refers to, and parts, looked up in Arrow once for a code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Column as SqlColumn
from sqlalchemy import ColumnElement, Select, select

from dashboard.rows.arrow import ArrowReader
from dashboard.rows.columns import Column, ComputedColumn, ComputedPart, RowPart, name_column
from dashboard.rows.tables import SEPARATOR, RowTable
from dashboard.subjects.build_asked import BuildAsked
from dashboard.subjects.naming import names_question


@dataclass(frozen=True)
class Lookup:
    """Values by a code: ``columns`` has, for each new column, a value for each of ``codes``.

    ``absent`` stands where a code is not there.
    """

    codes: pa.Array
    columns: Mapping[str, pa.Array]
    absent: str | None = None

    def of(self, coded: pa.DictionaryArray) -> dict[str, pa.Array]:
        """The new columns for a column of codes; texts are dictionary-encoded, as the codes are."""
        places = pc.index_in(coded.dictionary, value_set=self.codes)
        found = {name: values.take(places) for name, values in self.columns.items()}
        if self.absent is not None:
            found = {name: values.fill_null(self.absent) for name, values in found.items()}
        return {name: _spread(values, coded.indices) for name, values in found.items()}


def _spread(values: pa.Array, places: pa.Array) -> pa.Array:
    """The values at their places; texts stay a dictionary, which writers look at once for a text."""
    return pa.DictionaryArray.from_arrays(places, values) if pa.types.is_string(values.type) else values.take(places)


@dataclass(frozen=True)
class _Lookups:
    """Lookups in a language, each read over the connection where nobody had read it of its build."""

    reader: ArrowReader
    build: BuildAsked
    language: str

    def referred(self, column: Column) -> Lookup:
        return self.build.once(("referred", column), lambda: _read_referred(self.reader, column))

    def names(self, names: str) -> dict[str, pa.Array]:
        """The codes of a list as ``code`` and their names as ``name``."""

        def read() -> dict[str, pa.Array]:
            return _read_texts(self.reader, names_question(names, self.language))

        return self.build.once(("names", names, self.language), read)

    def of_names(self, column: Column | ComputedColumn) -> Lookup:
        named = self.names(column.names)
        return Lookup(named["code"], {name_column(column.name): named["name"]})

    def part(self, part: RowPart) -> Lookup:
        named = self.names(part.names) if part.names else None
        return self.build.once(("part", part, self.language), lambda: _read_part(self.reader, part, named))

    def computed(self, part: ComputedPart) -> Lookup:
        return self.build.once(("computed", part), lambda: _compute_part(self.reader, part))


def read_lookups(reader: ArrowReader, build: BuildAsked, table: RowTable, language: str) -> list[tuple[str, Lookup]]:
    """Every column that is looked up, with the column that has its codes, in the order in which they can be.

    ``build`` is the one that the reader reads.
    """
    lookups, key = _Lookups(reader, build, language), table.columns[0].name
    found = [(str(column.code.key), lookups.referred(column)) for column in table.columns if column.code is not None]
    found += [(column.name, lookups.of_names(column)) for column in table.columns if column.names]
    found += [(key, lookups.part(part)) for part in table.parts]
    for part in table.computed:
        found.append((key, lookups.computed(part)))
        found += [(column.name, lookups.of_names(column)) for column in part.columns if column.names]
    return found


def _read_referred(reader: ArrowReader, column: Column) -> Lookup:
    """What a column of another table has, for each code that refers to it."""
    (base,) = column.value.base_columns
    if not isinstance(base, SqlColumn):
        message = f"{column.name} is no column of a table"
        raise TypeError(message)
    (key,) = base.table.primary_key
    found = _read_texts(reader, select(_named(key, "code"), _named(base, "text")))
    return Lookup(found["code"], {column.name: found["text"]})


def _named(column: ColumnElement[Any], name: str) -> ColumnElement[Any]:
    return column.label(name)


def _read_texts(reader: ArrowReader, question: Select[Any]) -> dict[str, pa.Array]:
    found = reader.table(question).combine_chunks()
    return {column: _texts(found, column) for column in found.column_names}


def _read_part(reader: ArrowReader, part: RowPart, named: Mapping[str, pa.Array] | None) -> Lookup:
    """The codes of each row's key in one text, in their order, and their names; a code without a name shows itself."""
    found = reader.table(part.question).rename_columns(["key", part.name])
    if named is not None:
        names = named["name"].take(pc.index_in(found[part.name], value_set=named["code"]).combine_chunks())
        found = found.append_column(name_column(part.name), pc.coalesce(names, found[part.name].combine_chunks()))
    texts = found.column_names[1:]
    # Threads would gather the codes of a key in any order.
    joined = found.group_by("key", use_threads=False).aggregate([(column, "list") for column in texts])
    lists = {
        column: pc.binary_join(joined[f"{column}_list"].cast(pa.list_(pa.string())), SEPARATOR) for column in texts
    }
    return Lookup(_texts(joined, "key"), {column: one.combine_chunks() for column, one in lists.items()}, absent="")


def _compute_part(reader: ArrowReader, part: ComputedPart) -> Lookup:
    """The columns of a rule by the rows' key."""
    given = part.compute([reader.table(question).to_pylist() for question in part.questions])
    columns = {
        column.name: pa.array([values[place] for values in given.values()], column.type)
        for place, column in enumerate(part.columns)
    }
    return Lookup(pa.array(given.keys(), pa.string()), columns)


def _texts(table: pa.Table, column: str) -> pa.Array:
    return table[column].combine_chunks()
