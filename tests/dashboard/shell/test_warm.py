"""What a server loads before its first reader."""

import gc
import sys
from collections.abc import Iterator

import pytest

from dashboard.shell.warm import warm


@pytest.fixture
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
def test_what_pages_are_made_of_is_loaded_and_no_longer_looked_through() -> None:
    frozen = gc.get_freeze_count()
    warm()

    assert "dashboard.screens.event.chart" in sys.modules
    assert "dashboard.screens.event.page" not in sys.modules
    assert gc.get_freeze_count() > frozen
