"""The clients that ``python -m etl fetch`` knows."""

from pathlib import Path

import pytest

from etl.publishers.clients import CLIENTS
from etl.publishers.registry import LAYOUTS

DATA = Path(__file__).parents[3] / "data"


@pytest.mark.parametrize("source", CLIENTS)
def test_what_a_client_brings_has_a_card_and_a_layout_that_reads_it(source: str) -> None:
    assert [folder for folder in ("sources", "trade") if (DATA / folder / f"{source}.yml").is_file()] != []
    assert [layout.name for layout in LAYOUTS if layout.source_code == source] != []
