"""Cargo, trains and vehicles at crossings as a table for people and files. Pure: no database, no page."""

from collections.abc import Collection, Iterable

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.shown_table import NumberForm, ShownColumn, ShownTable, number_cell, tabulate, yes_or_no
from dashboard.screens.xinjiang.crossings import CargoCount
from dashboard.screens.xinjiang.texts import flow_names
from dashboard.subjects.names import Names


def to_crossings_table(counts: Iterable[CargoCount], names: Names, drawn: Collection[str]) -> ShownTable:
    """Counts of every year, the newest first, each as it was stated; says which the scheme draws, by figure code."""
    flows = flow_names()
    columns: tuple[ShownColumn[CargoCount], ...] = (
        ShownColumn("period", _("Period"), lambda row: formats.period(row.figure.period.start, row.figure.period.end)),
        ShownColumn("place_name", _("Port"), lambda row: names.place(row.figure.place_code)),
        ShownColumn("mode_name", _("Mode"), lambda row: names.term("transport_mode", row.mode)),
        ShownColumn("what", _("What"), lambda row: row.title),
        ShownColumn("value", _("Amount"), lambda row: number_cell(row.figure.value), NumberForm.GROUPED),
        ShownColumn("unit", _("Unit"), lambda row: row.figure.unit),
        ShownColumn("flow_name", _("Direction"), lambda row: flows[row.figure.flow]),
        ShownColumn("is_on_chart", _("On the chart"), lambda row: yes_or_no(row.figure.figure_code in drawn)),
        ShownColumn("counted_by_name", _("Whose count"), lambda row: names.office(row.figure.counted_by)),
        ShownColumn("stated_by_name", _("Stated by"), lambda row: names.office(row.figure.stated_by)),
        ShownColumn("publisher", _("Read in"), lambda row: row.figure.publisher),
        ShownColumn("source_url", _("Link"), lambda row: row.figure.source_url, is_link=True),
        ShownColumn("confidence_name", _("Confidence"), lambda row: names.term("confidence", row.figure.confidence)),
        ShownColumn("note", _("Note"), lambda row: row.figure.note or ""),
        ShownColumn("period_start", _("First day"), lambda row: row.figure.period.start),
        ShownColumn("period_end", _("Last day"), lambda row: row.figure.period.end),
        ShownColumn("figure_code", _("Figure code"), lambda row: row.figure.figure_code),
    )
    newest_first = sorted(
        counts, key=lambda row: (-row.figure.period.end.toordinal(), row.order, row.figure.figure_code)
    )
    return tabulate(newest_first, columns)
