"""Write a brief to a file: ``python -m dashboard.brief --partner KZ --date 2024-07-01 --out brief.html``."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from dashboard.brief.docx import to_docx
from dashboard.brief.facts import BriefRequest
from dashboard.brief.html import to_html
from dashboard.brief.model import Brief
from dashboard.brief.occasion import NothingToBrief, read_occasion
from dashboard.brief.read import read_brief
from dashboard.locale import SOURCE_LANGUAGE, available_languages, use_language
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.unreadable import in_words, why_unreadable
from etl.schema.address import database_url

WRITERS: dict[str, Callable[[Brief], bytes]] = {".html": to_html, ".docx": to_docx}
WRONG_USAGE, NO_DATABASE = 2, 3


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """Read the options; wrong ones end the program with a sentence."""
    parser = argparse.ArgumentParser(
        prog="python -m etl brief", description="Write a brief of two pages for a meeting."
    )
    parser.add_argument(
        "--partner", default="", help="KZ, KG, TJ, TM, UZ or C5; with --event the event's own, if not given"
    )
    parser.add_argument("--event", default="", metavar="ID", help="an event: its name under data/events")
    parser.add_argument(
        "--date",
        type=date.fromisoformat,
        metavar="YYYY-MM-DD",
        help="by what was known at the end of this day; all that is known if not given",
    )
    parser.add_argument("--language", default=SOURCE_LANGUAGE, choices=available_languages())
    parser.add_argument(
        "--database", default=None, metavar="URL", help="sqlite:///file.db or postgresql://user@host/name"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a .html or .docx file")
    options = parser.parse_args(given)
    if options.out.suffix.lower() not in WRITERS:
        parser.error(f"--out {options.out}: a brief is written as {' or '.join(WRITERS)}.")
    if not (options.partner or options.event):
        parser.error("give --partner or --event.")
    return options


def main(given: Sequence[str]) -> int:
    """Write the brief and give the exit code: 0 written, 2 nothing to brief on, 3 no database."""
    options = arguments(given)
    address = database_url(options.database) if options.database else database_url()
    try:
        brief = _read(address, options)
    except NothingToBrief as fault:
        return _fail(str(fault), WRONG_USAGE)
    except SQLAlchemyError as fault:
        return _fail(in_words(why_unreadable(fault), address), NO_DATABASE)
    options.out.write_bytes(WRITERS[options.out.suffix.lower()](brief))
    sys.stdout.write(
        f"Wrote {options.out}: {brief.title}, as known on {brief.on_day.isoformat()}, {len(brief.notes)} sources.\n"
    )
    return 0


def _read(address: str, options: argparse.Namespace) -> Brief:
    occasion = None
    if options.event:
        use_language(options.language)
        with read_only_engine(address).connect() as connection:
            occasion = read_occasion(connection, options.event)
    with read_only_engine(address, options.date).connect() as connection:
        return read_brief(connection, BriefRequest(options.partner, occasion, options.language))


def _fail(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
