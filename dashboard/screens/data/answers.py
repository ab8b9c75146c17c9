"""What each view of the Data page answers first, in one sentence. Pure: no database, no page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.locale import formats, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.asking import RowCount
from dashboard.rows.labels import count_in_words
from dashboard.subjects.sources import BuildCounts, Source


@dataclass(frozen=True)
class RowsHeld:
    """How many rows of a table pass the filters, of how many, and the first and last day of the newest period."""

    count: RowCount
    of: RowCount
    newest: tuple[date, date] | None


def rows_in_words(title: str, held: RowsHeld, built_on: date) -> str:
    """How many rows of what there are, up to when, and of which day's build."""
    built = formats.day(built_on)
    if not held.of:
        return _("{table}: no rows; data build of {day}.").format(table=title, day=built)
    if not held.count:
        return _("{table}: none of {of} rows matches; data build of {day}.").format(
            table=title, of=count_in_words(held.of), day=built
        )
    counted = _rows_counted(title, held)
    if held.newest is None:
        return _("{counted}; data build of {day}.").format(counted=counted, day=built)
    told = _("{counted}, the newest of {period}; data build of {day}.")
    return told.format(counted=counted, period=formats.period(*held.newest), day=built)


def _rows_counted(title: str, held: RowsHeld) -> str:
    rows = count_in_words(held.count)
    if held.count == held.of:
        return ngettext("{table}: {rows} row", "{table}: {rows} rows", held.count.rows, table=title, rows=rows)
    of = count_in_words(held.of)
    return ngettext(
        "{table}: {rows} of {of} rows matches",
        "{table}: {rows} of {of} rows match",
        held.count.rows,
        table=title,
        rows=rows,
        of=of,
    )


def sources_in_words(sources: Sequence[Source], today: date) -> str:
    """How many sources there are, how many rows they gave, and of how many the next figures are due."""
    rows = sum(one.loaded.row_count for one in sources if one.loaded)
    held = ngettext(
        "{n} source gave {rows} rows of figures",
        "{n} sources gave {rows} rows of figures",
        len(sources),
        rows=formats.number(rows),
    )
    due = sum(1 for one in sources if one.next_release and one.next_release.day <= today)
    if not due:
        return _("{held}; no newer ones are due.").format(held=held)
    late = ngettext("newer figures of {n} of them are due", "newer figures of {n} of them are due", due)
    return _("{held}; {late}.").format(held=held, late=late)


def dictionary_in_words(columns: int, tables: int) -> str:
    """How many columns of how many tables are explained."""
    told = _("What each of the {columns} columns of {tables} tables means, with its unit and type.")
    return told.format(columns=formats.number(columns), tables=formats.number(tables))


def checks_in_words(counts: BuildCounts) -> str:
    """What became of the rows that the build read."""
    told = _("Of {read} rows read, {loaded} are loaded and {rejected} set aside or refused, each with its reason.")
    return told.format(
        read=formats.number(counts.rows_read),
        loaded=formats.number(counts.rows_loaded),
        rejected=formats.number(counts.rows_rejected),
    )
