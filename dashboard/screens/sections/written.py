"""The English of texts that a page shows in translation: the record is written in it, so it is one click away."""

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import language
from etl.vocabulary.languages import SOURCE_LANGUAGE


def show_written(texts: Callable[[], Sequence[str]]) -> None:
    """That texts are our translation, with the English to be opened; nothing to a reader of English.

    ``texts`` gives the English paragraphs, and is asked only where they are shown.
    """
    if language() == SOURCE_LANGUAGE:
        return
    st.caption(_("Our translation from the English."))
    with st.expander(_("The English text"), icon=":material/translate:"):
        st.html(written_html(texts()))


def written_html(texts: Sequence[str]) -> str:
    """English paragraphs as HTML that says which language they are in."""
    told = "".join(f"<p>{escape(text)}</p>" for text in texts if text)
    return f'<div lang="{SOURCE_LANGUAGE}">{told}</div>'
