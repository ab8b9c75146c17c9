"""A text of ``docs/`` in the reader's language, as the pages show it.

The English text is ``docs/<name>.md``; ours in another language is ``docs/<name>.<language>.md``. Its first line tells
of which English text it is the translation, by that text's fingerprint: ``<!-- translates 0123456789ab -->``.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.locale import gettext as _
from dashboard.locale import language
from etl.vocabulary.languages import SOURCE_LANGUAGE

DOCS = Path(__file__).parents[3] / "docs"

_TRANSLATES = re.compile(r"<!-- translates ([0-9a-f]{12}) -->\n")
# A link to a file beside the text leads nowhere from a page: its words stay.
_RELATIVE_LINK = re.compile(r"\[([^\]]+)\]\((?!https?://|#)[^)]+\)")
_HEADING = re.compile(r"^(#{1,3}) (.+)\n", re.MULTILINE)
_SHOW_HEADING = {"#": st.title, "##": st.header, "###": st.subheader}


@dataclass(frozen=True)
class Document:
    """A text in Markdown, the language it is in, and whether the English one has changed since it was translated."""

    markdown: str
    language: str
    is_outdated: bool = False


def fingerprint(text: str) -> str:
    """Twelve digits that tell one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_document(name: str, wanted: str, folder: Path = DOCS) -> Document:
    """The text of this name in a language, English where there is none.

    Raises ValueError where a translation does not say of which English text it is one.
    """
    english = (folder / f"{name}.md").read_text(encoding="utf-8")
    path = folder / f"{name}.{wanted}.md"
    if wanted == SOURCE_LANGUAGE or not path.exists():
        return Document(_for_a_page(english), SOURCE_LANGUAGE)
    translated = path.read_text(encoding="utf-8")
    told = _TRANSLATES.match(translated)
    if told is None:
        raise ValueError(
            f"{path}: expected '<!-- translates {fingerprint(english)} -->' as the first line, got "
            f"{translated.partition(chr(10))[0]!r}. Write it there once the text is that of {name}.md."
        )
    return Document(_for_a_page(translated[told.end() :]), wanted, is_outdated=told[1] != fingerprint(english))


def anchor(heading: str) -> str:
    """What a link within the text names a heading by: the same on the page, in any script, as in the repository."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _for_a_page(markdown: str) -> str:
    return _RELATIVE_LINK.sub(r"\1", markdown)


def show_document(name: str) -> None:
    """A text of ``docs/`` as a page; where it is not wholly ours in the reader's language, it says so."""
    document = read_document(name, language())
    if document.language != language():
        st.info(_("This text is in English; it has not been translated yet."), icon=":material/translate:")
    elif document.is_outdated:
        st.info(
            _("The English text has been changed since this translation was made; where they differ, it holds."),
            icon=":material/translate:",
        )
    _show_markdown(document.markdown)


def _show_markdown(markdown: str) -> None:
    before, *parts = _HEADING.split(markdown)
    if before.strip():
        st.markdown(before)
    for mark, heading, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        _SHOW_HEADING[mark](heading, anchor=anchor(heading))
        if body.strip():
            st.markdown(body)
