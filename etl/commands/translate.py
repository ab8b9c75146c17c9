"""``python -m etl translate``: catalogues of translations brought up to the English."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from etl import pipeline
from etl.build.our_texts import OurText, by_folder, our_texts_of
from etl.build.translations import read_catalogues
from etl.commands.options import DATA, Data
from etl.errors import InputFaults
from etl.inputs.catalogues import SUFFIX, TRANSLATED_LANGUAGES, Catalogue, write_catalogue


def translate(data: Data = DATA) -> None:
    """List every English text of data/ in the catalogues beside it, and tell how many lack a translation.

    A new text is added without one; a translation whose English changed or went is kept at its catalogue's end, marked
    #~. A text that another catalogue of the language translates is filled in from there.
    """
    reading = pipeline.check(data)
    if reading.faults:  # the texts of what is refused would be taken for gone
        raise InputFaults(reading.faults)
    texts = our_texts_of(reading.tables, [count.file for count in reading.files], data)
    for line in bring_up(texts, data):
        typer.echo(line)


def bring_up(texts: Sequence[OurText], data_dir: Path) -> list[str]:
    """Write every catalogue anew, and give a line on each: how many texts, and how many without a translation.

    Raises InputFaults where a catalogue cannot be read, and writes none then.
    """
    catalogues = read_catalogues(texts, data_dir)
    if faults := [fault for one in catalogues for fault in one.faults]:
        raise InputFaults(faults)
    by_path = {data_dir.parent / one.source.file: one for one in catalogues}
    lines = []
    for language in TRANSLATED_LANGUAGES:
        known = {english: text for one in catalogues if one.language == language for english, text in one.known.items()}
        for folder, own in by_folder(texts).items():
            path = data_dir.parent / folder / f"{language}{SUFFIX}"
            lines.append(_write(path, own, by_path.get(path), known))
    return lines


def _write(path: Path, texts: Sequence[OurText], before: Catalogue | None, known: Mapping[str, str]) -> str:
    files: dict[str, list[str]] = {}
    for text in texts:
        files.setdefault(text.english, []).append(text.file)
    own = before.known if before else {}
    gone = {english: translation for english, translation in own.items() if english not in files}
    write_catalogue(path, files, {**known, **own}, gone, before.comments if before else {})
    lacking = sum(english not in known for english in files)
    return f"{texts[0].folder}/{path.name}: {len(files):,} texts, {lacking:,} without a translation."
