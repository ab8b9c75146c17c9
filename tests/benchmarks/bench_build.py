"""Rows a second of ``python -m etl build``, and of import with build, beside the ``sqlite3`` shell's own ``.import`` of the same rows.

All are whole processes, from start to exit. They do not do the same work: a build reads notes and figures too, checks
every row, finds groups, judges promises, loads, verifies and swaps, where ``.import`` copies text into one table. The
ratio says what that costs. ``--rows 1000000`` adds as many made-up rows to a copy of the data, to see what remains when
starting up no longer counts; ``--import`` brings them by ``python -m etl import`` of a CSV with a mapping first, and
times that with the build. ``--runs 1`` is for a first look.
"""

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
from typing import Annotated

import typer

ROOT = Path(__file__).parents[2]
AREAS = ("CN", "KZ", "KG", "TJ", "TM", "UZ")
MONTHS = [f"{year}-{month:02}" for year, month in itertools.product(range(1900, 2020), range(1, 13))]
CHAPTERS = [f"HS:{chapter:02}" for chapter in range(1, 25)]
HEADER = "reporter,partner,flow,period,commodity,value,net_weight,quantity,quantity_unit,status,quality,note"
HEADINGS = "Reporter,Partner,Flow,Month,Code,US dollars,Kilograms"
MAPPING = """\
source: bench
columns: {reporter: Reporter, partner: Partner, flow: Flow, period: Month, commodity: Code, value: US dollars, net_weight: Kilograms}
"""
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


def main(
    rows: Annotated[int, typer.Option(help="Made-up rows to add to a copy of the data.")] = 0,
    *,
    with_import: Annotated[
        bool, typer.Option("--import", help="Bring the made-up rows by import, and time that too.")
    ] = False,
    runs: Annotated[int, typer.Option(help="How often each is timed.")] = 3,
) -> None:
    """Time builds of the data, as it is or with made-up rows, beside the sqlite3 shell's .import of the same rows."""
    require_possible(rows, with_import=with_import)
    with tempfile.TemporaryDirectory(prefix="khorgos-bench-") as name:
        folder = Path(name)
        built, imported, csv_file = folder / "built.db", folder / "imported.db", folder / "observation.csv"
        if with_import:
            what, work = "python -m etl import, then build", importer_of(folder, rows, built)
        else:
            data = copy_with_rows(folder, rows) if rows else ROOT / "data"
            what, work = "python -m etl build", lambda: build(data, built)
        build_seconds = median_seconds(work, runs)
        count, create = export_observations(built, csv_file)
        tool, import_ = choose_importer(csv_file, imported, create)
        import_seconds = median_seconds(import_, runs)
    say(
        f"{what}: {count:,} observations and all the rest in {build_seconds:.2f} s, {count / build_seconds:,.0f} rows/s"
    )
    say(f"{tool}: the same observations in {import_seconds:.2f} s, {count / import_seconds:,.0f} rows/s")
    say(f"ratio: it takes {build_seconds / import_seconds:.1f} times as long (median of {runs} runs each)")


def require_possible(rows: int, *, with_import: bool) -> None:
    """Wrong usage where there are not so many made-up rows, or none are to be imported."""
    most = sum(1 for _ in made_up_keys())
    if rows > most:
        message = f"there are {most:,} different made-up rows, no more"
        raise typer.BadParameter(message)
    if with_import and not rows:
        message = "--import needs --rows: how many are to be imported"
        raise typer.BadParameter(message)


def made_up_keys() -> Iterator[tuple[str, tuple[str, ...], str, str]]:
    """Every month, pair, flow and chapter in turn."""
    return itertools.product(MONTHS, itertools.permutations(AREAS, 2), ("export", "import"), CHAPTERS)


def copy_with_rows(folder: Path, rows: int) -> Path:
    """Copy the data and add a source of ``rows`` made-up rows."""
    data = copy_data(folder)
    with (data / "trade" / "bench.csv").open("w", encoding="utf-8") as file:
        file.write(HEADER + "\n")
        file.writelines(f"{row},,,,,\n" for row in made_up_rows(rows))
    (data / "trade" / "bench.yml").write_text(CARD, encoding="utf-8")
    return data


def importer_of(folder: Path, rows: int, database: Path) -> Callable[[], None]:
    """Write a publisher's CSV with its mapping; give what imports it into a copy of the data and builds."""
    data, file = copy_data(folder), folder / "publisher.csv"
    with file.open("w", encoding="utf-8") as written:
        written.write(HEADINGS + "\n")
        written.writelines(f"{row}\n" for row in made_up_rows(rows))
    file.with_name("publisher.csv.mapping.yml").write_text(MAPPING, encoding="utf-8")
    (data / "sources" / "bench.yml").write_text(CARD, encoding="utf-8")

    def work() -> None:
        shutil.rmtree(data / "snapshots", ignore_errors=True)
        run_etl("import", file, "--data", data)
        build(data, database)

    return work


def copy_data(folder: Path) -> Path:
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("khorgos*.db*", "snapshots", "inbox"))
    return data


def made_up_rows(rows: int) -> Iterator[str]:
    """Rows of reporter, partner, flow, month, commodity, value and weight."""
    for number, (month, (reporter, partner), flow, chapter) in enumerate(
        itertools.islice(made_up_keys(), rows), start=1
    ):
        yield f"{reporter},{partner},{flow},{month},{chapter},{number},{number / 2}"


def build(data: Path, database: Path) -> None:
    run_etl("build", "--data", data, "--database", f"sqlite:///{database}")


def run_etl(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "etl", *arguments], cwd=ROOT, check=True, capture_output=True)


def export_observations(database: Path, csv_file: Path) -> tuple[int, str]:
    """Write the observations as CSV; give how many there are and the statement that makes their table."""
    connection = sqlite3.connect(database)
    create = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'observation'"
    ).fetchone()[0]
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
        connection.executemany(
            f"INSERT INTO observation VALUES ({', '.join('?' * len(first))})",  # noqa: S608 - only question marks
            itertools.chain([first], rows),
        )
    connection.commit()
    connection.close()


def median_seconds(work: Callable[[], None], runs: int) -> float:
    return statistics.median(seconds(work) for _ in range(runs))


def seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    typer.run(main)
