"""The direction of imports, as the contracts in pyproject.toml state it."""

import subprocess
import sys
from pathlib import Path

from importlinter import api

ROOT = Path(__file__).parents[1]
RUN = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True, no_cache=True))"


def test_every_import_runs_the_allowed_way() -> None:
    result = subprocess.run([sys.executable, "-c", RUN], cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr


def test_the_rules_are_those_the_design_names() -> None:
    contracts = api.read_configuration(str(ROOT / "pyproject.toml"))["contracts_options"]

    assert [contract["name"] for contract in contracts] == [
        "etl runs one way",
        "etl knows no dashboard",
        "dashboard runs one way",
        "screens never import each other",
        "dashboard takes only the contract from etl",
        "subjects and rows know no streamlit",
        "screens know no SQL",
    ]
