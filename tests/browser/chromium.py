"""Find a Chromium for the browser tests. Run as a script, as ``make test`` does, it also tries to bring one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ON_A_MAC = ("Google Chrome", "Chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ADVICE = (
    "The browser tests need Chromium, and none was found that starts. Install one and try again: 'apt-get install chromium' on Debian, "
    "Google Chrome on a Mac, or '.venv/bin/python -m playwright install --with-deps chromium' anywhere else."
)


def find_chromium() -> Path | None:
    """The first Chromium that starts: the system's, else the one Playwright installed; None where there is none."""
    return next((path for path in _candidates() if _starts(path)), None)


def bring_chromium() -> Path | None:
    """Find a Chromium, or install one: by Playwright (not on a build server), else by apt-get where we may."""
    attempts = []
    if not os.environ.get("CI"):
        attempts.append([sys.executable, "-m", "playwright", "install", "chromium"])
    if shutil.which("apt-get") and os.geteuid() == 0:
        attempts.extend(
            [["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]]
        )
    found = find_chromium()
    for attempt in attempts:
        if found:
            break
        sys.stdout.write(f"No Chromium yet: {' '.join(attempt)}\n")
        sys.stdout.flush()
        subprocess.run(attempt, check=False, stdin=subprocess.DEVNULL)
        found = find_chromium()
    return found


def _candidates() -> Iterator[Path]:
    yield from (Path(path) for name in NAMES if (path := shutil.which(name)))
    yield from (Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in ON_A_MAC)
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    # Ubuntu's chromium-browser is a stub that only says where to get the real one, so a name on the path is not enough.
    return (
        path.exists()
        and subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
    )


if __name__ == "__main__":
    chromium = bring_chromium()
    sys.exit(None if chromium else ADVICE)
