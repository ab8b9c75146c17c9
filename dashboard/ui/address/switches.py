"""Switches whose state is in the address, and the button that clears it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.ui.address.state import choice_in_words, clear, finish, start


def choose_switch(
    name: str,
    label: str,
    *,
    default: bool = False,
    help: str | None = None,  # noqa: A002 - streamlit's own name
    where: DeltaGenerator | None = None,
) -> bool:
    """A switch; in the address as ``1`` or ``0``."""
    shown = choice_in_words(label, _("yes") if default else _("no"))
    key = start(name, lambda asked: {"1": True, "0": False}.get(asked[0]), default, shown)
    chosen = bool((where or st).toggle(label, key=key, help=help))
    finish(name, key, ["1" if chosen else "0"], is_default=chosen == default, shared=False)
    return chosen


def offer_to_clear() -> None:
    """The way back to all: a button that takes every filter out of the address."""
    st.button(_("Clear all filters"), on_click=clear, icon=":material/filter_alt_off:", type="tertiary")
