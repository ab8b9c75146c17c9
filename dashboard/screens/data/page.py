"""Data: the rows behind every page, filtered and taken away; the sources; what the build's checks found."""

from datetime import UTC, datetime

import streamlit as st

from dashboard.locale import formats, language, ngettext
from dashboard.locale import gettext as _
from dashboard.rows.labels import table_descriptions, table_titles
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.table_list import TABLES, count_of, rows_of, sources_of
from dashboard.rows.tables import RowFilters
from dashboard.screens.data.checks import show_checks
from dashboard.screens.data.filters import choose_filters
from dashboard.screens.data.sources import show_sources
from dashboard.screens.data.view import PREVIEW_ROWS, record_age_in_words
from dashboard.ui import address, components
from dashboard.ui.column_widths import with_number_widths
from dashboard.ui.database import ask
from dashboard.ui.downloads import Offer, form_names, show_offer, table_choices
from dashboard.ui.names import labeller
from dashboard.ui.sharing import rest_on, show_chart_title

PREVIEW_HEIGHT = 480  # pixels
ROWS_AT_ONCE = 12


def render() -> None:
    """Draw the page."""
    components.header_of("data")
    ends = st.session_state["build"].events_end
    if ends:
        st.caption(record_age_in_words(ends, datetime.now(UTC).date()))
    views = {"rows": _("Rows and files"), "sources": _("Sources"), "checks": _("Checks and refusals")}
    view = address.choose_one("view", _("Show"), list(views), views.__getitem__, look="segmented")
    if view == "rows":
        address.restore_filters()
        show_rows()
        return
    address.store_filters()
    if view == "sources":
        show_sources()
    else:
        show_checks()


def show_rows() -> None:
    """Choose a table and filters; then how many rows match, the files, and the first of the rows."""
    titles = table_titles()
    table = address.choose_one("table", _("Table"), list(TABLES), labeller(titles))
    st.caption(table_descriptions()[table])
    filters = choose_filters(table)
    count = ask(count_of, table, filters)
    if not count:
        show_nothing(table, filters)
        return
    show_files(table, filters, count)
    show_preview(table, filters, count)


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


def show_files(table: str, filters: RowFilters, count: int) -> None:
    """The button for exactly these rows, which says how many, and the way back to all."""
    behind = Behind(table, filters)
    show_chart_title(table_titles()[table])
    rest_on(ask(sources_of, table, filters))
    label = ngettext("Download, {rows} row", "Download, {rows} rows", count, rows=formats.number(count))
    with st.container(horizontal=True, vertical_alignment="center"):
        show_offer(
            Offer(
                table, label, lambda: table_choices(behind, count, PREVIEW_ROWS), tuple(form_names()), look="secondary"
            )
        )
        if filters != RowFilters():
            address.offer_to_clear()


def show_preview(table: str, filters: RowFilters, count: int) -> None:
    """The first of the rows, with names in place of codes."""
    frame = ask(rows_of, table, filters, language(), PREVIEW_ROWS)
    if count > PREVIEW_ROWS:
        said = _("**{count}** rows match. The first {shown} are below; the files hold all of them.")
    else:
        said = _("**{count}** rows match, all of them below.")
    st.markdown(said.format(count=formats.number(count), shown=formats.number(PREVIEW_ROWS)))
    labels = TABLES[table].headings()
    shown = frame.rename(columns=labels)
    st.dataframe(
        shown,
        column_config=with_number_widths(shown),
        column_order=[labels[name] for name in TABLES[table].previewed()],
        hide_index=True,
        width="stretch",
        height=PREVIEW_HEIGHT if len(frame) > ROWS_AT_ONCE else "auto",
        placeholder=formats.UNKNOWN,
        key=f"preview.{table}",
        alt=_("{table}: {count} rows").format(table=table_titles()[table], count=formats.number(count)),
    )
    st.caption(
        _("The files also have the codes beside the names, the licence and address of each source, and the data build.")
    )


render()
