"""Catalogues of translations beside the inputs: ``data/events/2023/zh.po``, one a folder and language.

gettext's own form: ``msgid`` is an English paragraph of an input of that folder, ``#:`` the files it stands in.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from etl.errors import Fault
from etl.inputs.files import CATALOGUE, InputFile, read_input
from etl.values.reading import FileCount
from etl.vocabulary.languages import LANGUAGES, SOURCE_LANGUAGE

SUFFIX = CATALOGUE
TRANSLATED_LANGUAGES = tuple(code for code in LANGUAGES if code != SOURCE_LANGUAGE)

_HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Khorgos\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Translated:
    """An English paragraph with its translation, and the line on which it stands in its catalogue."""

    english: str
    translation: str
    line: int


@dataclass(frozen=True)
class Catalogue:
    """One catalogue: what it translates, what it lists without a translation, and old translations that it keeps.

    ``comments`` are those that translators wrote to a text. ``refused`` counts translations with a fault, which are not
    in ``translated``.
    """

    source: InputFile
    language: str
    translated: Mapping[str, Translated] = field(default_factory=dict)
    untranslated: frozenset[str] = frozenset()
    obsolete: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, Sequence[str]] = field(default_factory=dict)
    faults: Sequence[Fault] = ()
    refused: int = 0

    @property
    def count(self) -> FileCount:
        """The catalogue's count: its translations are its rows."""
        return self.source.count(len(self.translated) + self.refused, len(self.translated))

    @property
    def known(self) -> dict[str, str]:
        """Every translation that it has, of texts that are gone too."""
        return {**self.obsolete, **{one.english: one.translation for one in self.translated.values()}}


def find_catalogues(folders: Iterable[Path]) -> list[Path]:
    """Every catalogue in and below the folders, in order of its path."""
    found = {path for folder in folders for path in folder.rglob(f"*{SUFFIX}")}
    return sorted(path for path in found if not path.name.startswith("."))


def read_catalogue(path: Path, data_dir: Path) -> Catalogue:
    """One catalogue. One that is no gettext file, or of no language of ours, has a fault and no translation."""
    source = read_input(path, data_dir)
    if path.stem not in TRANSLATED_LANGUAGES:
        advice = f"Name it {' or '.join(f'{code}{SUFFIX}' for code in TRANSLATED_LANGUAGES)}, or take it out."
        stray = Fault(source.file, "", "", "no catalogue of a language that is translated into", path.name, advice)
        return Catalogue(source, path.stem, faults=[*source.faults, stray])
    try:
        read = read_po(io.StringIO(source.text), locale=path.stem, charset="utf-8", abort_invalid=True)
    except PoFileError as error:
        advice = "Mend the line: each entry is msgid and msgstr, each text between double quotes."
        place = f"line {error.lineno + 1}"
        broken = Fault(source.file, place, "", "no line of a gettext catalogue", error.line, advice)
        return Catalogue(source, path.stem, faults=[*source.faults, broken])
    return _sort_out(source, path.stem, read)


def _sort_out(source: InputFile, language: str, read: Catalog) -> Catalogue:
    messages = [message for message in read if message.id]
    faults = {str(message.id): fault for message in messages if (fault := _fault_of(source.file, message))}
    translated = {
        message.id: Translated(message.id, str(message.string), message.lineno or 0)
        for message in messages
        if isinstance(message.id, str) and message.string and message.id not in faults
    }
    return Catalogue(
        source,
        language,
        translated,
        frozenset(str(message.id) for message in messages if not message.string),
        {old.id: str(old.string) for old in read.obsolete.values() if isinstance(old.id, str) and old.string},
        {str(message.id): message.user_comments for message in messages if message.user_comments},
        [*source.faults, *faults.values()],
        len(faults),
    )


def _fault_of(file: str, message: Message) -> Fault | None:
    place = f"line {message.lineno}"
    if not isinstance(message.id, str) or message.context:
        return Fault(file, place, "msgid", "one text and no context is meant", str(message.id), "Write one msgid.")
    if message.fuzzy:
        advice = "Read the translation against the English, then take the mark fuzzy out."
        return Fault(file, place, "msgstr", "a translation that is only guessed", str(message.string), advice)
    written, meant = (set(_PLACEHOLDER.findall(str(text))) for text in (message.string, message.id))
    if message.string and written != meant:
        advice = "Write what stands in braces as the English has it, and no other."
        return Fault(file, place, "msgstr", "other braces than in the English", str(message.string), advice)
    return None


def write_catalogue(
    path: Path,
    files_by_text: Mapping[str, Sequence[str]],
    translations: Mapping[str, str],
    obsolete: Mapping[str, str],
    comments: Mapping[str, Sequence[str]],
) -> None:
    """Write a catalogue of texts, each with the files that it stands in; the same bytes from the same texts.

    ``translations`` and translators' ``comments`` are by text; ``obsolete`` are translations whose text is gone, which
    are kept at the end.
    """
    catalog = Catalog(charset="utf-8")
    for english, files in files_by_text.items():
        places = [(file, 0) for file in files]
        told = list(comments.get(english, ()))
        message = catalog.add(english, translations.get(english, ""), locations=places, user_comments=told)
        message.flags.clear()  # Babel takes "5 % of" for a placeholder of Python's
    for english, string in obsolete.items():
        catalog.obsolete[english] = Message(english, string)
        catalog.obsolete[english].flags.clear()
    written = io.BytesIO()
    write_po(written, catalog, width=0, omit_header=True, include_lineno=False)
    text = _HEADER.format(language=path.stem) + written.getvalue().decode("utf-8").rstrip("\n") + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
