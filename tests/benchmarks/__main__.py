"""``make bench``: a table of growth and one of ratios, Khorgos beside itself on fewer rows and beside other tools.

Each line is printed when it is measured: a part that fails ends the run and is named, and leaves what was measured.

``python -m tests.benchmarks --only build --rows 2000000`` measures one part on as many rows; ``--sizes`` names the sizes
of growth. ``--keep`` leaves what is made up, and databases of it, in the user's cache: twenty million rows take a minute
to make up. Needs the ``sqlite3`` shell and, for pages, a Chromium; Datasette and Superset are brought into environments of
their own in the user's cache.
"""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tests.benchmarks import bench_build, bench_chart, bench_export, bench_load, bench_page
from tests.benchmarks.bench_growth import GROWTH_HEADING, grow, growth_line
from tests.benchmarks.environments import say
from tests.benchmarks.machine import day, machine, versions
from tests.benchmarks.made_up_data import MadeUp, build, made_up_data
from tests.benchmarks.measuring import HEADING, Comparison, table
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
    """Measure, and print each line as it comes."""
    if shutil.which("sqlite3") is None:
        message = "There is no sqlite3 shell here. On Debian and Ubuntu: apt-get install sqlite3"
        raise typer.BadParameter(message)
    asked = only or list(Part)
    with made_up_data(keep=keep) as made_up:
        _print([f"{day()}: {machine()}.", f"{versions()}.", f"Medians of {runs} rounds."])
        # Growth comes first: what it builds is there for the others.
        if Part.GROWTH in asked:
            grown = grow(made_up, sizes or SIZES, runs)
            print_table(GROWTH_HEADING, {Part.GROWTH: lambda: (growth_line(one) for one in grown)})
        compared = {part: compare for part, compare in _parts(made_up, rows, runs).items() if part in asked}
        if compared:
            print_table(HEADING, {part: partial(_lines, compare) for part, compare in compared.items()})


def print_table(heading: Sequence[str], parts: Mapping[Part, Callable[[], Iterable[str]]]) -> None:
    """Print a table, each line when it is there; a part that fails is named, and what was printed stands."""
    _print(["", *heading])
    for part, lines in parts.items():
        with _named_where_it_fails(part):
            for line in lines():
                _print([line])


def _print(lines: Iterable[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


@contextmanager
def _named_where_it_fails(part: Part) -> Iterator[None]:
    is_whole = False
    try:
        yield
        is_whole = True
    finally:
        if not is_whole:
            say(f"{part}: not measured to its end; what is printed above stands")


def _lines(compare: Callable[[], list[Comparison]]) -> list[str]:
    return table(compare())


def _parts(made_up: MadeUp, rows: int, runs: int) -> Mapping[Part, Callable[[], list[Comparison]]]:
    return {
        Part.BUILD: lambda: bench_build.comparisons(made_up, rows, runs),
        Part.LOAD: lambda: bench_load.comparisons(made_up.place, rows, runs),
        Part.EXPORT: lambda: bench_export.comparisons(made_up.database(rows), runs),
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
