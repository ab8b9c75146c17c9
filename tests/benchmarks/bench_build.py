"""Rows a second of ``python -m etl build``, beside the ``sqlite3`` shell's own ``.import`` of the same observation rows.

Both are whole processes, from start to exit. The two do not do the same work: a build reads notes and figures too, checks every row, finds
groups, loads, verifies and swaps, where ``.import`` copies text into one table. The ratio says what that costs. ``--rows 1000000`` adds as
many made-up rows to a copy of the data, to see what remains when starting up no longer counts.
"""

import argparse
import csv
import itertools
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 3
AREAS = ("CN", "KZ", "KG", "TJ", "TM", "UZ")
MONTHS = [f"{year}-{month:02}" for year, month in itertools.product(range(1900, 2020), range(1, 13))]
CHAPTERS = [f"HS:{chapter:02}" for chapter in range(1, 25)]
HEADER = "reporter,partner,flow,period,commodity,value,net_weight,quantity,quantity_unit,status,quality,note"
CARD = """\
title_en: Made-up rows
publisher: tests/benchmarks
coverage: selection
export_valuation: fob
import_valuation: cif
value_unit: US dollars
value_factor: 1
net_weight_unit: kilograms
net_weight_factor: 1
licence: none
sort_order: 999
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=0, help="made-up rows to add to a copy of the data")
    rows = parser.parse_args().rows
    most = sum(1 for _ in made_up_keys())
    if rows > most:
        parser.error(f"there are {most:,} different made-up rows, no more")
    with tempfile.TemporaryDirectory(prefix="khorgos-bench-") as name:
        folder = Path(name)
        data = copy_with_rows(folder, rows) if rows else ROOT / "data"
        built, imported, csv_file = folder / "built.db", folder / "imported.db", folder / "observation.csv"
        build_seconds = median_seconds(lambda: build(data, built))
        count, create = export_observations(built, csv_file)
        tool, import_ = choose_importer(csv_file, imported, create)
        import_seconds = median_seconds(import_)
    say(f"python -m etl build: {count:,} observations and all the rest in {build_seconds:.2f} s, {count / build_seconds:,.0f} rows/s")
    say(f"{tool}: the same observations in {import_seconds:.2f} s, {count / import_seconds:,.0f} rows/s")
    say(f"ratio: the build takes {build_seconds / import_seconds:.1f} times as long (median of {RUNS} runs each)")


def made_up_keys() -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    """Every month, pair, flow and chapter in turn."""
    return itertools.product(MONTHS, itertools.permutations(AREAS, 2), ("export", "import"), CHAPTERS)


def copy_with_rows(folder: Path, rows: int) -> Path:
    """Copy the data and add a source of ``rows`` made-up rows."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("khorgos.db*", "snapshots"))
    with (data / "trade" / "bench.csv").open("w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        for number, (month, (reporter, partner), flow, chapter) in enumerate(itertools.islice(made_up_keys(), rows), start=1):
            file.write(f"{reporter},{partner},{flow},{month},{chapter},{number},{number / 2},,,,,\n")
    (data / "trade" / "bench.yml").write_text(CARD, encoding="utf-8")
    return data


def build(data: Path, database: Path) -> None:
    command = [sys.executable, "-m", "etl", "build", "--data", data, "--database", f"sqlite:///{database}"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def export_observations(database: Path, csv_file: Path) -> tuple[int, str]:
    """Write the observations as CSV; give how many there are and the statement that makes their table."""
    connection = sqlite3.connect(database)
    create = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'observation'").fetchone()[0]
    count = 0
    with csv_file.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in connection.execute("SELECT * FROM observation"):
            writer.writerow(row)
            count += 1
    connection.close()
    return count, create


def choose_importer(csv_file: Path, database: Path, create: str) -> tuple[str, Callable[[], None]]:
    """Give the shell's ``.import``, or Python's ``executemany`` where there is no shell."""
    if shutil.which("sqlite3"):
        script = f'{create};\n.import --csv "{csv_file}" observation\n'
        return "sqlite3 .import", lambda: import_by_shell(script, database)
    return "Python's executemany (no sqlite3 shell here)", lambda: import_by_python(csv_file, database, create)


def import_by_shell(script: str, database: Path) -> None:
    database.unlink(missing_ok=True)
    subprocess.run(["sqlite3", "-bail", database], input=script, text=True, check=True, capture_output=True)


def import_by_python(csv_file: Path, database: Path, create: str) -> None:
    database.unlink(missing_ok=True)
    connection = sqlite3.connect(database)
    connection.execute(create)
    with csv_file.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        first = next(rows)
        connection.executemany(f"INSERT INTO observation VALUES ({', '.join('?' * len(first))})", itertools.chain([first], rows))  # noqa: S608 - only question marks
    connection.commit()
    connection.close()


def median_seconds(work: Callable[[], None]) -> float:
    return statistics.median(seconds(work) for _ in range(RUNS))


def seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
