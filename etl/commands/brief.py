"""``python -m etl brief``: two pages for a meeting."""

import os
import subprocess
import sys

import typer

from etl.schema.address import PROJECT_ROOT

# Every option is the other program's own, --help too.
SETTINGS = {"allow_extra_args": True, "ignore_unknown_options": True}


def brief(context: typer.Context) -> None:
    """Write a brief for a meeting, two pages with sources.

    --partner KZ --date 2024-07-01 --out brief.html (or .docx).
    """
    # The brief is the reading half's work, which this half must not import: it is started as a program of its own.
    paths = os.pathsep.join(path for path in (str(PROJECT_ROOT), os.environ.get("PYTHONPATH", "")) if path)
    command = [sys.executable, "-m", "dashboard.brief", *context.args]
    finished = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, check=False)  # noqa: S603 (no shell; our own program)
    raise typer.Exit(finished.returncode)
