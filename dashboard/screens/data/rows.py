"""The Data page's rows: a table, its filters, the first of the rows that match, and their files."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.files.tables import Wanted, filters_in_words
from dashboard.locale import formats, language, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.asking import RowCount
from dashboard.rows.labels import count_in_words, table_descriptions, table_titles
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.table_list import TABLES, count_of, newest_period_of, newest_rows_of, sources_of
from dashboard.rows.tables import RowFilters
from dashboard.screens.data.answers import RowsHeld, rows_in_words
from dashboard.screens.data.dictionary import show_columns_of
from dashboard.screens.data.filters import choose_filters
from dashboard.screens.data.preview import to_preview
from dashboard.ui import address, components
from dashboard.ui.column_widths import column_config
from dashboard.ui.database import ask
from dashboard.ui.downloads import Offer, form_names, show_offer, table_choices
from dashboard.ui.first_screen import answer
from dashboard.ui.names import labeller
from dashboard.ui.sharing import rest_on, show_chart_title

PREVIEW_ROWS = 1_000
PREVIEW_HEIGHT = 480  # pixels
ROWS_AT_ONCE = 12


def show_rows(head: DeltaGenerator) -> None:
    """Choose a table and filters; then the files of the rows that match, and the newest of the rows."""
    titles = table_titles()
    left, right = st.columns(2)
    table = address.choose_one("table", _("Table"), list(TABLES), labeller(titles), where=left)
    filters = choose_filters(table, right)
    count = ask(count_of, table, filters)
    with head:
        show_answer(table, filters, count)
    if not count:
        show_nothing(table, filters)
        return
    show_files(table, filters, count)
    show_preview(table, filters, count)
    show_columns_of(table)


def show_answer(table: str, filters: RowFilters, count: RowCount) -> None:
    """How many rows of what match, up to when; below it the filters in words."""
    built = st.session_state["build"].built_at.date()
    held = RowsHeld(count, ask(count_of, table, RowFilters()), ask(newest_period_of, table, filters, built))
    told = [f"**{label}:** {text}" for label, text in ask(filters_in_words, Wanted(table, filters, language()))]
    answer(rows_in_words(table_titles()[table], held, built), " · ".join(told), page_name=_("Data"))


def show_nothing(table: str, filters: RowFilters) -> None:
    """Why there is no row, and what to do."""
    if filters != RowFilters():
        components.empty(_("No row matches all of these filters."), _("Take one of them away, or clear them all."))
        address.offer_to_clear()
    elif table == "revisions":
        components.empty(
            _("No published value has changed so far: there is one arrival of each source."),
            _("A newer file of a source will show its changes here after the next build."),
        )
    else:
        components.empty(_("This table has no rows in this build."), _("Choose another one."))


def show_files(table: str, filters: RowFilters, count: RowCount) -> None:
    """The button for exactly these rows, which says how many, and the way back to all."""
    behind = Behind(table, filters)
    show_chart_title(table_titles()[table])
    rest_on(ask(sources_of, table, filters))
    label = ngettext("Download, {rows} row", "Download, {rows} rows", count.rows, rows=count_in_words(count))
    with st.container(horizontal=True, vertical_alignment="center"):
        show_offer(
            Offer(
                table, label, lambda: table_choices(behind, count, PREVIEW_ROWS), tuple(form_names()), look="secondary"
            )
        )
        if filters != RowFilters():
            address.offer_to_clear()


def show_preview(table: str, filters: RowFilters, count: RowCount) -> None:
    """The newest of the rows, with names in place of codes and the most telling columns first."""
    frame = ask(newest_rows_of, table, filters, language(), PREVIEW_ROWS)
    shown = to_preview(TABLES[table], frame)
    st.dataframe(
        shown.labelled(),
        column_config=column_config(shown),
        hide_index=True,
        width="stretch",
        height=PREVIEW_HEIGHT if len(frame) > ROWS_AT_ONCE else "auto",
        placeholder=formats.UNKNOWN,
        key=f"preview.{table}",
        alt=_("{table}: {count} rows").format(table=table_titles()[table], count=count_in_words(count)),
    )
    st.caption(below_in_words(table, count))


def below_in_words(table: str, count: RowCount) -> str:
    """What a row is, how many are shown where not all are, and what the files have besides."""
    told = [table_descriptions()[table]]
    if count.rows > PREVIEW_ROWS:
        whole = _("The newest {shown} are shown; the files hold all {count}.")
        shown = _("The newest {shown} are shown; the files hold all of them.") if count.is_more else whole
        told.append(shown.format(shown=formats.number(PREVIEW_ROWS), count=formats.number(count.rows)))
    told.append(
        _("The files also have the codes beside the names, the licence and address of each source, and the data build.")
    )
    return formats.sentences(*told)
