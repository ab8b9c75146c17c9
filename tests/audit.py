"""Ask a public list of weaknesses about every package of a lock file; run with its path.

Ends with 0 only where every package was looked up and none has a known weakness. Where the list cannot be reached, or
does not know a package, it says so and ends with 2: nothing was found out then.
"""

import json
import subprocess
import sys
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Audit:
    """What was found: a line for each weakness, and the packages that were not looked up."""

    weaknesses: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    asked: int = 0

    @property
    def code(self) -> int:
        """How the program ends."""
        return 1 if self.weaknesses else 2 if self.unasked or not self.asked else 0

    def __str__(self) -> str:
        if not self.asked:
            return "Not audited: the list of weaknesses could not be reached. Try again with a way to the internet."
        told = [f"{self.asked} packages were looked up, {len(self.weaknesses)} weaknesses are known.", *self.weaknesses]
        if self.unasked:
            told.append(f"Not audited, since the list told nothing of them: {', '.join(self.unasked)}.")
        return "\n".join(told)


def read_answer(answer: str) -> Audit:
    """What pip-audit's JSON tells; anything else is an audit of nothing."""
    try:
        dependencies = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        return Audit()
    weaknesses = [
        f"{one['name']} {one['version']}: {weakness['id']}, mended in {', '.join(weakness['fix_versions']) or 'no version'}"
        for one in dependencies
        for weakness in one.get("vulns", ())
    ]
    unasked = [one["name"] for one in dependencies if "skip_reason" in one]
    return Audit(weaknesses, unasked, len(dependencies) - len(unasked))


def complaint(audit: Audit, told: str) -> str:
    """Why pip-audit gave no answer; where it gave one, what it told beside it does not count.

    Of packages that it left out, all of them too, it tells that no weakness is known.
    """
    gave_none = not audit.asked and not audit.unasked
    return told.strip().rpartition("\n")[2] if gave_none else ""


if __name__ == "__main__":
    asked = [sys.executable, "-m", "pip_audit", "--requirement", sys.argv[1], "--require-hashes", "--disable-pip"]
    asked += ["--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    audit = read_answer(done.stdout)
    print(audit, complaint(audit, done.stderr), sep="\n")  # noqa: T201 (it is what a person asked for)
    sys.exit(audit.code)
