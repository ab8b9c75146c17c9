"""A made-up news feed on this machine, and a data folder that names it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.etl.drafts.feed_text import FOOTBALL, MEETING, WEATHER, rss, write_feeds
from tests.etl.made_inputs import write_data
from tests.etl.publishers.stub import Reply, Stub, serve


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serve(lambda asked: Reply(200, rss(MEETING, FOOTBALL, WEATHER))) as running:
        yield running


@pytest.fixture
def data_dir(tmp_path: Path, stub: Stub) -> Path:
    folder = write_data(tmp_path)
    write_feeds(folder, stub.address, "aland")
    return folder
