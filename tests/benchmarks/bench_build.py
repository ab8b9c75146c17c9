"""``python -m etl build`` beside the ``sqlite3`` shell's own ``.import`` of the same rows into the same table and index.

Both are whole processes, from start to exit. They do not do the same work: a build reads notes and figures too, checks
every row, lets revisions win, finds groups, judges promises, loads, verifies and swaps, where ``.import`` copies text
into one table.
"""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from etl.inputs.trade.checked_folder import checked_folder
from etl.schema import observation
from tests.benchmarks.bench_export import write_by_shell
from tests.benchmarks.made_up_data import MadeUp, build
from tests.benchmarks.made_up_sources import write_arrival_card
from tests.benchmarks.measuring import Comparison, Run, compare, timed


def comparisons(made_up: MadeUp, rows: int, runs: int) -> list[Comparison]:
    """A build from nothing, and one after a file has changed, beside the shell's import of what was loaded."""
    folder, database = made_up.copied(rows), made_up.place / "bench_build.db"
    csv_file = made_up.place / "observation.csv"
    count = export_observations(made_up.database(rows), csv_file)
    shell = {"sqlite3 .import with its index": timed(lambda: import_by_shell(csv_file, made_up.place / "imported.db"))}

    def building(before: Callable[[Path], None]) -> Run:
        def run() -> float:
            before(folder)
            return timed(lambda: build(folder, database))()

        return run

    return [
        *compare(f"build from nothing, {count:,} rows", building(forget_checked), shell, runs),
        *compare(f"build after one file changed, {count:,} rows", building(change_a_file), shell, runs),
    ]


def forget_checked(folder: Path) -> None:
    """Have every file read again."""
    shutil.rmtree(checked_folder(folder), ignore_errors=True)


def change_a_file(folder: Path) -> None:
    """Take the last row out of the first file that arrived; its card says so."""
    file = min((folder / "snapshots").rglob("*.csv"))
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:-1]))
    write_arrival_card(file.parent)


def export_observations(database: Path, csv_file: Path) -> int:
    """Write the observations as CSV, without a heading; give how many there are."""
    write_by_shell(database, select(observation), csv_file)
    with closing(sqlite3.connect(database)) as connection:
        (count,) = connection.execute(str(select(func.count()).select_from(observation))).fetchone()
    return int(count)


def import_by_shell(csv_file: Path, database: Path) -> None:
    """Import the file into a new database with the table as the schema tells it, then make its index."""
    database.unlink(missing_ok=True)
    script = [
        str(CreateTable(observation).compile(dialect=sqlite.dialect())) + ";",
        f'.import --csv "{csv_file}" observation',
    ]
    script += [str(CreateIndex(index).compile(dialect=sqlite.dialect())) + ";" for index in observation.indexes]
    subprocess.run(["sqlite3", "-bail", database], input="\n".join(script), text=True, check=True, capture_output=True)
