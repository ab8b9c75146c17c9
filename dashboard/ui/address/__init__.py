"""Filters that live in the address, so that a link shows the same view.

Streamlit's own binding writes the label a person sees, which changes with the language; here the address holds short
codes. A default is left out of the address, and what cannot be shown is ignored with a note on the page. An address
stays short enough for every mail program and browser: a choice of many codes and a text each have an end.
"""

from dashboard.ui.address.codes import LONGEST_CHOICE, choose_many, choose_one
from dashboard.ui.address.numbers_and_days import choose_day, choose_number, choose_page, choose_span
from dashboard.ui.address.state import (
    KEPT,
    LONGEST_ADDRESS,
    LOST_PAGE,
    begin_page,
    drop,
    end_page,
    is_asked,
    keep_way_back,
    note,
    notes,
    parameter,
    restore_filters,
    set_aside,
    store_filters,
    view_address,
    widget_key,
)
from dashboard.ui.address.switches import choose_switch, offer_to_clear
from dashboard.ui.address.texts import LONGEST_TEXT, LONGEST_WRITTEN_TEXT, choose_text, text_asked

__all__ = [
    "KEPT",
    "LONGEST_ADDRESS",
    "LONGEST_CHOICE",
    "LONGEST_TEXT",
    "LONGEST_WRITTEN_TEXT",
    "LOST_PAGE",
    "begin_page",
    "choose_day",
    "choose_many",
    "choose_number",
    "choose_one",
    "choose_page",
    "choose_span",
    "choose_switch",
    "choose_text",
    "drop",
    "end_page",
    "is_asked",
    "keep_way_back",
    "note",
    "notes",
    "offer_to_clear",
    "parameter",
    "restore_filters",
    "set_aside",
    "store_filters",
    "text_asked",
    "view_address",
    "widget_key",
]
