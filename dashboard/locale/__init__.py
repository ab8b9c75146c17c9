"""Words, numbers and dates in the reader's language.

Texts of ours are gettext messages; ``dashboard/locale/<language>/LC_MESSAGES/khorgos.po`` holds the translations and is
read directly, so there is nothing to compile. Names of areas, commodities and kinds come from the reference tables in
the language's column.
"""

import gettext as gnu_gettext
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from etl.vocabulary.languages import LANGUAGES, SOURCE_LANGUAGE

DOMAIN = "khorgos"
CATALOGUES = Path(__file__).parent

_language: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)


def catalogue_path(language: str) -> Path:
    """Where the translations into a language lie."""
    return CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def available_languages() -> list[str]:
    """Languages that can be chosen: the source language and every one with a catalogue."""
    return [code for code in LANGUAGES if code == SOURCE_LANGUAGE or catalogue_path(code).exists()]


@cache
def translations(language: str) -> gnu_gettext.NullTranslations:
    """The catalogue of a language, read once; one without any gives the English back."""
    path = catalogue_path(language)
    if not path.exists():
        return gnu_gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gnu_gettext.GNUTranslations(compiled)


def use_language(code: str) -> None:
    """Set the language of this run; an unknown code is an error of the caller."""
    if code not in LANGUAGES:
        raise ValueError(code)
    _language.set(code)


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """The language of what is done inside, such as a file that is made when its page is gone.

    An unknown code is an error of the caller.
    """
    before = _language.get()
    use_language(code)
    try:
        yield
    finally:
        use_language(before)


def language() -> str:
    """The language of this run, by its code: ``en``."""
    return _language.get()


def N_(message: str) -> str:  # noqa: N802 (the name that message extraction knows)
    """Mark a text for translation that is translated where it is shown."""
    return message


def gettext(message: str) -> str:
    """Translate a message; the message itself is the English text."""
    return translations(language()).gettext(message)


def ngettext(singular: str, plural: str, n: int, **named: object) -> str:
    """Translate a message that counts, and put in the count as ``{n}`` and whatever else it names."""
    return translations(language()).ngettext(singular, plural, n).format(n=n, **named)


def titles_of(row: Mapping[Any, Any], stem: str = "title") -> dict[str, str]:
    """Language to name, of a reference row's columns; a language without a name is left out."""
    titles = {language: row[f"{stem}_{language}"] for language in LANGUAGES}
    return {language: title for language, title in titles.items() if title}


def title_in(titles: Mapping[str, str]) -> str:
    """The name in the language, else in English. Takes what ``titles_of`` gives."""
    return titles.get(language(), titles[SOURCE_LANGUAGE])
