"""What a server loads before its first reader, and what it lets go of while it has none."""

import asyncio
import gc
import sys
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from dashboard.shell import warm as life
from dashboard.shell.warm import warm, warmed
from dashboard.subjects import kept_connections
from dashboard.subjects.engine import read_only_engine
from tests.loading import file_of


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


def test_a_server_that_nobody_asks_holds_no_database_open(monkeypatch: pytest.MonkeyPatch) -> None:
    for begun in ("warm", "begin_log", "tell_openness"):
        monkeypatch.setattr(life, begun, lambda: None)
    monkeypatch.setattr(kept_connections, "IDLE", 0.0)
    engine = read_only_engine(file_of())
    engine.connect().close()

    async def until_it_lets_go() -> None:
        async with warmed(None), asyncio.timeout(60):
            while _kept(engine):
                await asyncio.sleep(0)

    assert _kept(engine) >= 1
    asyncio.run(until_it_lets_go())


def _kept(engine: Engine) -> int:
    return int(engine.pool.checkedin())  # type: ignore[attr-defined]  # not every pool counts them
