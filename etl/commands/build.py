"""``python -m etl check`` and ``build``: read all that lies under ``data/``, and make the database of it."""

from pathlib import Path
from typing import Annotated

import typer

from etl import pipeline
from etl.commands.options import DATA, Database, DataPlace
from etl.commands.results import FAULTS_FOUND, FINE
from etl.inputs.settings.feeds import read_feeds
from etl.report import progress_bar, screen, tell_build, tell_check
from etl.schema.address import database_url
from etl.values.reading import Reading, join_readings
from etl.vocabulary.builds import Severity


def check(data: DataPlace = DATA) -> None:
    """Read everything under data/ and print the faults of all at once: file, line, field, what was seen, what to do.

    Of many of one kind in one file it prints the first and counts the rest. Touches no database.
    """
    with progress_bar(screen(to_stderr=True)) as progress:
        reading = join_readings([pipeline.check(data, progress), check_feeds(data)])
    for line in tell_check(reading):
        typer.echo(line)
    stops = any(noticed.severity == Severity.ERROR for noticed in reading.findings)
    raise typer.Exit(FAULTS_FOUND if reading.all_faults or stops else FINE)


def build(
    *,
    data: DataPlace = DATA,
    database: Database = None,
    strict: Annotated[bool, typer.Option("--strict", help="Build nothing if there is any fault.")] = False,
    if_changed: Annotated[
        bool, typer.Option("--if-changed", help="Do nothing if the database was built from these very files.")
    ] = False,
) -> None:
    """Build the database beside the old one, verify it and swap it in at once.

    A broken row or note is refused with its reason and the others go on, unless --strict.
    """
    url = database or database_url()
    with progress_bar(screen(to_stderr=True)) as progress:
        if if_changed and not strict and pipeline.is_current(data, url):
            typer.echo(
                "The database is up to date: nothing under data/ and nothing in etl/ has changed since it was built."
            )
        else:
            for line in tell_build(pipeline.build(data, url, strict=strict, progress=progress)):
                typer.echo(line)


def check_feeds(data: Path) -> Reading:
    """Give the faults of data/feeds.yml, which no build reads."""
    feeds = read_feeds(data)
    return Reading(faults=feeds.faults, files=feeds.files)
