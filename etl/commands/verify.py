"""``python -m etl verify``: whether the database is still what its build put there."""

import typer

from etl.commands.options import Database
from etl.load.soundness import require_undamaged
from etl.report import count
from etl.schema.address import database_url


def verify(database: Database = None) -> None:
    """Look at every page of the database and at every row, and hold them against what its build noted.

    Changes nothing. Ends with 0 if all is as it was built, 3 if there is no database, 4 if anything is damaged.
    """
    looked = require_undamaged(database or database_url())
    held = f"{count(looked.tables, 'table')} with {count(looked.rows, 'row')}"
    typer.echo(f"Build {looked.build_id}: {held}, all as they were built. Pages were looked at {looked.pages}.")
