"""Catalogues of translations: what is read, what is refused, and that a text written is read again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.inputs.catalogues import Catalogue, Translated, find_catalogues, read_catalogue, write_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def catalogue(folder: Path, body: str, name: str = "zh.po") -> Catalogue:
    path = folder / "data" / "events" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + body, encoding="utf-8")
    return read_catalogue(path, folder / "data")


def said(read: Catalogue) -> list[str]:
    return [str(fault) for fault in read.faults]


def test_translations_untranslated_and_old_ones_are_told_apart(tmp_path: Path) -> None:
    read = catalogue(
        tmp_path,
        'msgid "They met."\nmsgstr "双方会见。"\n\nmsgid "They parted."\nmsgstr ""\n\n'
        '#~ msgid "They sang."\n#~ msgstr "双方歌唱。"\n',
    )

    assert read.faults == []
    assert read.translated == {"They met.": Translated("They met.", "双方会见。", 6)}
    assert read.untranslated == {"They parted."}
    assert read.obsolete == {"They sang.": "双方歌唱。"}
    assert read.known == {"They met.": "双方会见。", "They sang.": "双方歌唱。"}
    assert (read.count.rows_read, read.count.rows_loaded, read.count.rows_rejected) == (1, 1, 0)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (
            'msgid "They met."\nmsgtsr "双方会见。"\n',
            "data/events/zh.po: line 7: no line of a gettext catalogue, got 'msgtsr \"双方会见。\"'. "
            "Mend the line: each entry is msgid and msgstr, each text between double quotes.",
        ),
        (
            '#, fuzzy\nmsgid "They met."\nmsgstr "双方会见。"\n',
            "data/events/zh.po: line 7: field 'msgstr': a translation that is only guessed, got '双方会见。'. "
            "Read the translation against the English, then take the mark fuzzy out.",
        ),
        (
            'msgid "They met {twice}."\nmsgstr "双方会见{两次}。"\n',
            "data/events/zh.po: line 6: field 'msgstr': other braces than in the English, got '双方会见{两次}。'. "
            "Write what stands in braces as the English has it, and no other.",
        ),
        (
            'msgctxt "people"\nmsgid "They met."\nmsgstr "双方会见。"\n',
            "data/events/zh.po: line 7: field 'msgid': one text and no context is meant, got 'They met.'. "
            "Write one msgid.",
        ),
    ],
)
def test_what_is_broken_is_refused_with_its_line_and_what_to_do(tmp_path: Path, body: str, fault: str) -> None:
    read = catalogue(tmp_path, body)

    assert said(read) == [fault]
    assert read.translated == {}


def test_a_language_that_we_do_not_have_is_refused(tmp_path: Path) -> None:
    assert said(catalogue(tmp_path, "", "xx.po")) == [
        "data/events/xx.po: no catalogue of a language that is translated into, got 'xx.po'. "
        "Name it zh.po or ru.po, or take it out."
    ]


def test_hidden_files_and_other_endings_are_no_catalogues(tmp_path: Path) -> None:
    for name in ("2099/zh.po", "ru.po", ".zh.po", "note.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")

    assert find_catalogues([tmp_path]) == [tmp_path / "2099/zh.po", tmp_path / "ru.po"]


def test_the_same_texts_are_the_same_bytes_and_a_number_of_per_cent_is_no_placeholder(tmp_path: Path) -> None:
    path = tmp_path / "zh.po"
    write_catalogue(path, {"It rose 5 % on 2098.": ["data/b.md", "data/a.md"]}, {}, {"Gone": "已删"}, {})
    first = path.read_text(encoding="utf-8")
    write_catalogue(path, {"It rose 5 % on 2098.": ["data/b.md", "data/a.md"]}, {}, {"Gone": "已删"}, {})

    assert path.read_text(encoding="utf-8") == first
    assert first.endswith(
        '\n#: data/a.md data/b.md\nmsgid "It rose 5 % on 2098."\nmsgstr ""\n\n#~ msgid "Gone"\n#~ msgstr "已删"\n'
    )


@given(st.dictionaries(st.text('ab"\\ %’«é', min_size=1), st.text('字"\\ й»', min_size=1), max_size=5))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, translations: dict[str, str]) -> None:
    folder = tmp_path_factory.mktemp("round") / "data"
    folder.mkdir()
    write_catalogue(folder / "zh.po", {english: ["data/a.md"] for english in translations}, translations, {}, {})

    assert read_catalogue(folder / "zh.po", folder).known == translations
