"""A page in a cold browser, to its first words and its first chart, beside a Streamlit page of one plotly chart.

Both are served on this machine and opened in turn in a browser context that has nothing cached. The ratio says what the
pages cost beyond what Streamlit and plotly cost anyway.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.environments import say
from tests.benchmarks.measuring import Comparison, compare
from tests.benchmarks.serving import Server, khorgos, served
from tests.browser.chromium import FLAGS, find_chromium

PAGES = ("/", "/timeline", "/commodities", "/both-sides", "/event?id=2023-05-09-urumqi-ma-karashukeyev")
WORDS, CHART = "[data-testid=stMain] h1, [data-testid=stMain] p", ".js-plotly-plot .main-svg, .still > svg"
ONE_CHART = """\
import plotly.graph_objects as go
import streamlit as st

st.title("One chart")
st.plotly_chart(go.Figure(go.Scatter(x=list(range(20)), y=list(range(20)))))
"""


def comparisons(database: Path, runs: int) -> list[Comparison]:
    """Every main page beside the page of one chart; none where there is no browser, which is said."""
    path = find_chromium()
    if path is None:
        say("Pages: not measured, there is no Chromium here")
        return []
    with (
        khorgos(database) as ours,
        one_chart() as other,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=list(FLAGS)) as browser,
    ):
        found = []
        for page in PAGES:
            for what, seen in (("first words", WORDS), ("first chart", CHART)):
                found += compare(
                    f"{page.partition('?')[0]}, {what}",
                    partial(seconds_to, browser, ours.url + page, seen),
                    {"a page of one chart": partial(seconds_to, browser, other.url, seen)},
                    runs,
                )
        return found


@contextmanager
def one_chart() -> Iterator[Server]:
    """A Streamlit server of a page of one chart, while the block runs."""
    with TemporaryDirectory(prefix="khorgos-bench-") as name:
        script = Path(name) / "one_chart.py"
        script.write_text(ONE_CHART, encoding="utf-8")
        with served(script) as server:
            yield server


def seconds_to(browser: Browser, address: str, seen: str) -> float:
    """Seconds from nothing cached to the first that is seen of what the selector names."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        start = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_selector(seen, timeout=60_000, state="attached")
        return time.perf_counter() - start
    finally:
        context.close()
