"""Look for secrets in what git tracks; run with the path of a stamp, it looks only at files changed since that was made.

A line that looks like one and is none says so: ``# pragma: allowlist secret``.
``data/`` and the golden run are left out, which are full of hashes of files; so are locks and catalogues.
"""

import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from detect_secrets.pre_commit_hook import main as scan

ROOT = Path(__file__).parents[1]
PARTS = 8  # of a whole tree, which takes one processor twenty seconds
_LEFT_OUT = (":!data", ":!*.lock", ":!*.po", ":!tests/etl/fixtures/golden")


def tracked_files() -> list[str]:
    """Names of the files that are looked at, from the root of the project."""
    asked = ["git", "ls-files", "-z", "--", ".", *_LEFT_OUT]
    return [
        name
        for name in subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
        if name
    ]


def changed_since(stamp: Path, names: Iterable[str]) -> list[str]:
    """Those written after the stamp was; all of them where there is none."""
    since = stamp.stat().st_mtime_ns if stamp.exists() else 0
    return [name for name in names if (ROOT / name).is_file() and (ROOT / name).stat().st_mtime_ns >= since]


def find_secrets(names: list[str]) -> int:
    """0 where nothing new looks like a secret; what does is printed with its file and line."""
    parts = [part for start in range(PARTS) if (part := names[start::PARTS])]
    with ProcessPoolExecutor() as processes:
        return max(processes.map(_find_in, parts), default=0)


def _find_in(names: list[str]) -> int:
    return int(scan(["--no-verify", *names]))


if __name__ == "__main__":
    stamp = Path(sys.argv[1])
    beginning = stamp.with_suffix(".begun")
    beginning.touch()
    found = find_secrets(changed_since(stamp, tracked_files()))
    if not found:
        beginning.replace(stamp)
    sys.exit(found)
