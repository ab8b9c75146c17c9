"""``python -m etl backup`` and ``restore``."""

from pathlib import Path
from typing import Annotated

import typer

from etl.backup.making import back_up
from etl.backup.restoring import restore
from etl.commands.options import DATA, Data
from etl.commands.results import FAULTS_FOUND, FINE
from etl.errors import tell_faults
from etl.inputs.trade.snapshots import list_arrivals
from etl.refresh import one_refresh
from etl.report import count

Target = Annotated[
    Path,
    typer.Option(
        "--data", file_okay=False, resolve_path=True, help="The folder to put the files back into; it may be missing."
    ),
]


def backup_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to write; nothing may be there yet.")],
    data: Data = DATA,
) -> None:
    """Write all of data/ that cannot be made again to one archive (zip), with the hash of every file.

    Snapshots, the inbox and the record, as of one moment; people may read and a fetch may run meanwhile. The archive is
    read back before it gets its name. Ends with 1 if a snapshot in it is damaged already.
    """
    made = back_up(data, file)
    held = count(len(made.manifest.entries), "file")
    typer.echo(f"{made.path}: {held}, {made.manifest.size:,} bytes, packed to {made.packed:,}; read back and the same")
    faults = list_arrivals(data)[1]
    for line in tell_faults(faults):
        typer.echo(line, err=True)
    raise typer.Exit(FAULTS_FOUND if faults else FINE)


def restore_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The archive.")],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let the backup's files take the place of others; those are kept aside.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Hold the archive against its hashes and say what would be done.")
    ] = False,
    data: Target = DATA,
) -> None:
    """Put back from an archive of 'backup' what is missing in data/.

    Every file is held against its hash first; an archive that does not match is refused whole. A file that is there
    with other contents stops the restore, unless --replace: then it goes to data/.replaced.
    """
    with one_refresh(data):
        done = restore(file, data, replace=replace, dry_run=dry_run)
    held, tense = count(len(done.manifest.entries), "file"), "to be " if dry_run else ""
    typer.echo(f"{file}: backup of {done.manifest.made_at}, {held}, all as they were")
    typer.echo(f"{len(done.added):,} {tense}put back, {len(done.replaced):,} {tense}replaced, {done.same:,} the same")
    if dry_run:
        return
    if done.replaced_to is not None:
        typer.echo(f"What was there is kept in {done.replaced_to}")
    typer.echo("Next: python -m etl build")
