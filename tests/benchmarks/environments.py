"""What the rivals need: environments of their own in the user's cache, so that none of their versions meets ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "khorgos-benchmarks"


def environment(name: str, *packages: str) -> Path | None:
    """The Python of an environment with the packages, made if need be; None where they can not be installed."""
    folder = CACHE / "environments" / f"{name}-{_tag(packages)}"
    python = folder / "bin" / "python"
    if not python.exists():
        say(f"installing {', '.join(packages)}")
        making = folder.with_suffix(".making")
        subprocess.run([sys.executable, "-m", "venv", "--clear", making], check=True)
        install = [making / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*install, *packages], check=False).returncode:
            shutil.rmtree(making)
            return None
        making.replace(folder)
    return python


def _tag(packages: tuple[str, ...]) -> str:
    return "-".join(package.partition("==")[2].replace("<", "") for package in packages if "==" in package)


def say(line: str) -> None:
    """A line for who waits, apart from the table."""
    sys.stderr.write(line + "\n")
