"""A data folder with a file that ships, for arrivals to come upon."""

from pathlib import Path

import pytest

from tests.etl.received import write_received


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_received(tmp_path)
