"""Data folders: with people whom articles name, and with a draft of a meeting that has a note."""

from pathlib import Path

import pytest

from tests.etl.drafts.made_articles import PEOPLE
from tests.etl.drafts.merged_note import DRAFT, FOUND, NOTE
from tests.etl.made_inputs import NOTE_ID, write_data


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_data(tmp_path, {"reference/people.csv": PEOPLE})


@pytest.fixture
def merge_dir(tmp_path: Path) -> Path:
    return write_data(tmp_path, {f"events/2099/{NOTE_ID}.md": NOTE, f"inbox/{DRAFT}.md": FOUND})
