"""Catalogues brought up to the English of a made-up note."""

from pathlib import Path

import pytest

from etl.build.our_texts import OurText
from etl.commands.translate import bring_up, translate
from etl.errors import InputFaults

NOTE = "data/events/2099/2099-05-09-mariehamn-a-b.md"


def texts(*english: str, file: str = NOTE) -> list[OurText]:
    return [OurText(one, file) for one in english]


def catalogue(data: Path, name: str = "events/2099/zh.po") -> Path:
    return data / name


def entries(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("\n\n")[2]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data/events/2099").mkdir(parents=True)
    (tmp_path / "data/events/2098").mkdir()
    return tmp_path / "data"


def fill_in(path: Path, english: str, translation: str) -> None:
    before = path.read_text(encoding="utf-8")
    path.write_text(
        before.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{translation}"'), encoding="utf-8"
    )


def test_each_text_is_listed_with_its_file_in_every_language(data: Path) -> None:
    assert bring_up(texts("They met.", "They parted."), data) == [
        "data/events/2099/zh.po: 2 texts, 2 without a translation.",
        "data/events/2099/ru.po: 2 texts, 2 without a translation.",
    ]
    assert entries(catalogue(data)) == (
        f'#: {NOTE}\nmsgid "They met."\nmsgstr ""\n\n#: {NOTE}\nmsgid "They parted."\nmsgstr ""\n'
    )


def test_a_changed_sentence_is_untranslated_and_its_old_translation_is_kept(data: Path) -> None:
    bring_up(texts("They met."), data)
    fill_in(catalogue(data), "They met.", "双方会见。")

    assert bring_up(texts("They met twice."), data)[0] == "data/events/2099/zh.po: 1 texts, 1 without a translation."
    assert entries(catalogue(data)) == (
        f'#: {NOTE}\nmsgid "They met twice."\nmsgstr ""\n\n#~ msgid "They met."\n#~ msgstr "双方会见。"\n'
    )
    bring_up(texts("They met."), data)
    assert entries(catalogue(data)) == f'#: {NOTE}\nmsgid "They met."\nmsgstr "双方会见。"\n'


def test_a_text_that_another_catalogue_translates_is_filled_in(data: Path) -> None:
    bring_up(texts("They met."), data)
    fill_in(catalogue(data), "They met.", "双方会见。")

    bring_up([*texts("They met."), *texts("They met.", file="data/events/2098/a.md")], data)

    assert 'msgstr "双方会见。"' in entries(catalogue(data, "events/2098/zh.po"))
    assert 'msgstr ""' in entries(catalogue(data, "events/2098/ru.po"))


def test_what_translators_noted_stays(data: Path) -> None:
    bring_up(texts("They met."), data)
    catalogue(data).write_text(
        catalogue(data).read_text(encoding="utf-8").replace("#: ", "# ministers, not leaders\n#: "), encoding="utf-8"
    )

    bring_up(texts("They met.", "They parted."), data)

    assert entries(catalogue(data)).startswith(f'# ministers, not leaders\n#: {NOTE}\nmsgid "They met."')


def test_nothing_is_written_while_an_input_is_refused(data: Path) -> None:
    """Its texts would be taken for gone."""
    bring_up(texts("They met."), data)
    before = catalogue(data).read_text(encoding="utf-8")

    with pytest.raises(InputFaults):
        translate(data)

    assert catalogue(data).read_text(encoding="utf-8") == before


def test_nothing_is_written_over_a_catalogue_that_cannot_be_read(data: Path) -> None:
    catalogue(data).write_text("broken", encoding="utf-8")

    with pytest.raises(InputFaults):
        bring_up(texts("They met."), data)

    assert catalogue(data).read_text(encoding="utf-8") == "broken"
    assert not catalogue(data, "events/2099/ru.po").exists()
