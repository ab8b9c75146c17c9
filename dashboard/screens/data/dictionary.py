"""The Data page's dictionary: what each column of a table, or of all of them, means."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.api.base_path import base_path
from dashboard.locale import formats, language
from dashboard.locale import gettext as _
from dashboard.rows.dictionary import columns_of, to_dictionary
from dashboard.rows.labels import table_descriptions, table_titles
from dashboard.rows.table_list import TABLES
from dashboard.screens.data.answers import dictionary_in_words
from dashboard.ui import address, components
from dashboard.ui.components import Table
from dashboard.ui.first_screen import answer
from dashboard.ui.names import labeller
from dashboard.ui.records import show_records
from dashboard.ui.sitemap import script_of

FOR_FILES = ("table_title", "table", "type")
"""Columns of the dictionary that its files have and a page on one table need not."""


def show_dictionary(head: DeltaGenerator) -> None:
    """Every column of the table chosen, and the dictionary of all tables as a file."""
    with head:
        answer(
            dictionary_in_words(len(columns_of(TABLES)), len(TABLES)),
            _("A column has one name and one meaning in page, files and API; the name is the same in every language."),
            page_name=_("Data"),
        )
    titles = table_titles()
    table = address.choose_one("table", _("Table"), list(TABLES), labeller(titles))
    st.header(titles[table], anchor=False)
    st.markdown(table_descriptions()[table])
    show_records(to_dictionary(columns_of([table])).without(*FOR_FILES), caption=titles[table])
    with st.container(horizontal=True, vertical_alignment="center"):
        every = Table(to_dictionary(columns_of(TABLES)), ("dictionary",))
        components.download(every, "dictionary", title=_("What each column means"))
        st.link_button(
            _("For programs"),
            f"{base_path()}/api/dictionary.json?lang={language()}",
            icon=":material/code:",
            type="tertiary",
        )


def show_columns_of(table: str) -> None:
    """What the columns of a table mean, folded away, and the way to those of all tables."""
    columns = columns_of([table])
    label = _("What each of the {n} columns means").format(n=formats.number(len(columns)))
    with st.expander(label, icon=":material/dictionary:"):
        show_records(to_dictionary(columns).without(*FOR_FILES), caption=label)
        st.page_link(
            script_of("data"),
            label=_("The columns of every table, as a page and as a file"),
            icon=":material/dictionary:",
            query_params={"view": "dictionary", **components.kept_parameters()},
        )
