"""What is refused, with its sentence, and what is taken: within seconds and in little room, whatever the file."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.faults.cases import CASES, ROOT, Case


def outcomes(folder: Path) -> dict[str, Any]:
    """What came of each case, all of them in one process of its own that may take no more room than it is given."""
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


def test_each_file_that_nobody_means_has_its_sentence(tmp_path: Path) -> None:
    came = outcomes(tmp_path)

    assert sorted(came) == sorted(case.name for case in CASES)
    assert [case.name for case in CASES if not has_its_sentence(case, came[case.name])] == [], came


def has_its_sentence(case: Case, outcome: dict[str, Any]) -> bool:
    """Whether what is said is what the case tells, and nothing that no person is meant to read."""
    return case.said in outcome["said"] and "Traceback" not in outcome["said"] and int(outcome["code"]) == case.code
