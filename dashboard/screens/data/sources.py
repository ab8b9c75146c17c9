"""The Data page's list of sources.

Who publishes each, under which licence, how far it reaches and what to know before using it.
"""

from collections.abc import Iterable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.rows.tables import RowFilters
from dashboard.screens.data.answers import sources_in_words
from dashboard.screens.data.view import (
    age_in_words,
    coverage_in_words,
    due_in_words,
    freshness_in_words,
    reach_in_words,
    way_in_words,
)
from dashboard.subjects.names import Names
from dashboard.subjects.sources import Source, sources
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from dashboard.ui.first_screen import answer
from dashboard.ui.names import page_names
from dashboard.ui.records import show_records
from dashboard.ui.sitemap import script_of
from etl.schema.freshness import command_of
from etl.vocabulary.sources import SourceKind

_TABLE_OF_KIND = {
    SourceKind.TABLE: "trade",
    SourceKind.STATEMENTS: "figures",
    SourceKind.PRICES: "prices",
    SourceKind.RATES: "exchange_rates",
    SourceKind.PRODUCTION: "production",
}

FOR_FILES = ("publisher", "coverage_name", "licence", "url")
"""Columns of the overview that only its files have; the page tells them with each source."""


def show_sources(head: DeltaGenerator) -> None:
    """Every source: a table of what is held, how fresh it is and how the next is got, then one fold each."""
    found, names, today = ask(sources), page_names(), st.session_state["build"].built_at.date()
    with head:
        answer(
            sources_in_words(found, today),
            _(
                "An end of figures is where a source ends, not where trade ends. Figures of two sources are never "
                "added or joined into one line."
            ),
            page_name=_("Data"),
        )
    if not found:
        components.empty(_("No source is in the database."), _("Run `python -m etl build`, then reload this page."))
        return
    heading = _("Sources: what is held, how fresh, due when and got how")
    overview = Table(
        to_overview(found, names, today),
        ("sources",),
        sources=tuple(one.source_code for one in found),
        behind=Behind("sources", RowFilters()),
    )
    show_records(overview.shown.without(*FOR_FILES), caption=heading)
    components.download(overview, "sources", title=heading)
    st.header(_("What to know of each source"), anchor=False)
    for one in found:
        told = f"{names.source_title(one.source_code)} · {reach_in_words(one)}"
        with st.expander(told, icon=":material/library_books:"):
            show_source(one, names)


def to_overview(rows: Iterable[Source], names: Names, today: date) -> ShownTable:
    """One row a source: what is held, how fresh it is, when the next is due and how it is got."""
    columns: tuple[ShownColumn[Source], ...] = (
        ShownColumn("source_name", _("Source"), lambda one: names.source_title(one.source_code)),
        ShownColumn("figures_reach", _("Figures held"), reach_in_words),
        ShownColumn("row_count", _("Rows loaded"), _rows_loaded),
        ShownColumn("age", _("How fresh"), lambda one: age_in_words(one, today)),
        ShownColumn("next_due", _("Next figures due"), lambda one: due_in_words(one, today)),
        ShownColumn("command", _("Command that brings them"), lambda one: command_of(one.source_code) or _("by hand")),
        ShownColumn("publisher", _("Publisher"), lambda one: one.cited.publisher),
        ShownColumn("coverage_name", _("Coverage"), lambda one: names.term("coverage", one.coverage)),
        ShownColumn("licence", _("Licence"), lambda one: one.cited.licence),
        ShownColumn("url", _("Address"), lambda one: one.cited.url),
    )
    return tabulate(rows, columns)


def show_source(source: Source, names: Names) -> None:
    """All that is known of one source, and the way to its rows."""
    st.markdown(formats.text(source.note))
    facts = [
        (_("Publisher"), source.cited.publisher),
        (_("Coverage"), coverage_in_words(source.coverage)),
        (_("How fresh"), freshness_in_words(source, st.session_state["build"].built_at.date())),
        (_("How to get the next"), way_in_words(source)),
        (_("Figures"), reach_in_words(source)),
        (_("Rows loaded"), formats.number(_rows_loaded(source))),
        (_("Unit as published"), source.unit_as_published),
        (_("Valuation"), _valuation_in_words(source, names)),
        (_("Licence"), source.cited.licence),
        (_("Address"), formats.text(source.cited.url)),
        (_("Obtained through"), formats.text(source.obtained_via)),
    ]
    st.markdown("\n".join("- " + _("**{name}:** {text}").format(name=name, text=text) for name, text in facts if text))
    table = _TABLE_OF_KIND[SourceKind(source.kind)]
    only = {} if table == "figures" else {"source": source.source_code}
    st.page_link(
        script_of("data"),
        label=_("Its rows"),
        icon=":material/table_rows:",
        query_params={"table": table, **only, **components.kept_parameters()},
    )


def _rows_loaded(source: Source) -> int | None:
    return source.loaded.row_count if source.loaded else None


def _valuation_in_words(source: Source, names: Names) -> str:
    """Where a source takes the value of exports and of imports; empty for one that tells of no trade."""
    if source.export_valuation is None:
        return ""
    return _("exports {exports}, imports {imports}").format(
        exports=names.term("valuation", source.export_valuation),
        imports=names.term("valuation", source.import_valuation),
    )
