"""What is refused, with its sentence, and what is taken: within seconds and in little room, whatever the file."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.cases import CASES, ROOT, Case


@pytest.fixture(scope="session")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of each case, all of them in one process of its own that may take no more room than it is given."""
    folder: Path = tmp_path_factory.mktemp("faults")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.cases", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return dict(json.loads(ended.stdout))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_that_nobody_means_has_its_sentence(case: Case, outcomes: dict[str, Any]) -> None:
    outcome = outcomes[case.name]

    assert case.said in outcome["said"]
    assert "Traceback" not in outcome["said"]
    assert outcome["code"] == case.code
