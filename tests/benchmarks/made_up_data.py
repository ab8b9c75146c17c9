"""Folders and databases of made-up rows for the benchmarks, each made once a run and kept as long as it lasts."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.environments import CACHE, say
from tests.benchmarks.processes import ROOT


@dataclass(frozen=True)
class MadeUp:
    """Where made-up data of any size lie."""

    place: Path

    def folder(self, rows: int) -> Path:
        """A data folder with so many made-up rows of trade."""
        folder = self.place / f"data-{rows}"
        if not folder.exists():
            say(f"making {rows:,} rows")
            making = folder.with_suffix(".making")
            generate = [sys.executable, "-m", "tests.benchmarks.generate", "--rows", str(rows), "--out", making]
            subprocess.run(generate, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            making.replace(folder)
        return folder

    def copied(self, rows: int) -> Path:
        """Such a folder to change files in: a new copy."""
        copy = self.place / "copied"
        shutil.rmtree(copy, ignore_errors=True)
        return shutil.copytree(self.folder(rows), copy, ignore=shutil.ignore_patterns(".checked"))

    def database_path(self, rows: int) -> Path:
        """Where the database of that folder lies, or will."""
        return self.place / f"built_{rows}.db"

    def database(self, rows: int) -> Path:
        """The database that the code of now builds from that folder; one that is kept of other code is built anew."""
        folder, database = self.folder(rows), self.database_path(rows)
        say(f"building {rows:,} rows, unless they are built")
        build(folder, database, "--if-changed")
        return database


@contextmanager
def made_up_data(*, keep: bool) -> Iterator[MadeUp]:
    """A place for made-up data while the block runs; with ``keep`` one in the user's cache, for the next run too."""
    if keep:
        place = CACHE / "data"
        place.mkdir(parents=True, exist_ok=True)
        yield MadeUp(place)
        return
    with TemporaryDirectory(prefix="khorgos-bench-") as name:
        yield MadeUp(Path(name))


def build(folder: Path, database: Path, *options: str) -> None:
    """Run ``build_command`` from start to exit."""
    subprocess.run([*build_command(folder, database), *options], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def build_command(folder: Path, database: Path) -> list[str | Path]:
    """``python -m etl build`` of a folder."""
    return [sys.executable, "-m", "etl", "build", "--data", folder, "--database", f"sqlite:///{database}"]
