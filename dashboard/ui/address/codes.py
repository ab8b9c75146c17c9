"""Widgets that choose one code or several, with the choice in the address."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Literal
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.ui.address.state import (
    carried,
    choice_in_words,
    finish,
    note,
    shared_choice,
    start,
    widget_key,
    written_key,
)

Look = Literal["select", "segmented"]

# With LONGEST_TEXT it keeps the address of a page with every filter set under LONGEST_ADDRESS.
LONGEST_CHOICE = 300  # characters that the codes of one choice take: every kind of event, or a dozen commodities


def choose_one(
    name: str,
    label: str,
    options: Sequence[str],
    label_of: Callable[[str], str],
    *,
    default: str | None = None,
    look: Look = "select",
    shared: bool = False,
    is_label_seen: bool = True,
    help: str | None = None,  # noqa: A002 - streamlit's own name
    where: DeltaGenerator | None = None,
) -> str:
    """Choose one code; ``shared`` keeps the choice when the reader goes to another page.

    A label that the codes' names make needless is not seen, and read to those who cannot see.
    """
    default_code = default if default is not None and default in options else options[0]
    shown = choice_in_words(label, label_of(default_code))
    key = start(
        name,
        lambda asked: asked[0] if asked and asked[0] in options else None,
        default_code,
        shown,
        first=shared_choice(name) if shared else None,
    )
    if st.session_state[key] not in options:
        st.session_state[key] = default_code
    seen: Literal["visible", "collapsed"] = "visible" if is_label_seen else "collapsed"
    if look == "segmented":
        value = (where or st).segmented_control(
            label, options, format_func=label_of, key=key, help=help, required=True, wrap=True, label_visibility=seen
        )
    else:
        value = (where or st).selectbox(label, options, format_func=label_of, key=key, help=help, label_visibility=seen)
    chosen = default_code if value is None else str(value)
    finish(name, key, [chosen], is_default=chosen == default_code, shared=shared)
    return chosen


def choose_many(
    name: str,
    label: str,
    options: Sequence[str],
    label_of: Callable[[str], str],
    *,
    placeholder: str | None = None,
    follows: str | None = None,
    where: DeltaGenerator | None = None,
) -> list[str]:
    """Choose codes, as many as ``LONGEST_CHOICE`` holds; none means no restriction.

    ``follows`` names a choice that goes from page to page: what was chosen there is chosen here too when the page is
    first opened, until the reader chooses otherwise here.
    """
    nothing: list[str] = []
    key = start(
        name,
        lambda asked: _known(name, asked, options),
        nothing,
        choice_in_words(label, _("All")),
        first=_carried(name, follows, options),
        is_single=False,
    )
    st.session_state[key] = _offered(name, st.session_state[key], options)
    chosen = [
        str(value)
        for value in (where or st).multiselect(
            label, options, format_func=label_of, key=key, placeholder=placeholder or _("All")
        )
    ]
    if follows:
        _remember_declined(key, shared_choice(follows), chosen)
    finish(name, key, chosen, is_default=not chosen, shared=False)
    return chosen


def _carried(name: str, follows: str | None, options: Sequence[str]) -> list[str]:
    """The codes chosen on another page that there are here.

    None where the reader once chose otherwise here instead of them.
    """
    codes = carried(follows) if follows else []
    is_declined = st.session_state.get(f"{widget_key(name)}.declined") == codes
    return [] if is_declined else [code for code in codes if code in options]


def _remember_declined(key: str, codes: list[str], chosen: list[str]) -> None:
    """Keep in mind where the reader has just chosen other codes than those that go along.

    Without this the latter would come back by themselves.
    """
    if chosen == codes:
        st.session_state[f"{key}.declined"] = None
    elif st.session_state.get(written_key(key)) == codes:
        st.session_state[f"{key}.declined"] = codes


def _known(name: str, asked: list[str], options: Sequence[str]) -> list[str] | None:
    """The codes asked for that there are; None where there is none of them. The others are noted."""
    once = list(dict.fromkeys(asked))
    known = [value for value in once if value in options]
    if not known:
        return None
    unknown = [value for value in once if value not in options]
    if unknown:
        note(_("The address asks for {name} = {value}, which is not known here; it was ignored."), name, unknown)
    return known


def _offered(name: str, chosen: list[str], options: Sequence[str]) -> list[str]:
    """The codes that are to be chosen here and that the address holds; the others are noted."""
    elsewhere = [value for value in chosen if value not in options]
    if elsewhere:
        note(_("{name} = {value} is not to be chosen in this view; it was taken out of the address."), name, elsewhere)
    here = [value for value in chosen if value in options]
    lengths = accumulate(len(urlencode({name: value})) + 1 for value in here)
    held = sum(length <= LONGEST_CHOICE for length in lengths)
    if held < len(here):
        note(_("More of {name} are chosen than an address holds; {value} was left out."), name, here[held:])
    return here[:held]
