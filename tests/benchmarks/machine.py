"""On what was measured: the machine, and the versions of all that took part."""

import os
import platform
import sqlite3
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.bench_export import DATASETTE
from tests.benchmarks.superset import PACKAGES

OURS = ("pandas", "pyarrow", "adbc-driver-sqlite", "SQLAlchemy", "streamlit", "plotly")


def machine() -> str:
    """Processor, cores, memory and system, in a line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}"


def versions() -> str:
    """Python, SQLite and the libraries, in a line."""
    shell = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True, check=True).stdout.split()[0]
    known = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version} (shell {shell})"]
    return ", ".join([*known, *(f"{name} {version(name)}" for name in OURS), DATASETTE[0], PACKAGES[0]])


def day() -> str:
    """Today, as on the table of the day."""
    return datetime.now(tz=UTC).date().isoformat()


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())
