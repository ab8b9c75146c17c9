"""Seconds from a cold browser to a page's first words and its first chart, beside a Streamlit page of one plotly chart.

Both are served on this machine and opened in turn in a browser context that has nothing cached, so that what the
machine does in between falls on both. The ratio says what the pages cost beyond what Streamlit and plotly cost anyway.
``--runs 1`` is for a first look. Needs a built database (``make build``) and Chromium.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.serving import served  # noqa: E402
from tests.browser.chromium import ADVICE, FLAGS, find_chromium  # noqa: E402 - the script runs from anywhere

PAGES = ("/", "/timeline", "/commodities", "/both-sides", "/event?id=2023-05-09-urumqi-ma-karashukeyev")
WORDS, CHART = "[data-testid=stMain] h1, [data-testid=stMain] p", ".js-plotly-plot .main-svg"
ONE_CHART = """\
import plotly.graph_objects as go
import streamlit as st

st.title("One chart")
st.plotly_chart(go.Figure(go.Scatter(x=list(range(20)), y=list(range(20)))))
"""


def main(runs: Annotated[int, typer.Option(help="How often each page is opened.")] = 5) -> None:
    """Time first words and first chart of the main pages beside those of a one-chart Streamlit page."""
    path = find_chromium()
    if path is None:
        raise typer.BadParameter(ADVICE)
    with tempfile.TemporaryDirectory(prefix="khorgos-bench-") as name, sync_playwright() as playwright:
        alone = Path(name) / "one_chart.py"
        alone.write_text(ONE_CHART, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        with served("app.py") as ours, served(str(alone)) as other:
            for url in (*(ours.url + page for page in PAGES), other.url):
                seconds_to(browser, url)  # what a server does once only is no part of it
            for page in PAGES:
                timed = [(seconds_to(browser, ours.url + page), seconds_to(browser, other.url)) for _run in range(runs)]
                report(page, timed)


def seconds_to(browser: Browser, url: str) -> tuple[float, float]:
    """Seconds from nothing cached to the first words and to the first chart of a page."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        start = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.wait_for_selector(WORDS, timeout=60_000)
        words = time.perf_counter() - start
        page.wait_for_selector(CHART, timeout=60_000, state="attached")
        return words, time.perf_counter() - start
    finally:
        context.close()


def report(page: str, timed: list[tuple[tuple[float, float], tuple[float, float]]]) -> None:
    """One line a page: medians of both, and their ratio."""
    ours, other = (
        [statistics.median(side[place] for side in sides) for place in (0, 1)] for sides in zip(*timed, strict=True)
    )
    print(  # noqa: T201 - a command's answer
        f"{page}: first words {ours[0]:.2f} s ({ours[0] / other[0]:.2f} times), first chart {ours[1]:.2f} s "
        f"({ours[1] / other[1]:.2f} times); one chart alone: {other[0]:.2f} s, {other[1]:.2f} s"
    )


if __name__ == "__main__":
    typer.run(main)
