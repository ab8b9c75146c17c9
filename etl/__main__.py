"""The command line: ``python -m etl --help``."""

import json
import sys
from datetime import UTC, date, datetime
from errno import EDQUOT, ENOSPC
from typing import Annotated

import typer
from sqlalchemy.exc import DBAPIError

from etl import pipeline
from etl.backup.archive import ArchiveDamaged
from etl.backup.restoring import WouldReplace
from etl.commands.backup import backup_command, restore_command
from etl.commands.drafts import draft_note, inbox
from etl.commands.feeds import check_feeds, feeds
from etl.commands.fetch import fetch
from etl.commands.import_ import import_command
from etl.commands.options import DATA, AsJson, Data, Database, DataPlace, parse_day
from etl.commands.refresh import refresh_command
from etl.commands.revisions import revisions
from etl.commands.schema import schema_command
from etl.commands.set_aside import set_aside
from etl.commands.translate import translate
from etl.commands.verify import verify
from etl.drafts.faults import (
    CannotMerge,
    DraftChanged,
    FeedsFailed,
    LedgerBroken,
    MergeWaiting,
    NoDraft,
    NoFeed,
    NoNote,
    NotAnArticle,
    NoteChanged,
    NoteExists,
)
from etl.errors import (
    BadSetting,
    CannotWrite,
    DamagedSnapshots,
    DatabaseBusy,
    DatabaseLocked,
    DiskFull,
    FetchFailed,
    InputFaults,
    KhorgosError,
    NoCluster,
    NoConnection,
    NoDatabase,
    NotOurs,
    RefreshRunning,
    UnknownLayout,
    VerificationFailed,
    WorkersLost,
    tell_faults,
)
from etl.inputs.trade.aside import NoSuchArrival
from etl.load.contents import read_contents
from etl.load.revisions import NoSuchCode
from etl.load.soundness import DatabaseDamaged
from etl.load.warnings import disk_warnings, overdue_warnings, read_disks
from etl.publishers.importing import FlowNotSaid, SourceUnknown
from etl.report import print_status, progress_bar, screen, tell_build, tell_check
from etl.schema.address import database_url
from etl.values.reading import join_readings
from etl.values.written import HYPHENED
from etl.vocabulary.builds import Severity
from etl.vocabulary.events import EventKind

EXIT_CODES: dict[type[KhorgosError], int] = {
    InputFaults: 1,
    UnknownLayout: 1,
    FlowNotSaid: 2,
    SourceUnknown: 2,
    NotAnArticle: 1,
    NoteExists: 2,
    BadSetting: 2,
    NoDraft: 2,
    DraftChanged: 2,
    NoSuchCode: 2,
    NoFeed: 2,
    LedgerBroken: 1,
    NoNote: 2,
    MergeWaiting: 2,
    NoteChanged: 2,
    CannotMerge: 1,
    NoDatabase: 3,
    NoConnection: 3,
    NotOurs: 3,
    CannotWrite: 3,
    DiskFull: 3,
    VerificationFailed: 4,
    DamagedSnapshots: 4,
    DatabaseDamaged: 4,
    NoSuchArrival: 2,
    ArchiveDamaged: 1,
    WouldReplace: 2,
    DatabaseLocked: 5,
    DatabaseBusy: 5,
    RefreshRunning: 5,
    FetchFailed: 6,
    FeedsFailed: 6,
    NoCluster: 7,
    WorkersLost: 7,
}
FAULTS_FOUND = 1
NO_DATABASE = 3

HELP = """Make the Khorgos database from the files under data/, and tell what is in it.

[bold]check[/] reads every file and names its faults; [bold]build[/] makes the database;
[bold]status[/] tells what it holds; [bold]verify[/] whether it is as it was built;
[bold]new-event[/] begins a note; [bold]revisions[/] lists figures that their publishers changed;
[bold]fetch[/] brings figures from their publishers; [bold]import[/] takes a file downloaded by hand;
[bold]refresh[/] fetches, checks and builds; [bold]set-aside[/] does without a snapshot;
[bold]backup[/] and [bold]restore[/] keep what cannot be made again;
[bold]translate[/] brings the catalogues of translations up to the English;
[bold]feeds[/] looks through news feeds; [bold]draft-note[/] reads an article into a draft;
[bold]inbox[/] lists, accepts, merges and drops drafts.

Exit codes: 0 fine, 1 faults found, 2 wrong usage, 3 no database, 4 verification failed (the old database stays),
5 locked by another build or refresh, 6 a source could not be fetched, 7 no workers, or they were lost.
"""

app = typer.Typer(
    help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich"
)
app.command()(revisions)
app.command("schema")(schema_command)
app.command()(verify)
app.command()(fetch)
app.command()(feeds)
app.command()(translate)
app.command("import")(import_command)
app.command("refresh")(refresh_command)
app.command("backup")(backup_command)
app.command("restore")(restore_command)
app.command("set-aside")(set_aside)
app.command()(draft_note)
app.add_typer(inbox, name="inbox")


