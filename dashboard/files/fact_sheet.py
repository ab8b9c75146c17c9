"""The facts that go with a workbook's rows, as pairs of a label and a text in the reader's language."""

from dataclasses import dataclass

import pyarrow as pa

from dashboard.files.about import About, SourceFacts, Watched
from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.columns import unit_of
from dashboard.rows.meanings import meaning_in_words

Line = tuple[str, str]


@dataclass(frozen=True)
class Cut:
    """How the rows had to be put into the workbook: on how many sheets, and how many texts were too long for a cell."""

    sheets: int = 1
    shortened: int = 0


def fact_rows(about: About, watched: Watched, schema: pa.Schema, cut: Cut) -> list[Line]:
    """Every fact in the order in which a reader asks.

    What, how many, filtered how, from whom, of which build, and what the columns are.
    """
    sources = watched.sources_of(about)
    return [
        (_("What the rows are"), about.title),
        (_("How many rows"), formats.number(watched.rows)),
        *_cut_lines(cut),
        *about.facts,
        *(about.filters or [(_("Filters"), _("none: every row of the table"))]),
        *(line for source in sources for line in _source_lines(source)),
        (_("Data build"), about.build.build_id),
        (_("Date of the build"), formats.day(about.build.built_at.date())),
        *([(_("As known on"), formats.day(about.build.as_of))] if about.build.as_of else []),
        (_("Address of the view"), about.address),
        (_("How to cite"), about.cited(sources).full),
        (_("Columns"), _("name for programs · unit · meaning")),
        *((about.heading(field.name), _column_facts(field)) for field in schema),
    ]


def _cut_lines(cut: Cut) -> list[Line]:
    lines = []
    if cut.sheets > 1:
        told = ngettext(
            "The rows are on {n} sheet; a sheet holds 1,048,576 rows.",
            "The rows are on {n} sheets; a sheet holds 1,048,576 rows.",
            cut.sheets,
        )
        lines.append((_("Sheets"), told))
    if cut.shortened:
        told = ngettext(
            "{n} text is longer than a cell can hold and ends early here; the CSV has it whole.",
            "{n} texts are longer than a cell can hold and end early here; the CSV has them whole.",
            cut.shortened,
        )
        lines.append((_("Long texts"), told))
    return lines


def _source_lines(source: SourceFacts) -> list[Line]:
    lines = [
        (_("Source"), source.title),
        (_("Publisher"), source.publisher),
        (_("Licence"), source.licence),
        (_("Address"), source.url),
    ]
    return [(label, text) for label, text in lines if text]


def _column_facts(field: pa.Field) -> str:
    """A column's stable name, its unit and what it means."""
    return " · ".join(text for text in (field.name, unit_of(field.name), meaning_in_words(field)) if text)
