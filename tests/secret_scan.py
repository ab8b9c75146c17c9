"""Look for secrets in what git tracks; run with the path of a stamp, it looks only at files changed since that was made.

A line that looks like one and is none says so: ``# pragma: allowlist secret``.
``data/`` and the golden run are left out, which are full of hashes of files; so are locks and catalogues.

The scanner spends most of its time on what excuses a line. So lines of Python are first held to its rules without the
excuses, and it is given the files in which one of them fits: what it finds in all files it finds in these.
"""

import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from detect_secrets.core.scan import get_plugins
from detect_secrets.pre_commit_hook import main as scan
from detect_secrets.transformers import get_transformed_file

ROOT = Path(__file__).parents[1]
PARTS = 8  # of a whole tree, which takes one processor ten seconds
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
    scan(["--no-verify"])  # sets which rules there are
    return int(scan(["--no-verify", *filter(may_hold_secret, names)]))


def may_hold_secret(name: str) -> bool:
    """Whether one of the scanner's rules fits a line of a file, excused or not; of what is no Python it is not asked."""
    if not name.endswith(".py"):
        return True
    with Path(name).open(encoding="utf-8") as file:
        if get_transformed_file(file):  # the scanner reads another text than is written here
            return True
        lines = {line.rstrip() for line in file}
    return any(rule.analyze_line(filename=name, line=line) for line in lines for rule in get_plugins())


if __name__ == "__main__":
    stamp = Path(sys.argv[1])
    beginning = stamp.with_suffix(".begun")
    beginning.touch()
    found = find_secrets(changed_since(stamp, tracked_files()))
    if not found:
        beginning.replace(stamp)
    sys.exit(found)
