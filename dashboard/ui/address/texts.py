"""The widget of a free text that is in the address."""

from itertools import accumulate
from urllib.parse import quote_plus

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.locale import gettext as _
from dashboard.ui.address.state import choice_in_words, finish, note, start, widget_key, written_key

# With LONGEST_CHOICE they keep the address of a page with every filter set under LONGEST_ADDRESS.
LONGEST_TEXT = 50  # characters of a text
LONGEST_WRITTEN_TEXT = 450  # what they take of the address: a letter one, a Chinese character nine, a rare one twelve


def choose_text(name: str, label: str, *, placeholder: str | None = None, where: DeltaGenerator | None = None) -> str:
    """A free text, stripped; empty means no restriction.

    It has up to ``LONGEST_TEXT`` characters, which take up to ``LONGEST_WRITTEN_TEXT`` of the address.
    """

    def read(asked: list[str]) -> str | None:
        return asked[0] if _beginning_held(asked[0]) == asked[0] else None

    key = start(name, read, "", choice_in_words(label, _("All")))
    st.session_state[key] = _text_held(name, str(st.session_state[key] or ""))
    text = str((where or st).text_input(label, key=key, placeholder=placeholder, max_chars=LONGEST_TEXT) or "").strip()
    finish(name, key, [text], is_default=not text, shared=False)
    return text


def text_asked(name: str) -> str:
    """The text that ``choose_text`` will give in this run, for what is drawn before it."""
    key, asked = widget_key(name), st.query_params.get_all(name)
    if key in st.session_state and st.session_state.get(written_key(key)) == asked:
        return str(st.session_state[key] or "").strip()
    return _beginning_held(asked[0]).strip() if asked else ""


def _text_held(name: str, text: str) -> str:
    """What of a text the address holds; the rest is noted."""
    held = _beginning_held(text)
    if held != text:
        note(_("{name} is longer than an address holds; {value} was left out."), name, [text.removeprefix(held)])
    return held


def _beginning_held(text: str) -> str:
    lengths = accumulate(len(quote_plus(letter)) for letter in text[:LONGEST_TEXT])
    return text[: sum(length <= LONGEST_WRITTEN_TEXT for length in lengths)]
