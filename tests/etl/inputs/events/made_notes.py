"""Notes of made-up meetings in a folder, and what is read of them."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

from etl.inputs.events.events import read_events
from etl.values.reading import Reading
from tests.etl.made_inputs import (
    COMMITMENT,
    NOTE_ID,
    Row,
    made_up_reference,
    note_text,
    write_data,
)

EARLIER = "2098-01-01-earlier"

LATER = "2099-09-09-later"

FIGURES = {"F0001": date(2099, 8, 15)}

ASK: Row = {"text": "Let apples in", "by": ["AX"], "to": ["BV"], "topics": ["grain"]}
PAGE: Row = {"kind": "kept", "source": "https://example.org/kept", "publisher": "Example News", "date": "2099-08"}


def read(tmp_path: Path, *notes: Row) -> Reading:
    """What is read of a folder with these notes; one that names no id has that of the made-up note."""
    texts = {}
    for note in notes:
        name = str(note.get("id", NOTE_ID))
        texts[f"events/{name[:4]}/{name}.md"] = note_text(**{"date": name[:10]} | note)
    data_dir = write_data(tmp_path, texts)
    return read_events(data_dir, made_up_reference(), FIGURES)


def ask(**overrides: Any) -> Row:
    return deepcopy(ASK) | overrides


def promise(**overrides: Any) -> list[Row]:
    return [deepcopy(COMMITMENT) | overrides]  # YAML would write a list that stands twice as an alias
