"""Options that several commands share, and how their texts are read."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from etl.inputs.mirror import mirror
from etl.schema.address import ADDRESS_VARIABLE, PROJECT_ROOT, database_url, parse_iso_day
from etl.values.addresses import is_remote
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


def parse_data(text: str) -> Path:
    """The folder of input files; of an address of fsspec its mirror on this machine. Wrong usage where neither is."""
    if not is_remote(text):
        if not Path(text).is_dir():
            message = f"Directory {text!r} does not exist."
            raise typer.BadParameter(message)
        return Path(text).resolve()
    try:
        folder = mirror(text)
    except ImportError as fault:
        message = f"{text}: {fault}. What reads addresses is in requirements-cluster.txt."
        raise typer.BadParameter(message) from fault
    except (OSError, ValueError) as fault:
        message = f"{text} cannot be read: {fault}"
        raise typer.BadParameter(message) from fault
    return folder


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
DataPlace = Annotated[
    Path,
    typer.Option(
        "--data",
        parser=lambda text: parse_data(str(text)),
        metavar="FOLDER",
        help="The folder with the input files, or its address, as s3://bucket/data.",
    ),
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
