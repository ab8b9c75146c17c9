"""Translations of our texts: the table of them, what the catalogues lack, and what in them does not fit the English."""

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pandas as pd

from etl import schema
from etl.build.our_texts import OurText, by_folder, is_in_words, our_texts_of, translated_columns
from etl.errors import Fault
from etl.inputs.catalogues import SUFFIX, TRANSLATED_LANGUAGES, Catalogue, find_catalogues, read_catalogue
from etl.values.frames import rows_to_frame
from etl.values.paragraphs import join_paragraphs, paragraphs_of
from etl.values.reading import Finding, Reading
from etl.vocabulary.builds import Severity
from etl.vocabulary.languages import ENGLISH_MARK

UNTRANSLATED = "untranslated"
CATALOGUE_BEHIND = "catalogue_behind"
NUMBERS_DIFFER = "translation_lacks_number"
COMMAND = "python -m etl translate"
_NAMED_FILES = 3

# What stands in both languages in the same digits: years, and codes of goods, acts and figures.
_SAME_DIGITS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b[A-Z]\d{4}\b")


def read_translations(data_dir: Path, tables: Mapping[str, pd.DataFrame], files: Collection[str]) -> Reading:
    """The table ``translation`` of the catalogues beside the inputs, with what they lack as findings.

    Takes the tables that the inputs were read into and the names of their files. What has no translation is English
    with ``ENGLISH_MARK``. A faulty catalogue, or an entry with a fault, is refused alone. A project without any
    catalogue lacks nothing.
    """
    texts = our_texts_of(tables, files, data_dir)
    catalogues = read_catalogues(texts, data_dir)
    if not catalogues:
        return Reading({"translation": rows_to_frame(schema.translation, [])})
    faults = [fault for one in catalogues for fault in one.faults] + find_contradictions(catalogues)
    rows = [row for language in TRANSLATED_LANGUAGES for row in _rows(language, catalogues, tables)]
    findings = [*_lacks(texts, catalogues), *_lost_numbers(catalogues)]
    return Reading(
        {"translation": rows_to_frame(schema.translation, rows)},
        faults,
        files=[one.count for one in catalogues if one.source.sha256],
        findings=findings,
    )


def read_catalogues(texts: Sequence[OurText], data_dir: Path) -> list[Catalogue]:
    """Every catalogue below the folders in which there are texts."""
    folders = sorted({Path(file).parts[1] for file in {text.file for text in texts}})
    return [read_catalogue(path, data_dir) for path in find_catalogues(data_dir / folder for folder in folders)]


def translations_in(language: str, catalogues: Sequence[Catalogue]) -> dict[str, str]:
    """English paragraph to its translation, of every catalogue; the first by path counts where they differ."""
    own = [one for one in catalogues if one.language == language]
    return {english: entry.translation for one in reversed(own) for english, entry in one.translated.items()}


def find_contradictions(catalogues: Sequence[Catalogue]) -> list[Fault]:
    """A fault for each text that a catalogue translates otherwise than one before it of the same language."""
    faults = []
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for one in catalogues:
        for english, entry in one.translated.items():
            file, told = first.setdefault((one.language, english), (one.source.file, entry.translation))
            if told != entry.translation:
                advice = f"{file} has {told!r}: one text has one translation. Keep the better one in both."
                place = f"line {entry.line}"
                faults.append(
                    Fault(one.source.file, place, "msgstr", "two translations of a text", entry.translation, advice)
                )
    return faults


def _rows(
    language: str, catalogues: Sequence[Catalogue], tables: Mapping[str, pd.DataFrame]
) -> list[dict[str, object]]:
    known = translations_in(language, catalogues)
    whole = {str(value) for _table, _column, values in translated_columns(tables) for value in values.dropna()}
    return [_row(language, english, known) for english in sorted(whole) if is_in_words(english)]


def _row(language: str, english: str, known: Mapping[str, str]) -> dict[str, object]:
    """A whole text in a language: each paragraph translated, or marked as English; one without words as it is."""
    paragraphs = paragraphs_of(english)
    missing = [part for part in paragraphs if part not in known and is_in_words(part)]
    told = [f"{part} {ENGLISH_MARK}" if part in missing else known.get(part, part) for part in paragraphs]
    return {
        "language": language,
        "english_sha256": hashlib.sha256(english.encode()).hexdigest(),
        "english": english,
        "translation": join_paragraphs(told),
        "is_complete": not missing,
    }


def _lacks(texts: Sequence[OurText], catalogues: Sequence[Catalogue]) -> list[Finding]:
    """Texts without a translation, and catalogues that are behind the English, a finding a catalogue."""
    findings = []
    by_file = {one.source.file: one for one in catalogues}
    folders = by_folder(texts)
    for language in TRANSLATED_LANGUAGES:
        known = translations_in(language, catalogues)
        for folder, own in folders.items():
            file = f"{folder}/{language}{SUFFIX}"
            if lacking := [text for text in own if text.english not in known]:
                findings.append(Finding(UNTRANSLATED, Severity.WARNING, _untranslated(file, own, lacking)))
            one = by_file.get(file)
            listed = {*one.translated, *one.untranslated} if one else set()
            if one is None or (not one.faults and listed != {text.english for text in own}):
                behind = f"{file}: behind the English of {folder}/. Run '{COMMAND}'."
                findings.append(Finding(CATALOGUE_BEHIND, Severity.WARNING, behind))
    return findings


def _untranslated(file: str, own: Sequence[OurText], lacking: Sequence[OurText]) -> str:
    counts = Counter(Path(text.file).name for text in lacking)
    named = ", ".join(f"{name} ({count})" for name, count in counts.most_common(_NAMED_FILES))
    others = f" and {len(counts) - _NAMED_FILES} more" if len(counts) > _NAMED_FILES else ""
    texts, all_texts = (len({text.english for text in some}) for some in (lacking, own))
    return f"{file}: {texts:,} of {all_texts:,} texts have no translation and are shown in English: {named}{others}."


def _lost_numbers(catalogues: Sequence[Catalogue]) -> list[Finding]:
    return [
        Finding(
            NUMBERS_DIFFER,
            Severity.WARNING,
            f"{one.source.file}: line {entry.line}: the translation lacks {', '.join(lost)}, which the English has. "
            "Read the two against each other.",
        )
        for one in catalogues
        for entry in one.translated.values()
        if (lost := _lost(entry.english, entry.translation))
    ]


def _lost(english: str, translation: str) -> list[str]:
    there = Counter(_SAME_DIGITS.findall(translation))
    return [digits for digits in dict.fromkeys(_SAME_DIGITS.findall(english)) if not there[digits]]
