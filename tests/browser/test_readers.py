"""The benchmark's readers, who have no browser, are served by the running app as a browser is."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.benchmarks.reader import Reader

pytestmark = pytest.mark.browser


def test_a_reader_without_a_browser_opens_pages_chooses_filters_and_looks_at_tables(base_url: str) -> None:
    reader = Reader(base_url.removeprefix("http://"), random.Random(2099))  # noqa: S311 - nothing is secret

    async def read() -> list[str]:
        await reader.open("commodities?flow=export")
        (flow,) = (widget for widget in reader.filters(alone=False) if widget.proto.id.endswith("commodities.flow"))
        await reader.choose(flow)
        addresses = [reader.query]
        look = next(widget for widget in reader.filters(alone=True) if widget.proto.id.endswith(".look"))
        await reader.choose(look)
        await reader.visit("timeline?party=KZ")
        addresses.append(reader.query)
        await reader.close()
        return addresses

    # Playwright has a loop of its own in this thread, once it has been used.
    with ThreadPoolExecutor(1) as beside:
        assert beside.submit(asyncio.run, read()).result() == ["", "party=KZ"]
    assert reader.received > 50_000
