"""``python -m etl`` as a person starts it: in a process of its own, or sooner in this one."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from etl import __main__ as command_line
from etl.schema.address import ADDRESS_VARIABLE

ROOT = Path(__file__).parents[2]
Ended = subprocess.CompletedProcess[str]


def start(*arguments: str, **environment: str) -> Ended:
    """What a process of its own said, and the code with which it ended."""
    return subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        cwd=ROOT,
        env=_variables(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def run(*arguments: str, **environment: str) -> Ended:
    """The same of the whole command line in this process, which spares the second and a half that Python takes to start."""
    with (
        patch.object(sys, "argv", ["etl", *arguments]),
        patch.object(sys, "stdin", io.StringIO()),
        patch.dict(os.environ, _variables(environment), clear=True),
        redirect_stdout(io.StringIO()) as said,
        redirect_stderr(io.StringIO()) as complained,
        pytest.raises(SystemExit) as ended,
    ):
        command_line.main()
    assert isinstance(ended.value.code, int)
    return Ended(arguments, ended.value.code, said.getvalue(), complained.getvalue())


def _variables(environment: dict[str, str]) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if name not in {ADDRESS_VARIABLE, "FORCE_COLOR"}}
    return plain | {"COLUMNS": "200"} | environment
