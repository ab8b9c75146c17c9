"""A data folder with a file that ships, for arrivals to come upon; and what is read of the data that really ships."""

from pathlib import Path

import pytest

from etl.build.read import read_inputs
from etl.values.reading import Reading
from tests.etl.received import write_received


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return write_received(tmp_path)


@pytest.fixture(scope="session")
def shipped_reading() -> Reading:
    """What is read of ``data/``, to be looked at only."""
    return read_inputs(Path(__file__).parents[3] / "data")
