"""``python -m etl set-aside``: do without a snapshot, knowingly, and put it back."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from etl.commands.options import DATA, Data
from etl.inputs.trade import aside
from etl.refresh import one_refresh


def set_aside(
    snapshot: Annotated[
        str, typer.Argument(metavar="SOURCE/FOLDER", help="Its source and folder, as below data/snapshots.")
    ],
    *,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why; each build tells it.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Put it back.")] = False,
    data: Data = DATA,
) -> None:
    """Take a snapshot out of the next builds, or put it back with --undo.

    For one that is damaged and cannot be restored, or that brought wrong figures. Nothing is deleted: it is moved to
    data/snapshots/.set_aside, and check, build and status tell that it is missing, and why.
    """
    if not reason.strip() and not undo:
        message = "say why with --reason: each build tells it."
        raise typer.BadParameter(message)
    with one_refresh(data):
        place = (
            aside.put_back(data, snapshot)
            if undo
            else aside.set_aside(data, snapshot, " ".join(reason.split()), datetime.now(UTC).date())
        )
    typer.echo(f"Now in {place}\nNext: python -m etl build")
