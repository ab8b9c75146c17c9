"""Write rows of a table to a file.

``python -m dashboard.files trade --filter partner=KZ --form xlsx --out trade.xlsx``.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from starlette.datastructures import QueryParams

from dashboard.files.files import FileForm
from dashboard.files.tables import NothingBuilt, Wanted, write_table
from dashboard.locale import available_languages
from dashboard.rows.labels import table_descriptions
from dashboard.rows.parameters import MOST_LISTED, BadParametersError, ParameterFault, allowed_codes, read_parameters
from dashboard.rows.streams import BuildReplaced
from dashboard.rows.table_list import TABLES
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.unreadable import Unreadable, in_words, why_unreadable
from etl.schema.address import database_url

WRONG_USAGE, NO_DATABASE = 2, 3
SITE = "http://127.0.0.1:8501"  # where `make run` serves the pages
_STDOUT = "-"


def main(given: Sequence[str]) -> int:
    """Write the file and give the exit code.

    0 written, 2 wrong usage, 3 no database, or another one than at the start.
    """
    options = arguments(given)
    if options.list and not options.table:
        _print(_tables_in_words())
        return 0
    try:
        address = database_url(options.database)
        _answer(address, options)
    except BadParametersError as wrong:
        return _fail(" ".join(map(_in_words, wrong.faults)), WRONG_USAGE)
    except ArgumentError:
        return _fail(
            f"--database {options.database}: write sqlite:///file.db or postgresql://user@host/name.", WRONG_USAGE
        )
    except BuildReplaced:
        return _fail("Another build came in between. Run the same command again.", NO_DATABASE)
    except (NothingBuilt, SQLAlchemyError) as fault:
        why = Unreadable.NOT_BUILT if isinstance(fault, NothingBuilt) else why_unreadable(fault)
        return _fail(in_words(why, address), NO_DATABASE)
    return 0


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """Read the options; wrong ones end the program with a sentence and exit code 2."""
    parser = argparse.ArgumentParser(prog="python -m dashboard.files", description="Write rows of a table to a file.")
    parser.add_argument("table", nargs="?", choices=TABLES, metavar="TABLE", help=", ".join(TABLES))
    parser.add_argument(
        "--list", action="store_true", help="tell the tables; with a table, its filters and their codes"
    )
    parser.add_argument(
        "--filter", action="append", default=[], metavar="NAME=CODE", help="rows with this code; may be repeated"
    )
    parser.add_argument("--years", metavar="2013-2024", help="rows that lie in these years at least in part")
    parser.add_argument("--text", metavar="WORDS", help="rows that hold every word")
    parser.add_argument("--lang", choices=available_languages(), help="the language of names and headings")
    parser.add_argument("--limit", metavar="N", help="no more rows than this; all of them if not given")
    parser.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="what was known at the end of a day; all that is known if not given",
    )
    parser.add_argument(
        "--form", type=FileForm, choices=list(FileForm), default=FileForm.CSV, help="people: a CSV for a spreadsheet"
    )
    parser.add_argument(
        "--out", default=_STDOUT, metavar="FILE", help="the file; - is the standard output, and so is none"
    )
    parser.add_argument(
        "--site", default=SITE, metavar="URL", help=f"where the dashboard is, for the citation; {SITE} if not given"
    )
    parser.add_argument(
        "--database", default=None, metavar="URL", help="sqlite:///file.db or postgresql://user@host/name"
    )
    options = parser.parse_args(given)
    if not (options.table or options.list):
        parser.error("name a table, or give --list.")
    for one in options.filter:
        if "=" not in one:
            parser.error(f"--filter {one}: write NAME=CODE, as partner=KZ.")
    return options


def _answer(address: str, options: argparse.Namespace) -> None:
    # Which codes there are does not hang on the day.
    with read_only_engine(address).connect() as whole:
        if options.list:
            _print(_filters_in_words(whole, options.table))
            return
        wanted = _wanted(whole, options)
    with read_only_engine(address, options.as_of).connect() as connection:
        _write(options.out, write_table(connection, options.form, wanted, options.site.rstrip("/")))


def _wanted(connection: Connection, options: argparse.Namespace) -> Wanted:
    singles = [(name, getattr(options, name)) for name in ("years", "text", "lang", "limit")]
    filters = [(name, code) for name, _equals, code in (one.partition("=") for one in options.filter)]
    known = tuple(TABLES[options.table].filters)
    if unknown := [
        ParameterFault(name, code, "there is no such filter here", known) for name, code in filters if name not in known
    ]:
        raise BadParametersError(unknown)
    asked = read_parameters(
        connection, options.table, QueryParams([*filters, *((name, text) for name, text in singles if text)])
    )
    return Wanted(options.table, asked.filters, asked.language, asked.limit)


def _write(out: str, pieces: Iterator[bytes]) -> None:
    """Write the pieces to the standard output, or to a file that appears under its name only when it is whole."""
    if out == _STDOUT:
        _write_to_stdout(pieces)
        return
    part = Path(f"{out}.part")
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    sys.stderr.write(f"Wrote {out}.\n")


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


def _fail(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
