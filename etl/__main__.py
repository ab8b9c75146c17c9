"""The command line: ``python -m etl --help``."""

import gc
from errno import EDQUOT, ENOSPC

import typer
from sqlalchemy.exc import DBAPIError

from etl.commands.on_demand import CommandPlaces, on_demand
from etl.errors import DiskFull, InputFaults, KhorgosError, tell_faults

NO_DATABASE = 3
SELDOM = (10_000, 20, 20)
"""How much must have been made before Python's collector looks for what nobody holds any more.

By its own measure it looked through all that a command had loaded a hundred times, which was a tenth of a build and a
fifth of what comes before it.
"""

HELP = """Make the Khorgos database from the files under data/, and tell what is in it.

[bold]check[/] reads every file and names its faults; [bold]build[/] makes the database;
[bold]status[/] tells what it holds; [bold]verify[/] whether it is as it was built;
[bold]schema[/] prints its tables as SQL;
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

COMMANDS: CommandPlaces = {
    "check": "etl.commands.build:check",
    "build": "etl.commands.build:build",
    "status": "etl.commands.status:status",
    "new-event": "etl.commands.new_event:new_event",
    "revisions": "etl.commands.revisions:revisions",
    "schema": "etl.commands.schema:schema_command",
    "verify": "etl.commands.verify:verify",
    "fetch": "etl.commands.fetch:fetch",
    "feeds": "etl.commands.feeds:feeds",
    "translate": "etl.commands.translate:translate",
    "import": "etl.commands.import_:import_command",
    "refresh": "etl.commands.refresh:refresh_command",
    "backup": "etl.commands.backup:backup_command",
    "restore": "etl.commands.backup:restore_command",
    "set-aside": "etl.commands.set_aside:set_aside",
    "draft-note": "etl.commands.drafts:draft_note",
    "inbox": "etl.commands.drafts:inbox",
}
"""Where each command is; it is loaded when it is asked for."""

app = typer.Typer(
    cls=on_demand(COMMANDS),
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


@app.callback()
def all_commands() -> None:
    """Take no options of its own: each command has its."""


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


def exit_code_of(fault: KhorgosError) -> int:
    """The exit code of a fault."""
    from etl.commands import exit_codes  # noqa: PLC0415 - it knows all that can fail, and so loads all there is

    return exit_codes.exit_code_of(fault)


def in_words(fault: OSError) -> str:
    """Say what the system could not do, and where; of a copy that failed, where it was to be."""
    place = fault.filename2 or fault.filename
    if fault.errno in {ENOSPC, EDQUOT}:
        return str(DiskFull(str(place or "a disk"), "What was there stays as it was."))
    return f"{place}: {fault.strerror}." if place else f"The system refused: {fault.strerror or fault}."


if __name__ == "__main__":
    gc.set_threshold(*SELDOM)
    main()