@app.command()
def check(data: DataPlace = DATA) -> None:
    """Read everything under data/ and print the faults of all at once: file, line, field, what was seen, what to do.

    Of many of one kind in one file it prints the first and counts the rest. Touches no database.
    """
    with progress_bar(screen(to_stderr=True)) as progress:
        reading = join_readings([pipeline.check(data, progress), check_feeds(data)])
    for line in tell_check(reading):
        typer.echo(line)
    stops = any(noticed.severity == Severity.ERROR for noticed in reading.findings)
    raise typer.Exit(FAULTS_FOUND if reading.all_faults or stops else 0)


@app.command()
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


@app.command()
def status(database: Database = None, as_json: AsJson = False) -> None:
    """Tell what the database holds, from where and how fresh, what was refused and noticed, and what to see to."""
    url = database or database_url()
    contents = read_contents(url)
    warnings = [*disk_warnings(read_disks(url)), *overdue_warnings(contents.sources, datetime.now(UTC).date())]
    if as_json:
        typer.echo(json.dumps({**contents.to_json(), "warnings": warnings}, ensure_ascii=False, indent=2))
    else:
        print_status(screen(), contents, warnings)


def parse_slug(text: str) -> str:
    """Take the end of a note's name; wrong usage where it would not do in a file's name and an address."""
    if not HYPHENED.fits(text):
        message = f"{text!r} is no slug. Write small Latin letters, digits and single hyphens: astana-trade-ministers."
        raise typer.BadParameter(message)
    return text


def parse_kind(text: str) -> EventKind:
    """Take the kind of an event; wrong usage where the closed list has no such one."""
    if text not in set(EventKind):
        message = f"{text!r} is no kind of event. Take one of {', '.join(EventKind)}."
        raise typer.BadParameter(message)
    return EventKind(text)


@app.command()
def new_event(
    *,
    day: Annotated[
        date | None, typer.Option("--date", parser=parse_day, metavar="YYYY-MM-DD", help="The day it was held.")
    ] = None,
    slug: Annotated[
        str | None,
        typer.Option(parser=parse_slug, metavar="WORDS", help="The end of its name: astana-trade-ministers."),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What happened, in one line.")] = None,
    kind: Annotated[
        EventKind | None, typer.Option(parser=parse_kind, metavar="KIND", help=f"One of {', '.join(EventKind)}.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Where it was held: a code of data/reference/areas.csv.")
    ] = None,
    data: Data = DATA,
) -> None:
    """Begin a note on a meeting: write its skeleton to data/events/<year>/, to be filled in and checked.

    In a terminal it asks for what is not given. A note that is there already is never written over.
    """
    given = {"--date": day, "--slug": slug, "--title": title, "--kind": kind, "--country": country}
    require_askable([name for name, value in given.items() if value is None])
    path = pipeline.begin_note(
        data,
        day or typer.prompt("Date (YYYY-MM-DD)", value_proc=parse_day),
        slug or typer.prompt("Slug (astana-trade-ministers)", value_proc=parse_slug),
        title=title or typer.prompt("Title, in one line"),
        kind=kind or typer.prompt(f"Kind ({', '.join(EventKind)})", value_proc=parse_kind),
        country=country or typer.prompt("Country, an area code"),
    )
    typer.echo(f"Wrote {path}\nFill it in, then run 'python -m etl check'.")


def require_askable(missing: list[str]) -> None:
    """Raise wrong usage where something is not given and there is nobody to ask."""
    if missing and not sys.stdin.isatty():
        message = f"Give {', '.join(missing)}: there is no terminal to ask in."
        raise typer.BadParameter(message)


def exit_code_of(fault: KhorgosError) -> int:
    """The exit code of a fault: that of its class or of the nearest one above it with a code.

    One without any counts as a fault found.
    """
    return next((EXIT_CODES[kind] for kind in type(fault).__mro__ if kind in EXIT_CODES), FAULTS_FOUND)


def main() -> None:
    """Run the command line; what Khorgos raises on purpose becomes its sentence on stderr and its exit code."""
    try:
        app(prog_name="python -m etl")
    except InputFaults as fault:
        for line in tell_faults(fault.faults):
            typer.echo(line, err=True)
        raise SystemExit(exit_code_of(fault)) from None
    except KhorgosError as fault:
        typer.echo(str(fault), err=True)
        raise SystemExit(exit_code_of(fault)) from None
    except OSError as fault:
        typer.echo(in_words(fault), err=True)
        raise SystemExit(NO_DATABASE) from None
    except DBAPIError as fault:
        said = " ".join(str(fault.orig).split())
        typer.echo(f"The database failed: {said}. The old build stays. Run the same command again.", err=True)
        raise SystemExit(NO_DATABASE) from None


def in_words(fault: OSError) -> str:
    """Say what the system could not do, and where; of a copy that failed, where it was to be."""
    place = fault.filename2 or fault.filename
    if fault.errno in {ENOSPC, EDQUOT}:
        return str(DiskFull(str(place or "a disk"), "What was there stays as it was."))
    return f"{place}: {fault.strerror}." if place else f"The system refused: {fault.strerror or fault}."


if __name__ == "__main__":
    main()
