"""``python -m etl fetch``: bring figures from their publishers; builds nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from etl.commands.clients import CLIENTS
from etl.commands.options import DATA, Data
from etl.commands.refresh import require_sources
from etl.commands.results import FINE, SOURCE_FAILED
from etl.publishers.clients import FetchRequest
from etl.publishers.clients import Progress as RefreshStep
from etl.refresh import FETCH_FAULTS, one_refresh
from etl.report import count, screen
from etl.values.periods import NotAPeriod, parse_span

STOPPED = 130  # what a shell calls a program that was interrupted


def parse_first_day(text: str) -> date:
    """Take the first day of a day, month or year."""
    return _parse_span(text)[0]


def parse_last_day(text: str) -> date:
    """Take the last day of a day, month or year."""
    return _parse_span(text)[1]


def _parse_span(text: str) -> tuple[date, date]:
    try:
        return parse_span(text)
    except NotAPeriod as fault:
        message = f"{text!r} is no day, month or year. Write 2024, 2024-05 or 2024-05-31."
        raise typer.BadParameter(message) from fault


Sources = Annotated[
    list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Which sources; all if none is named.")
]
Since = Annotated[
    date | None,
    typer.Option("--since", parser=parse_first_day, metavar="PERIOD", help="From this year, month or day on."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", parser=parse_last_day, metavar="PERIOD", help="Up to this year, month or day, included."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only ask how much there is; store nothing.")]
Listed = Annotated[
    bool, typer.Option("--list", help="Tell what can be fetched, how often and on what terms; fetch nothing.")
]


def fetch(
    sources: Sources = None,
    *,
    since: Since = None,
    until: Until = None,
    dry_run: DryRun = False,
    listed: Listed = False,
    data: Data = DATA,
) -> None:
    """Fetch figures from their publishers into data/snapshots; the next build loads them.

    What is received is kept as it came. A fetch can be stopped (Ctrl-C) and goes on where it was when it is started
    again. A source that fails stops no other. Ends with 0 if all is fine, 5 if another fetch or refresh is at work, 6
    if a source failed.
    """
    asked = require_sources(sources or list(CLIENTS))
    if listed:
        typer.echo("\n\n".join(describe(source, datetime.now(UTC).date()) for source in asked))
        return
    if since and until and since > until:
        message = f"--since {since} is after --until {until}."
        raise typer.BadParameter(message)
    console = screen(to_stderr=True)
    try:
        with one_refresh(data):
            failed = [
                source
                for source in asked
                if not fetch_one(source, console, data, since=since, until=until, dry_run=dry_run)
            ]
    except KeyboardInterrupt:
        typer.echo("Stopped. What had arrived is kept: the same command goes on from there.", err=True)
        raise typer.Exit(STOPPED) from None
    if failed:
        typer.echo(
            f"{count(len(failed), 'source')} of {len(asked)} failed: {', '.join(failed)}. Their older figures stay.",
            err=True,
        )
    raise typer.Exit(SOURCE_FAILED if failed else FINE)


def describe(source: str, today: date) -> str:
    """Say in lines what a source is."""
    client = CLIENTS[source]
    release = client.next_release(today)
    lines = {
        "cadence": client.cadence,
        "next release": release.isoformat() if release else "on no fixed day",
        "licence": client.licence,
        "limits": client.limits,
    }
    return "\n".join([f"{source}: {client.title}", *(f"  {name}: {words}" for name, words in lines.items())])


def fetch_one(
    source: str, console: Console, data: Path, *, since: date | None, until: date | None, dry_run: bool
) -> bool:
    """Fetch one source and say what came of it; False where it failed."""
    with progress_of(source, console) as (bars, task):

        def advance(step: RefreshStep) -> None:
            bars.update(task, completed=step.done, total=step.total, words=step.words)

        def tell(words: str) -> None:
            bars.console.print(f"{source}: {words}", soft_wrap=True)

        request = FetchRequest(data, since, until, dry_run, tell=tell, progress=advance)
        try:
            arrival = CLIENTS[source].fetch(request)
        except FETCH_FAULTS as fault:
            typer.echo(
                str(fault) if str(fault).startswith(source) else f"{source}: {type(fault).__name__}: {fault}", err=True
            )
            return False
    if arrival is not None:
        size = sum(file.size for file in arrival.files)
        typer.echo(f"{source}: {count(len(arrival.files), 'file')}, {size:,} bytes, in {arrival.folder}")
    elif not dry_run:
        typer.echo(f"{source}: nothing new")
    return True


@contextmanager
def progress_of(source: str, console: Console) -> Iterator[tuple[Progress, TaskID]]:
    """Show how far a fetch is, what has come, and the time left; nothing in a file."""
    columns = (
        *(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TextColumn("{task.fields[words]}"),
        ),
        *(TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn()),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        yield bars, bars.add_task(source, total=None, words="")
