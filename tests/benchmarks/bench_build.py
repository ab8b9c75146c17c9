"""``python -m etl build`` beside the ``sqlite3`` shell's own ``.import`` of the same rows into the same table and index.

Both are whole processes, from start to exit. They do not do the same work: a build reads notes and figures too, checks
every row, lets revisions win, finds groups, judges promises, loads, verifies and swaps, where ``.import`` copies text
into one table.
"""

import csv
import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from etl.schema import observation
from tests.benchmarks.made_up_data import MadeUp, build
from tests.benchmarks.measuring import Comparison, compare, timed


def comparisons(made_up: MadeUp, rows: int, runs: int) -> list[Comparison]:
    """A build from nothing beside the shell's import of what it loaded."""
    folder, database = made_up.folder(rows), made_up.place / "bench_build.db"
    build(folder, database)
    csv_file = made_up.place / "observation.csv"
    count = export_observations(database, csv_file)
    theirs = timed(lambda: import_by_shell(csv_file, made_up.place / "imported.db"))
    return compare(
        f"build, {count:,} rows",
        timed(lambda: build(folder, database)),
        {"sqlite3 .import with its index": theirs},
        runs,
    )


def export_observations(database: Path, csv_file: Path) -> int:
    """Write the observations as CSV, in no order that would help an import; give how many there are."""
    question = select(*observation.columns).compile(dialect=sqlite.dialect())
    with sqlite3.connect(database) as connection, csv_file.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        count = 0
        for row in connection.execute(str(question)):
            writer.writerow(row)
            count += 1
    return count


def import_by_shell(csv_file: Path, database: Path) -> None:
    """Import the file into a new database with the table as the schema tells it, then make its index."""
    database.unlink(missing_ok=True)
    script = [
        str(CreateTable(observation).compile(dialect=sqlite.dialect())) + ";",
        f'.import --csv "{csv_file}" observation',
    ]
    script += [str(CreateIndex(index).compile(dialect=sqlite.dialect())) + ";" for index in observation.indexes]
    subprocess.run(["sqlite3", "-bail", database], input="\n".join(script), text=True, check=True, capture_output=True)
