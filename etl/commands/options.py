"""Options that several commands share, and how their texts are read."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from etl.schema.address import ADDRESS_VARIABLE, PROJECT_ROOT, database_url, parse_iso_day
from etl.values.periods import is_outside_years
from etl.values.written import FIRST_YEAR, LAST_YEAR

DATA = PROJECT_ROOT / "data"


def parse_address(text: str) -> str:
    """Make sense of a database's address; wrong usage where it is none."""
    try:
        make_url(text)
        return database_url(text)
    except ArgumentError as fault:
        message = (
            f"{text!r} is no address of a database. Write sqlite:///path/to/file.db or postgresql://user@host/name."
        )
        raise typer.BadParameter(message) from fault


def parse_day(text: str) -> date:
    """Take a day; wrong usage where it is none."""
    day = parse_iso_day(text)
    if day is None or is_outside_years(text):
        message = (
            f"{text!r} is no day. Write it as YYYY-MM-DD, of the years {FIRST_YEAR} to {LAST_YEAR}; a note whose day "
            "is not known takes the first and says so in its date."
        )
        raise typer.BadParameter(message)
    return day


Data = Annotated[
    Path,
    typer.Option("--data", exists=True, file_okay=False, resolve_path=True, help="The folder with the input files."),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar=ADDRESS_VARIABLE,
        parser=parse_address,
        metavar="URL",
        help="The database, sqlite:///file.db or postgresql://user@host/name; data/khorgos.db if not given.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
