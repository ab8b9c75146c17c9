"""``make bench``: one table of ratios, Khorgos beside other tools and beside itself on fewer rows.

``python -m tests.benchmarks --only build --rows 2000000`` measures one part on as many rows; ``--sizes`` names the sizes
of growth. ``--keep`` leaves what is made up, and databases of it, in the user's cache: twenty million rows take a minute
to make up. Needs the ``sqlite3`` shell and, for pages, a Chromium; Datasette and Superset are brought into environments of
their own in the user's cache.
"""

import shutil
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tests.benchmarks import bench_build, bench_chart, bench_export, bench_load, bench_page
from tests.benchmarks.bench_growth import grow, growth_table
from tests.benchmarks.machine import day, machine, versions
from tests.benchmarks.made_up_data import MadeUp, build, made_up_data
from tests.benchmarks.measuring import Comparison, table
from tests.benchmarks.processes import ROOT

SIZES = (20_000, 200_000, 2_000_000, 20_000_000)


class Part(StrEnum):
    """What is measured."""

    BUILD = "build"
    LOAD = "load"
    EXPORT = "export"
    PAGE = "page"
    CHART = "chart"
    GROWTH = "growth"


def main(
    rows: Annotated[int, typer.Option(help="Made-up rows of build, load, export and chart.")] = 1_000_000,
    runs: Annotated[
        int, typer.Option(min=1, help="Rounds of each measurement; fewer than 5 are for a first look.")
    ] = 5,
    only: Annotated[list[Part] | None, typer.Option(help="Measure this part; may be given several times.")] = None,
    sizes: Annotated[
        list[int] | None, typer.Option(help="Sizes at which growth is measured, each as an option.")
    ] = None,
    *,
    keep: Annotated[bool, typer.Option("--keep", help="Leave the made-up data in the cache for the next run.")] = False,
) -> None:
    """Measure, and print one table."""
    if shutil.which("sqlite3") is None:
        message = "There is no sqlite3 shell here. On Debian and Ubuntu: apt-get install sqlite3"
        raise typer.BadParameter(message)
    asked = only or list(Part)
    with made_up_data(keep=keep) as made_up:
        # Growth comes first: what it builds is there for the others.
        grown = list(grow(made_up, sizes or SIZES, runs)) if Part.GROWTH in asked else []
        measured = [one for part, compare in _parts(made_up, rows, runs).items() if part in asked for one in compare()]
    head = [f"{day()}: {machine()}.", f"{versions()}.", f"Medians of {runs} rounds."]
    tables = [*(["", *table(measured)] if measured else []), *(["", *growth_table(grown)] if grown else [])]
    sys.stdout.write("\n".join([*head, *tables, ""]))


def _parts(made_up: MadeUp, rows: int, runs: int) -> Mapping[Part, Callable[[], list[Comparison]]]:
    return {
        Part.BUILD: lambda: bench_build.comparisons(made_up, rows, runs),
        Part.LOAD: lambda: bench_load.comparisons(made_up.place, rows, runs),
        Part.EXPORT: lambda: bench_export.comparisons(made_up.database(rows), rows, runs),
        Part.PAGE: lambda: bench_page.comparisons(_shipped(made_up.place), runs),
        Part.CHART: lambda: bench_chart.comparisons(made_up.database(rows), rows, runs),
    }


def _shipped(place: Path) -> Path:
    """The database of the data as they are shipped."""
    database = place / "shipped.db"
    build(ROOT / "data", database)
    return database


if __name__ == "__main__":
    typer.run(main)
