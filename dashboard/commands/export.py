"""``python -m dashboard export``: rows of a table as a file."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import QueryParams

from dashboard.commands.options import (
    NO_DATABASE,
    REPLACED,
    WRONG_USAGE,
    Database,
    address_of,
    failed,
    in_the_audit,
    parse_day,
    parse_language,
    told_unwritable,
)
from dashboard.files.files import FileForm
from dashboard.files.tables import NothingBuilt, Wanted, write_table
from dashboard.locale import available_languages
from dashboard.rows.labels import table_descriptions
from dashboard.rows.parameters import MOST_LISTED, BadParametersError, ParameterFault, allowed_codes, read_parameters
from dashboard.rows.table_list import TABLES
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.one_build import BuildReplaced, of_one_build, read_build_id, require_build
from dashboard.subjects.unreadable import Unreadable, Why, in_words, why_unreadable
from dashboard.watch.asked import note_build

SITE = "http://127.0.0.1:8501"  # where `make run` serves the pages
_STDOUT = "-"


@dataclass(frozen=True)
class Asked:
    """What is asked of a table: filters as ``NAME=CODE``, and the other options by the names of their parameters."""

    table: str
    filters: tuple[str, ...]
    singles: Mapping[str, str | None]


def parse_table(text: str) -> str:
    """Take a table; wrong usage where there is none of the name."""
    if text not in TABLES:
        message = f"{text!r} is no table. Take one of {', '.join(TABLES)}."
        raise typer.BadParameter(message)
    return text


def parse_filter(text: str) -> str:
    """Take a filter; wrong usage where it is no name and code."""
    if "=" not in text:
        message = f"--filter {text}: write NAME=CODE, as partner=KZ."
        raise typer.BadParameter(message)
    return text


def export(
    table: Annotated[
        str | None, typer.Argument(parser=parse_table, metavar="TABLE", help=f"One of {', '.join(TABLES)}.")
    ] = None,
    *,
    tells: Annotated[
        bool, typer.Option("--list", help="Tell the tables; with a table, its filters and their codes.")
    ] = False,
    filters: Annotated[
        list[str] | None,
        typer.Option(
            "--filter", parser=parse_filter, metavar="NAME=CODE", help="Rows with this code; may be repeated."
        ),
    ] = None,
    years: Annotated[
        str | None, typer.Option(metavar="2013-2024", help="Rows that lie in these years at least in part.")
    ] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Rows that hold every word.")] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            parser=parse_language,
            metavar="LANGUAGE",
            help=f"The language of names and headings: {', '.join(available_languages())}.",
        ),
    ] = None,
    limit: Annotated[
        str | None, typer.Option(metavar="N", help="No more rows than this; all of them if not given.")
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option(
            parser=parse_day,
            metavar="YYYY-MM-DD",
            help="What was known at the end of a day; all that is known if not given.",
        ),
    ] = None,
    form: Annotated[FileForm, typer.Option(help="people: a CSV for a spreadsheet.")] = FileForm.CSV,
    out: Annotated[
        str, typer.Option(metavar="FILE", help="The file; - is the standard output, and so is none.")
    ] = _STDOUT,
    site: Annotated[str, typer.Option(metavar="URL", help="Where the dashboard is, for the citation.")] = SITE,
    database: Database = None,
) -> None:
    """Write rows of a table to a file.

    trade --filter partner=KZ --form xlsx --out trade.xlsx.
    """
    if table is None:
        if not tells:
            message = "name a table, or give --list."
            raise typer.BadParameter(message)
        _print(_tables_in_words())
        return
    asked = Asked(table, tuple(filters or ()), {"years": years, "text": text, "lang": lang, "limit": limit})
    address = address_of(database)
    with _told_faults(address), in_the_audit():
        if tells:
            with read_only_engine(address).connect() as whole:
                _print(_filters_in_words(whole, table))
            return
        _write(out, of_one_build(lambda: _rows(address, asked, as_of, form, site.rstrip("/"))))


def _rows(address: str, asked: Asked, as_of: date | None, form: FileForm, site: str) -> Iterator[bytes]:
    # Which codes there are does not hang on the day.
    with read_only_engine(address).connect() as whole:
        build_id, wanted = read_build_id(whole), _wanted(whole, asked)
        note_build(build_id)
    with read_only_engine(address, as_of, wanted.language).connect() as connection:
        require_build(connection, build_id)
        return write_table(connection, form, wanted, site)


@contextmanager
def _told_faults(address: str) -> Iterator[None]:
    """What cannot be asked or read becomes one line on stderr and the exit code."""
    try:
        yield
    except BadParametersError as wrong:
        raise failed(" ".join(map(_in_words, wrong.faults)), WRONG_USAGE) from None
    except BuildReplaced:
        raise failed(REPLACED, NO_DATABASE) from None
    except (NothingBuilt, SQLAlchemyError) as fault:
        found = Unreadable(Why.NOT_BUILT) if isinstance(fault, NothingBuilt) else why_unreadable(fault)
        raise failed(in_words(found, address), NO_DATABASE) from None


def _wanted(connection: Connection, asked: Asked) -> Wanted:
    filters = [(name, code) for name, _equals, code in (one.partition("=") for one in asked.filters)]
    known = tuple(TABLES[asked.table].filters)
    if unknown := [
        ParameterFault(name, code, "there is no such filter here", known) for name, code in filters if name not in known
    ]:
        raise BadParametersError(unknown)
    singles = [(name, text) for name, text in asked.singles.items() if text]
    read = read_parameters(connection, asked.table, QueryParams([*filters, *singles]))
    return Wanted(asked.table, read.filters, read.language, read.limit)


def _write(out: str, pieces: Iterator[bytes]) -> None:
    """Write the pieces to the standard output, or to a file that appears under its name only when it is whole.

    What is there and no file, as a pipe or a device, stays what it is and takes the pieces as they come.
    """
    if out == _STDOUT:
        _write_to_stdout(pieces)
        return
    is_no_file = Path(out).exists() and not Path(out).is_file()
    with told_unwritable(out):
        if is_no_file:
            _write_pieces(Path(out), pieces)
        else:
            _write_whole(Path(f"{out}.part"), out, pieces)
    sys.stderr.write(f"Wrote {out}.\n")


def _write_whole(part: Path, out: str, pieces: Iterator[bytes]) -> None:
    try:
        _write_pieces(part, pieces)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _write_pieces(place: Path, pieces: Iterator[bytes]) -> None:
    with place.open("wb") as file:
        file.writelines(pieces)


def _write_to_stdout(pieces: Iterator[bytes]) -> None:
    try:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has had enough. What Python would still flush at its end goes nowhere instead of failing again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tables_in_words() -> list[str]:
    return [
        f"{name}: {description} Filters: {', '.join(TABLES[name].filters) or 'none'}."
        for name, description in table_descriptions().items()
    ]


def _filters_in_words(connection: Connection, table: str) -> list[str]:
    lines = []
    for name in TABLES[table].filters:
        codes = allowed_codes(connection, table, name)
        more = f" and {len(codes) - MOST_LISTED} more" if len(codes) > MOST_LISTED else ""
        lines.append(f"{name}: {', '.join(codes[:MOST_LISTED])}{more}")
    return lines


def _in_words(fault: ParameterFault) -> str:
    return f"{fault.parameter}={fault.seen}: {fault.problem}: {', '.join(fault.allowed)}."


def _print(lines: list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
