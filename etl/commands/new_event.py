"""``python -m etl new-event``: the beginning of a note on a meeting."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from etl.commands.options import DATA, Data, parse_day
from etl.drafts.faults import NoteExists
from etl.inputs.notes.skeleton import note_path, write_skeleton
from etl.values.written import HYPHENED
from etl.vocabulary.events import EventKind


def parse_slug(text: str) -> str:
    """Take the end of a note's name; wrong usage where it would not do in a file's name and an address."""
    if not HYPHENED.fits(text):
        message = f"{text!r} is no slug. Write small Latin letters, digits and single hyphens: astana-trade-ministers."
        raise typer.BadParameter(message)
    return text


def parse_kind(text: str) -> EventKind:
    """Take the kind of an event; wrong usage where the closed list has no such one."""
    if text not in set(EventKind):
        message = f"{text!r} is no kind of event. Take one of {', '.join(EventKind)}."
        raise typer.BadParameter(message)
    return EventKind(text)


def new_event(
    *,
    day: Annotated[
        date | None, typer.Option("--date", parser=parse_day, metavar="YYYY-MM-DD", help="The day it was held.")
    ] = None,
    slug: Annotated[
        str | None,
        typer.Option(parser=parse_slug, metavar="WORDS", help="The end of its name: astana-trade-ministers."),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What happened, in one line.")] = None,
    kind: Annotated[
        EventKind | None, typer.Option(parser=parse_kind, metavar="KIND", help=f"One of {', '.join(EventKind)}.")
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Where it was held: a code of data/reference/areas.csv.")
    ] = None,
    data: Data = DATA,
) -> None:
    """Begin a note on a meeting: write its skeleton to data/events/<year>/, to be filled in and checked.

    In a terminal it asks for what is not given. A note that is there already is never written over.
    """
    given = {"--date": day, "--slug": slug, "--title": title, "--kind": kind, "--country": country}
    require_askable([name for name, value in given.items() if value is None])
    path = begin_note(
        data,
        day or typer.prompt("Date (YYYY-MM-DD)", value_proc=parse_day),
        slug or typer.prompt("Slug (astana-trade-ministers)", value_proc=parse_slug),
        title=title or typer.prompt("Title, in one line"),
        kind=kind or typer.prompt(f"Kind ({', '.join(EventKind)})", value_proc=parse_kind),
        country=country or typer.prompt("Country, an area code"),
    )
    typer.echo(f"Wrote {path}\nFill it in, then run 'python -m etl check'.")


def begin_note(data_dir: Path, day: date, slug: str, *, title: str, kind: EventKind, country: str) -> Path:
    """Write the skeleton of a note on an event to its place below ``data_dir`` and give its path. Raises NoteExists."""
    path = note_path(data_dir, f"{day.isoformat()}-{slug}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(write_skeleton(day, slug, title=title, kind=kind, country=country))
    except FileExistsError as fault:
        raise NoteExists(str(path)) from fault
    return path


def require_askable(missing: list[str]) -> None:
    """Raise wrong usage where something is not given and there is nobody to ask."""
    if missing and not sys.stdin.isatty():
        message = f"Give {', '.join(missing)}: there is no terminal to ask in."
        raise typer.BadParameter(message)
