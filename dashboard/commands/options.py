"""Options that the commands share, how their texts are read, and how a command ends."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated

import typer
from sqlalchemy.exc import ArgumentError

from dashboard.locale import available_languages
from dashboard.watch.asked import Who, working_on
from dashboard.watch.audit import WrongAudit, begin_audit
from etl.schema.address import parse_iso_day, read_url, read_variable

WRONG_USAGE, NO_DATABASE = 2, 3
REPLACED = "Another build came in between. Run the same command again."


def address_of(database: str | None) -> str:
    """The address of the database asked for, else the usual one; ends the program where it is none."""
    try:
        return read_url(database)
    except ArgumentError:
        asked = read_variable() if database is None else f"--database {database}"
        raise failed(f"{asked}: write sqlite:///file.db or postgresql://user@host/name.", WRONG_USAGE) from None


def parse_day(text: str) -> date:
    """Take a day; wrong usage where it is none."""
    day = parse_iso_day(text)
    if day is None:
        message = f"{text!r} is no day. Write it as YYYY-MM-DD."
        raise typer.BadParameter(message)
    return day


def parse_language(text: str) -> str:
    """Take a language; wrong usage where there is no catalogue of it."""
    if text not in available_languages():
        message = f"{text!r} is no language here. Take one of {', '.join(available_languages())}."
        raise typer.BadParameter(message)
    return text


@contextmanager
def told_unwritable(out: str) -> Iterator[None]:
    """What keeps a file from being written becomes one line on stderr and the exit code."""
    try:
        yield
    except OSError as fault:
        message = f"{out}: {fault.strerror}. Name a file with --out that can be written."
        raise failed(message, WRONG_USAGE) from None


@contextmanager
def in_the_audit() -> Iterator[None]:
    """Files made in the block are told in the audit's file, where one is named, in the name of this machine's user."""
    try:
        begin_audit()
    except WrongAudit as fault:
        raise failed(str(fault), WRONG_USAGE) from None
    with working_on("", Who(_user(), "command")):
        yield


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return str(os.getuid())


def failed(message: str, code: int) -> typer.Exit:
    """Say in one line on stderr what went wrong; gives the end of the program, to be raised."""
    typer.echo(message, err=True)
    return typer.Exit(code)


Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="URL",
        help="sqlite:///file.db or postgresql://user@host/name; data/khorgos.db if not given.",
    ),
]
