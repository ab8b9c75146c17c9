"""Wait for the app to start, and for a page of it to settle."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from dashboard.shell.watch import FAULT_KEY
from tests.benchmarks.processes import end, held_port

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 300
PATIENCE = 120_000  # milliseconds for whatever a test waits for, on a machine that is busy with other things
# Streamlit is done when it has run the page, its status widget is gone and nothing on the page waits to be drawn again.
SETTLED = """() => document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
    && document.querySelector('[data-testid=stMain] h1, [data-testid=stMain] p')
    && !document.querySelector('[data-testid=stStatusWidget], [data-stale=true], [data-testid=stSkeleton]')"""
# A chart is drawn once as wide as charts are, and then as wide and high as its place.
FILLS_ITS_PLACE = """key => {
    const chart = document.querySelector(`.st-key-frame-${key} [data-testid=stPlotlyChart]`);
    const drawn = chart?.querySelector('.js-plotly-plot .main-svg'), place = chart?.closest('[data-testid=stElementContainer]');
    return drawn && Math.abs(drawn.getAttribute('width') - chart.clientWidth) < 1 && Math.abs(chart.clientHeight - place.clientHeight) < 2;
}"""
# What stands in the place of a part that failed: our sentence, or the library's own where that fails too.
FAULT = f"[data-testid=stException], .st-key-{FAULT_KEY}"

OpenPage = Callable[..., Page]


def wait_until_settled(page: Page) -> None:
    """Wait until Streamlit has drawn everything; after a click, call it again."""
    page.wait_for_function(SETTLED, timeout=PATIENCE)


def wait_until_drawn(page: Page, key: str) -> None:
    """Wait until the interactive chart of a frame fills its place."""
    page.wait_for_function(FILLS_ITS_PLACE, arg=key)


def patient_page(browser: Browser) -> Page:
    """A tab with cookies of its own, in which what is waited for may take as long as on a busy machine."""
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(PATIENCE)
    return context.new_page()


class Tab:
    """One tab for all tests, as a reader has: with the app's programs in it a page takes a third of the time."""

    def __init__(self, browser: Browser) -> None:
        self.page = patient_page(browser)
        self._errors: list[str] = []
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self._errors.append(f"{self.page.url}: {error}"))

    def _note_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append(f"{message.text} {message.location}")

    def leave(self) -> list[str]:
        """Leave the page that is open, and what it asked to be remembered; gives the errors that were told since the last time."""
        self.page.goto("about:blank")
        self.page.context.clear_cookies()
        told, self._errors = self._errors, []
        return told


def require_healthy(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Wait until the app answers, if only that it lets nobody in; fail with what it said if it stops or never does."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=10) as answer:  # noqa: S310 - the address is ours
                if answer.status == 200:
                    return
        except HTTPError as refused:
            if refused.code == 401:
                return
            time.sleep(0.2)
        except (URLError, TimeoutError):
            time.sleep(0.2)
    pytest.fail(
        f"The app did not start within {SECONDS_TO_START} s. It said:\n{log.read_text(encoding='utf-8')}", pytrace=False
    )


@contextmanager
def serve(log: Path, told: Mapping[str, str]) -> Iterator[str]:
    """Run the app on a free port, with these variables in its environment; gives its address. What it says goes to ``log``."""
    with held_port() as port, log.open("w", encoding="utf-8") as out:
        options = ["--server.port", str(port), "--server.fileWatcherType", "none"]
        command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
        server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **told}, stdout=out, stderr=subprocess.STDOUT)
        try:
            url = f"http://127.0.0.1:{port}"
            require_healthy(server, url, log)
            yield url
        finally:
            end(server)
