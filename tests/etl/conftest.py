"""Data folders: one that names a made-up news feed on this machine, and one that files of Aland's own layout come to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.publishers import registry
from tests.etl.drafts.feed_text import FOOTBALL, MEETING, WEATHER, rss, write_feeds
from tests.etl.made_inputs import write_data
from tests.etl.publishers.stub import Reply, Stub, serve
from tests.etl.received import LAYOUT, write_received


@pytest.fixture
def news_server() -> Iterator[Stub]:
    with serve(lambda asked: Reply(200, rss(MEETING, FOOTBALL, WEATHER))) as running:
        yield running


@pytest.fixture
def news_dir(tmp_path: Path, news_server: Stub) -> Path:
    folder = write_data(tmp_path)
    write_feeds(folder, news_server.address, "aland")
    return folder


@pytest.fixture
def received_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(registry, "LAYOUTS", (LAYOUT,))
    return write_received(tmp_path)
