"""The Data page's filters: a widget for each filter that the chosen table has, all of them in the address.

The first one stands beside the choice of table, all others under *Change the view*.
"""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.locale import language
from dashboard.rows.labels import filter_labels
from dashboard.rows.row_filters import YES
from dashboard.rows.table_list import TABLES, codes_of, span_of
from dashboard.rows.tables import RowFilters
from dashboard.ui import address
from dashboard.ui.database import ask
from dashboard.ui.first_screen import change_the_view
from dashboard.ui.names import labeller

COLUMNS = 3
ALL_FILTERS = {name for table in TABLES.values() for name in table.filters}


def choose_filters(table: str, beside: DeltaGenerator) -> RowFilters:
    """Filters of a table: the first one in the place given, the others folded away until they are wanted."""
    address.set_aside(ALL_FILTERS - TABLES[table].filters.keys())
    names = list(TABLES[table].filters)
    first, others = names[:1], names[1:]
    chosen = {name: _choose(table, name, beside) for name in first}
    years, text = None, ""
    if others or TABLES[table].period or TABLES[table].is_searched:
        with change_the_view():
            years, text = _years_and_words(table)
            chosen |= dict(_in_columns(table, others))
    return RowFilters(
        chosen=tuple((name, codes) for name, codes in chosen.items() if codes),
        first_year=years[0] if years else None,
        last_year=years[1] if years else None,
        text=text,
    )


def _in_columns(table: str, names: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for begin in range(0, len(names), COLUMNS):
        for name, column in zip(names[begin : begin + COLUMNS], st.columns(COLUMNS), strict=False):
            found.append((name, _choose(table, name, column)))
    return found


def _choose(table: str, name: str, column: DeltaGenerator) -> tuple[str, ...]:
    label = filter_labels()[name]
    if TABLES[table].filters[name].occurring is None:
        return (YES,) if address.choose_switch(name, label, where=column) else ()
    codes = ask(codes_of, table, name, language())
    shown = (
        {code: f"{code.partition(':')[2]} {title}" for code, title in codes.items()} if name == "commodity" else codes
    )
    follows = "partner" if name in {"partner", "party"} else None
    return tuple(address.choose_many(name, label, list(codes), labeller(shown), follows=follows, where=column))


def _years_and_words(table: str) -> tuple[tuple[int, int] | None, str]:
    """The span of years, or None where it is the whole, and the words looked for."""
    words, years = st.columns(2)
    text = ""
    if TABLES[table].is_searched:
        text = address.choose_text(
            "text", _("Words"), placeholder=_("Each word must occur in a title, text or note"), where=words
        )
    ends = ask(span_of, table)
    if ends is None:
        return None, text
    span = address.choose_span("years", _("Years"), *ends, where=years)
    return (None if span == ends else span), text
