"""The tests that stand beside what changed since the last commit: one path a line, for ``make quick``."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]


def changed_files() -> list[Path]:
    """Python files that differ from the last commit, or that git does not know yet."""
    asked = (["git", "diff", "--name-only", "HEAD"], ["git", "ls-files", "--others", "--exclude-standard"])
    found = [subprocess.run(one, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split() for one in asked]
    return [Path(name) for names in found for name in names if name.endswith(".py")]


def twins_of(changed: Iterable[Path]) -> list[Path]:
    """Changed tests, and the test file in the same place of the tree for every changed module."""
    places = [
        path if path.name.startswith("test_") else "tests" / path.parent / f"test_{path.name}" for path in changed
    ]
    return sorted({place for place in places if (ROOT / place).is_file()})


if __name__ == "__main__":
    print("\n".join(map(str, twins_of(changed_files()))))  # noqa: T201 - a command's answer
