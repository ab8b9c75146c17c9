"""Files of what a view shows: the frame of its table, in any form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa

from dashboard.files.about import About
from dashboard.files.audited import audited
from dashboard.files.files import FILE_WRITERS, FileForm, named
from dashboard.files.tables import to_source_facts
from dashboard.locale import gettext as _
from dashboard.locale import in_language
from dashboard.rows.shown_table import ShownTable
from dashboard.rows.streams import RowStream
from dashboard.subjects.engine import Build
from dashboard.subjects.sources import CitedSource


@dataclass(frozen=True)
class View:
    """Where something is seen: in which build and language, at which address.

    ``filters`` are the address's, as pairs of name and value.
    """

    build: Build
    language: str
    address: str
    filters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Shown:
    """A view's table with headings in the reader's language, and what is to be known of it.

    ``file_parts`` name the file, what it holds first. ``facts`` are pairs of a label and a text; ``sources`` are codes
    of the sources that the rows are from.
    """

    table: ShownTable
    title: str
    file_parts: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()

    def file_name(self, form: FileForm, as_of: date | None = None) -> str:
        """The file's name, with the filters in short and the day whose knowledge it holds."""
        return named(form, *self.file_parts, as_of=as_of)


def write_shown(form: FileForm, shown: Shown, view: View, known: Iterable[CitedSource]) -> Iterator[bytes]:
    """The file's bytes, in the view's language; columns have stable names where programs read them.

    ``known`` are all sources of the view's build. The audit tells the file at its end.
    """
    with in_language(view.language):
        filters = view.filters or ((_("Filters"), _("none chosen: the view as it opens")),)
    about = About(
        name=shown.file_parts[0].replace("_", "-"),
        title=shown.title,
        build=view.build,
        address=view.address,
        language=view.language,
        headings=shown.table.headings(),
        filters=filters,
        facts=shown.facts,
        sources=to_source_facts(one for one in known if one.source_code in shown.sources),
    )
    rows = to_stream(shown.table.frame)
    file = shown.file_name(form, view.build.as_of)
    return audited(file, form, rows, FILE_WRITERS[form].begin(lambda: about))


def to_stream(frame: pd.DataFrame) -> RowStream:
    """A frame as a stream of one batch, with the types that streams have; a missing value is null."""
    columns = [_to_arrow(frame[name]) for name in frame.columns]
    schema = pa.schema([pa.field(name, column.type) for name, column in zip(frame.columns, columns, strict=True)])
    return RowStream(schema, iter([pa.RecordBatch.from_arrays(columns, schema=schema)] if len(frame) else []))


def _to_arrow(column: "pd.Series[Any]") -> pa.Array:
    found = pa.array(column, from_pandas=True)
    # Texts of pandas come in chunks where frames were joined.
    found = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    if pa.types.is_integer(found.type):
        return found.cast(pa.int64())
    if pa.types.is_floating(found.type):
        return found.cast(pa.float64())
    if pa.types.is_timestamp(found.type):
        return found.cast(pa.date32())
    if pa.types.is_boolean(found.type) or pa.types.is_date(found.type):
        return found
    return found.cast(pa.string())
