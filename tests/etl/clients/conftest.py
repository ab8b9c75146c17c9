from pathlib import Path

import pytest


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder with nothing in it yet."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder
