"""The Data page's account of the build.

What was read and refused, what looks odd, what changed, and which of several figures is shown.
"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.locale import language, ngettext
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.rows.table_list import TABLES, count_of
from dashboard.rows.tables import RowFilters
from dashboard.screens.data.answers import checks_in_words
from dashboard.screens.data.view import revisions_table
from dashboard.subjects.sources import (
    Finding,
    RejectionReason,
    build_counts,
    findings,
    largest_revisions,
    reasons_of_rejection,
)
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from dashboard.ui.first_screen import answer
from dashboard.ui.names import page_names
from dashboard.ui.records import show_records
from dashboard.ui.sitemap import script_of
from etl.vocabulary.languages import SOURCE_LANGUAGE

MOST_ROWS = 12
LARGEST_REVISIONS = 12
MOST_REASONS = 100


def show_checks(head: DeltaGenerator) -> None:
    """What became of the rows read, then each sort of remark."""
    with head:
        answer(
            checks_in_words(ask(build_counts)),
            _("They add up for every file. A meeting's note counts as one row."),
            page_name=_("Data"),
        )
    if language() != SOURCE_LANGUAGE:
        st.caption(_("What the build noted of rows and figures is kept as it was written, in English."))
    show_rejections()
    show_findings()
    show_revisions()
    show_rule()


def show_findings() -> None:
    """What the checks noticed in figures that are loaded."""
    st.header(_("What the checks noticed"), anchor=False)
    found = ask(findings)
    if not found:
        st.markdown(_("Nothing: the checks found nothing odd in the figures that are loaded."))
        return
    names = page_names()
    columns = (
        ShownColumn[Finding]("text", _("What looks odd"), lambda one: one.text),
        ShownColumn[Finding]("severity_name", _("Severity"), lambda one: names.term("severity", one.severity)),
    )
    _table(tabulate(found, columns), "findings", _("What the checks noticed"))


def show_rejections() -> None:
    """What is not in the database, by reason, and the way to every row."""
    st.header(_("Rows set aside or refused"), anchor=False)
    count = ask(count_of, "rejections", RowFilters())
    if not count:
        st.markdown(_("None: every row of every file is in the database."))
        return
    names = page_names()
    told = TABLES["rejections"].headings()
    columns: tuple[ShownColumn[RejectionReason], ...] = (
        ShownColumn("problem", told["problem"], lambda one: one.problem),
        ShownColumn("row_count", _("Rows"), lambda one: one.row_count),
        ShownColumn("kind_name", _("Kind"), lambda one: names.term("rejection_kind", one.kind)),
        ShownColumn("file", told["file"], lambda one: one.file),
        ShownColumn("advice", told["advice"], lambda one: one.advice),
    )
    reasons = ask(reasons_of_rejection, MOST_REASONS)
    _table(tabulate(reasons, columns), "rejections", _("Rows set aside or refused, by reason"))
    _link_to(
        "rejections",
        ngettext("The row, with its place and value", "All {n} rows, each with its place and value", count.rows),
    )


def show_revisions() -> None:
    """How many published values changed, and those that changed most."""
    st.header(_("Published values that changed"), anchor=False)
    count = ask(count_of, "revisions", RowFilters())
    if not count:
        st.markdown(_("None so far: there is one arrival of each source."))
        return
    largest = ask(largest_revisions, LARGEST_REVISIONS)
    if largest:
        st.markdown(_("The largest changes first, in US dollars as the newer file of the source has them:"))
        show_records(revisions_table(largest, page_names()), caption=_("Published values that changed"))
    _link_to("revisions", ngettext("{n} value that changed", "{n} values that changed", count.rows))


def show_rule() -> None:
    """Which one of several statements is shown."""
    st.header(_("Which figure is shown where several tell the same"), anchor=False)
    st.markdown(
        _(
            "Several pages often state the same thing: the same areas, direction, period, goods, place, unit and "
            "counting office. Charts show one of them, and all can be had under Rows and files. The one shown is the "
            "surest first; then the one stated by the office that counted; then the one with most significant digits; "
            "then the one published first; then the one with the lowest code. Figures of two counting offices are "
            "never the same statement, and nothing is averaged."
        )
    )
    _link_to("figures", _("All official figures, with every repetition"))


def _table(shown: ShownTable, table: str, title: str) -> None:
    show_records(shown, caption=title, most=MOST_ROWS)
    components.download(Table(shown, (table,), behind=Behind(table, RowFilters())), table, title=title)


def _link_to(table: str, label: str) -> None:
    st.page_link(
        script_of("data"),
        label=label,
        icon=":material/table_rows:",
        query_params={"table": table, **components.kept_parameters()},
    )
