"""``python -m dashboard brief``: two pages for a meeting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from dashboard.brief.docx import to_docx
from dashboard.brief.facts import BriefRequest
from dashboard.brief.html import to_html
from dashboard.brief.model import Brief
from dashboard.brief.occasion import NothingToBrief, read_occasion
from dashboard.brief.read import read_brief
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
from dashboard.locale import available_languages, use_language
from dashboard.subjects.engine import read_only_engine
from dashboard.subjects.one_build import BuildReplaced, of_one_build, read_build_id, require_build
from dashboard.subjects.unreadable import in_words, why_unreadable
from dashboard.watch.asked import note_build
from dashboard.watch.audit import Act, audit
from etl.vocabulary.languages import SOURCE_LANGUAGE

WRITERS: dict[str, Callable[[Brief], bytes]] = {".html": to_html, ".docx": to_docx}


@dataclass(frozen=True)
class Asked:
    """Whom or which event the brief is for, for whom, by what was known on which day, and in which language."""

    partner: str
    event: str
    person: str
    place: str
    side: str
    on_day: date | None
    language: str

    def subject(self) -> dict[str, str]:
        """What the brief is on, by the names of the options that say so."""
        told = {"partner": self.partner, "event": self.event, "person": self.person, "place": self.place}
        return {name: code for name, code in told.items() if code}


def parse_out(text: str) -> Path:
    """Take the file; wrong usage where its name says no form that a brief has."""
    path = Path(text)
    if path.suffix.lower() not in WRITERS:
        message = f"{text}: a brief is written as {' or '.join(WRITERS)}."
        raise typer.BadParameter(message)
    return path


def brief(
    *,
    partner: Annotated[
        str, typer.Option(metavar="AREA", help="KZ, KG, TJ, TM, UZ or C5; with --event the event's own, if not given.")
    ] = "",
    event: Annotated[str, typer.Option(metavar="ID", help="An event: its name under data/events.")] = "",
    person: Annotated[
        str, typer.Option(metavar="CODE", help="Somebody who is met: a code of data/reference/people.csv.")
    ] = "",
    place: Annotated[
        str, typer.Option(metavar="AREA", help="CN-XJ where Xinjiang meets the partner; all of China if not given.")
    ] = "",
    side: Annotated[
        str, typer.Option(metavar="AREA", help="The reader's side: the partner's code; China's if not given.")
    ] = "",
    on_day: Annotated[
        date | None,
        typer.Option(
            "--date",
            parser=parse_day,
            metavar="YYYY-MM-DD",
            help="By what was known at the end of this day; all that is known if not given.",
        ),
    ] = None,
    language: Annotated[
        str, typer.Option(parser=parse_language, metavar="LANGUAGE", help=f"One of {', '.join(available_languages())}.")
    ] = SOURCE_LANGUAGE,
    database: Database = None,
    out: Annotated[Path, typer.Option(parser=parse_out, metavar="FILE", help="A .html or .docx file.")],
) -> None:
    """Write a brief for a meeting, two pages with sources.

    --partner KZ --date 2024-07-01 --out brief.html (or .docx).
    """
    if not (partner or event or person):
        message = "give --partner, --event or --person."
        raise typer.BadParameter(message)
    address = address_of(database)
    asked = Asked(partner, event, person, place, side, on_day, language)
    with in_the_audit():
        found = _read(address, asked)
        with told_unwritable(str(out)):
            out.write_bytes(WRITERS[out.suffix.lower()](found))
        audit(Act.BRIEF, file=out.name, **asked.subject(), language=language)
    events = f", record of events to {found.events_end.isoformat()}" if found.events_end else ""
    day = found.on_day.isoformat()
    typer.echo(f"Wrote {out}: {found.title}, as known on {day}{events}, {len(found.notes)} sources.")


def _read(address: str, asked: Asked) -> Brief:
    """The brief; ends the program where there is nothing to read it from, or nothing to be said."""
    try:
        return of_one_build(lambda: _read_now(address, asked))
    except NothingToBrief as fault:
        raise failed(str(fault), WRONG_USAGE) from None
    except BuildReplaced:
        raise failed(REPLACED, NO_DATABASE) from None
    except SQLAlchemyError as fault:
        raise failed(in_words(why_unreadable(fault), address), NO_DATABASE) from None


def _read_now(address: str, asked: Asked) -> Brief:
    use_language(asked.language)
    with read_only_engine(address).connect() as whole:
        build_id = read_build_id(whole)
        note_build(build_id)
        occasion = read_occasion(whole, asked.event) if asked.event else None
    with read_only_engine(address, asked.on_day).connect() as connection:
        require_build(connection, build_id)
        request = BriefRequest(asked.partner, occasion, asked.language, asked.person, asked.place, asked.side)
        return read_brief(connection, request)
