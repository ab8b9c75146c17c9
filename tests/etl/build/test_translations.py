"""Translations of our texts, from catalogues beside a made-up note."""

from pathlib import Path

import pytest

from etl.build.read import read_inputs
from etl.build.translations import CATALOGUE_BEHIND, NUMBERS_DIFFER, UNTRANSLATED
from etl.values.reading import Reading
from tests.etl.made_inputs import (
    CARD,
    NOTE_FILE,
    Row,
    figures_text,
    note_text,
    rows_of,
    said,
    without,
    write_data,
    yaml_text,
)

FOLDER = "events/2099"
NOTE = NOTE_FILE.removeprefix("data/")
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
FIGURES = {
    "figures/official_figures.csv": figures_text({}),
    "figures/official_figures.yml": yaml_text(without(CARD, "value_factor", "net_weight_factor")),
}
MET, PARTED = ("They met in 2099.", "双方于2099年会见。"), ("They parted.", "双方告别。")


def catalogue(*entries: tuple[str, str]) -> str:
    return HEAD + "\n".join(f'msgid "{english}"\nmsgstr "{text}"\n' for english, text in entries)


def reading(folder: Path, note: str, **catalogues: str) -> Reading:
    files = (
        FIGURES | {NOTE: note_text(note)} | {f"{name.replace('__', '/')}.po": text for name, text in catalogues.items()}
    )
    return read_inputs(write_data(folder, files))


def in_chinese(found: Reading, english: str) -> list[Row]:
    frame = found.tables["translation"]
    asked = frame.loc[(frame["language"] == "zh") & (frame["english"] == english)]
    return rows_of(asked, "translation", "is_complete")


def told(found: Reading, *kinds: str) -> list[str]:
    return [one.text for one in found.findings if one.kind in kinds]


def test_a_whole_text_is_translated_paragraph_by_paragraph(tmp_path: Path) -> None:
    found = reading(tmp_path, "They met\nin 2099.\n\nThey parted.", events__2099__zh=catalogue(MET, PARTED))

    assert said(found) == []
    assert in_chinese(found, "They met\nin 2099.\n\nThey parted.") == [
        {"translation": "双方于2099年会见。\n\n双方告别。", "is_complete": True}
    ]


def test_a_text_of_which_a_part_is_english_says_so(tmp_path: Path) -> None:
    found = reading(tmp_path, "They met in 2099.\n\nThey parted.", events__2099__zh=catalogue(MET))

    (row,) = in_chinese(found, "They met in 2099.\n\nThey parted.")
    assert row == {"translation": "双方于2099年会见。\n\nThey parted. [EN]", "is_complete": False}


def test_a_paragraph_without_words_stays_as_it_is(tmp_path: Path) -> None:
    found = reading(tmp_path, "They met in 2099.\n\n5 + 5 = 10", events__2099__zh=catalogue(MET))

    assert in_chinese(found, "They met in 2099.\n\n5 + 5 = 10") == [
        {"translation": "双方于2099年会见。\n\n5 + 5 = 10", "is_complete": True}
    ]


def test_a_sentence_that_changed_has_no_translation_any_more(tmp_path: Path) -> None:
    found = reading(tmp_path, "They met in 2098.", events__2099__zh=catalogue(MET))

    assert in_chinese(found, "They met in 2098.") == [{"translation": "They met in 2098. [EN]", "is_complete": False}]


def test_what_has_no_translation_is_named_by_catalogue_and_file_and_stops_nothing(tmp_path: Path) -> None:
    found = reading(tmp_path, "They met in 2099.\n\nThey parted.", events__2099__zh=catalogue(MET))

    name = Path(NOTE).name
    lacking = sorted(text for text in told(found, UNTRANSLATED) if text.startswith("data/events/2099/"))
    assert [text.partition(":")[0] for text in lacking] == ["data/events/2099/ru.po", "data/events/2099/zh.po"]
    assert f"have no translation and are shown in English: {name} (" in lacking[1]
    assert said(found) == []


def test_a_project_without_catalogues_lacks_nothing(tmp_path: Path) -> None:
    found = reading(tmp_path, "They met.")

    assert told(found, UNTRANSLATED, CATALOGUE_BEHIND) == []
    assert len(found.tables["translation"]) == 0


def test_a_catalogue_that_is_behind_the_english_says_what_brings_it_up(tmp_path: Path) -> None:
    found = reading(tmp_path, "They met in 2099.", events__2099__zh=catalogue(PARTED))

    assert "data/events/2099/zh.po: behind the English of data/events/2099/. Run 'python -m etl translate'." in told(
        found, CATALOGUE_BEHIND
    )


@pytest.mark.parametrize(("translation", "lost"), [("双方去年会见。", 1), ("双方于2099年会见。", 0)])
def test_a_year_that_the_translation_lost_is_a_finding(tmp_path: Path, translation: str, lost: int) -> None:
    found = reading(tmp_path, "They met in 2099.", events__2099__zh=catalogue((MET[0], translation)))

    sentence = (
        "data/events/2099/zh.po: line 5: the translation lacks 2099, which the English has. "
        "Read the two against each other."
    )
    assert told(found, NUMBERS_DIFFER) == [sentence] * lost


def test_one_text_has_one_translation(tmp_path: Path) -> None:
    other = catalogue((MET[0], "两方在2099年见面。"))
    found = reading(tmp_path, "They met in 2099.", events__2098__zh=catalogue(MET), events__2099__zh=other)

    assert said(found) == [
        "data/events/2099/zh.po: line 5: field 'msgstr': two translations of a text, got '两方在2099年见面。'. "
        "data/events/2098/zh.po has '双方于2099年会见。': one text has one translation. Keep the better one in both."
    ]


def test_a_broken_catalogue_is_refused_and_the_note_goes_on(tmp_path: Path) -> None:
    found = reading(tmp_path, "They met.", events__2099__zh="msgid broken")

    assert [fault.file for fault in found.faults] == ["data/events/2099/zh.po"]
    assert len(found.tables["event"]) == 1
