"""Our own texts as the inputs hold them."""

from pathlib import Path

import pytest

from etl import schema
from etl.build.our_texts import OurText, by_folder, our_texts_of, translated_columns
from etl.build.read import read_inputs
from etl.schema.columns import our_texts
from etl.values.frames import rows_to_frame
from etl.values.reading import Reading
from tests.etl.made_inputs import COMMITMENT, NOTE_FILE, note_text, write_data
from tests.factories import event_figure_row, event_row

DATA = Path(__file__).parents[3] / "data"


def texts(folder: Path, note: str) -> list[OurText]:
    data = write_data(folder, {NOTE_FILE.removeprefix("data/"): note})
    reading = read_inputs(data)
    return our_texts_of(reading.tables, [count.file for count in reading.files], data)


def test_every_paragraph_of_a_note_is_a_text_of_its_file_in_the_order_of_reading(tmp_path: Path) -> None:
    note = note_text("They met.\n\nThey\nparted.", title="Talks", commitments=[COMMITMENT])

    found = [text.english for text in texts(tmp_path, note) if text.file == NOTE_FILE]

    assert found[:3] == ["Talks", "They met.", "They parted."]
    assert COMMITMENT["text"] in found


def test_a_text_names_the_folder_whose_catalogues_translate_it() -> None:
    assert OurText("They met.", NOTE_FILE).folder == "data/events/2099"


def test_the_texts_of_a_folder_are_in_their_order_and_folders_in_theirs() -> None:
    met, parted, rye = (
        OurText(english, f"data/{file}")
        for english, file in (("They met.", "notes/b.md"), ("They parted.", "notes/a.md"), ("Rye", "goods/a.csv"))
    )

    assert list(by_folder([met, parted, rye]).items()) == [("data/goods", [rye]), ("data/notes", [met, parted])]


def test_what_has_no_letter_needs_no_translation(tmp_path: Path) -> None:
    tables = {
        "event": rows_to_frame(schema.event, [event_row(title="Talks", note="", file=NOTE_FILE)]),
        "event_figure": rows_to_frame(schema.event_figure, [event_figure_row(what="Rye", period="2098-2099")]),
    }

    assert [text.english for text in our_texts_of(tables, [], tmp_path)][:2] == ["Talks", "Rye"]
    assert "2098-2099" not in {text.english for text in our_texts_of(tables, [], tmp_path)}


@pytest.mark.slow
def test_every_text_of_the_shipped_data_has_a_file_that_is_there(shipped_reading: Reading) -> None:
    tables = shipped_reading.tables
    found = our_texts_of(tables, [count.file for count in shipped_reading.files], DATA)

    assert {name for name, _column, _values in translated_columns(tables)} == {
        name for name in tables if our_texts(schema.metadata.tables[name])
    }
    assert [text.file for text in found if not (DATA.parent / text.file).is_file()] == []


def test_every_table_of_inputs_with_our_texts_knows_its_file(tmp_path: Path) -> None:
    """What the build concludes copies texts of inputs."""
    tables = [table for table in schema.metadata.sorted_tables if our_texts(table) and table.name != "judgement"]
    frames = {table.name: rows_to_frame(table, []) for table in [*tables, schema.event, schema.commitment]}

    assert our_texts_of(frames, [], tmp_path) == []
