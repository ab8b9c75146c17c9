"""The Data page's list of sources.

Who publishes each, under which licence, how far it reaches and what to know before using it.
"""

from collections.abc import Hashable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard.locale import formats
from dashboard.locale import gettext as _
from dashboard.rows.rows_behind_view import Behind
from dashboard.rows.shown_table import ShownColumn, ShownTable, tabulate
from dashboard.rows.tables import RowFilters
from dashboard.screens.data.view import (
    coverage_in_words,
    freshness_in_words,
    reach_in_words,
    record_age_in_words,
    way_in_words,
)
from dashboard.subjects.names import Names
from dashboard.subjects.sources import sources
from dashboard.ui import components
from dashboard.ui.components import Table
from dashboard.ui.database import ask
from dashboard.ui.names import page_names
from dashboard.ui.sitemap import script_of
from etl.vocabulary.sources import SourceKind

_TABLE_OF_KIND = {
    SourceKind.TABLE: "trade",
    SourceKind.STATEMENTS: "figures",
    SourceKind.PRICES: "prices",
    SourceKind.RATES: "exchange_rates",
    SourceKind.PRODUCTION: "production",
}
Row = Mapping[Hashable, Any]


def show_sources() -> None:
    """Every source: a table to compare them, then one fold each."""
    found = ask(sources)
    if found.empty:
        components.empty(_("No source is in the database."), _("Run `python -m etl build`, then reload this page."))
        return
    ends = st.session_state["build"].events_end
    if ends:
        st.markdown(record_age_in_words(ends, datetime.now(UTC).date()))
    rows, names = found.to_dict("records"), page_names()
    st.markdown(
        _(
            "An end of figures is where a source ends, not where trade ends. Figures of two sources are never added or "
            "joined into one line."
        )
    )
    heading = _("Sources and how far they reach")
    overview = Table(
        to_overview(rows, names),
        ("sources",),
        sources=tuple(found["source_code"]),
        behind=Behind("sources", RowFilters()),
    )
    components.show_table(overview, "sources", alt=heading)
    components.download(overview, "sources", title=heading)
    for row in rows:
        told = f"{names.source_title(row['source_code'])} · {reach_in_words(row)}"
        with st.expander(told, icon=":material/library_books:"):
            show_source(row, names)


def to_overview(rows: Iterable[Row], names: Names) -> ShownTable:
    """One row a source with what tells them apart."""
    columns: tuple[ShownColumn[Row], ...] = (
        ShownColumn("source_name", _("Source"), lambda row: names.source_title(row["source_code"])),
        ShownColumn("figures_reach", _("Figures"), reach_in_words),
        ShownColumn("row_count", _("Rows loaded"), lambda row: row["row_count"]),
        ShownColumn("publisher", _("Publisher"), lambda row: row["publisher"]),
        ShownColumn("coverage_name", _("Coverage"), lambda row: names.term("coverage", row["coverage"])),
        ShownColumn("licence", _("Licence"), lambda row: row["licence"]),
        ShownColumn("url", _("Address"), lambda row: row["url"]),
    )
    return tabulate(rows, columns)


def show_source(row: Mapping[Hashable, Any], names: Names) -> None:
    """All that is known of one source, and the way to its rows."""
    st.markdown(formats.text(row["note"]))
    facts = [
        (_("Publisher"), row["publisher"]),
        (_("Coverage"), coverage_in_words(row["coverage"])),
        (_("How fresh"), freshness_in_words(row, st.session_state["build"].built_at.date())),
        (_("How to get the next"), way_in_words(row)),
        (_("Figures"), reach_in_words(row)),
        (_("Rows loaded"), formats.number(row["row_count"])),
        (_("Unit as published"), row["unit_as_published"]),
        (_("Valuation"), _valuation_in_words(row, names)),
        (_("Licence"), row["licence"]),
        (_("Address"), formats.text(row["url"])),
        (_("Obtained through"), formats.text(row["obtained_via"])),
    ]
    st.markdown("\n".join("- " + _("**{name}:** {text}").format(name=name, text=text) for name, text in facts if text))
    table = _TABLE_OF_KIND[SourceKind(row["kind"])]
    only = {} if table == "figures" else {"source": row["source_code"]}
    st.page_link(
        script_of("data"),
        label=_("Its rows"),
        icon=":material/table_rows:",
        query_params={"table": table, **only, **components.kept_parameters()},
    )


def _valuation_in_words(row: Mapping[Hashable, Any], names: Names) -> str:
    """Where a source takes the value of exports and of imports; empty for one that tells of no trade."""
    if not isinstance(row["export_valuation"], str):
        return ""
    return _("exports {exports}, imports {imports}").format(
        exports=names.term("valuation", row["export_valuation"]),
        imports=names.term("valuation", row["import_valuation"]),
    )
