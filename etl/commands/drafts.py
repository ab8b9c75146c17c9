"""``python -m etl draft-note`` and ``python -m etl inbox``: an article becomes a draft, and a person makes it a note."""

from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from etl.commands.options import DATA, Data, parse_day
from etl.drafts import inbox as drafts
from etl.report import count

inbox = typer.Typer(help="List, accept and drop drafts of notes. Nothing enters the data by itself.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The draft's name, as the list shows it.")]


def parse_url(text: str) -> str:
    """Take an address of the web; wrong usage where it is none."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        message = f"{text!r} is no address. Write the whole one, https://..."
        raise typer.BadParameter(message)
    return text


def draft_note(
    article: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The article, saved as .txt or .html.")],
    *,
    url: Annotated[str, typer.Option(parser=parse_url, metavar="URL", help="Where the article is.")],
    published: Annotated[
        date | None,
        typer.Option(parser=parse_day, metavar="YYYY-MM-DD", help="The day it was published; what the page says if not given."),
    ] = None,
    publisher: Annotated[str, typer.Option(help="Who published it; the host of the address if not given.")] = "",
    slug: Annotated[str, typer.Option(metavar="WORDS", help="The end of the note's name; made from place and people if not given.")] = "",
    data: Data = DATA,
) -> None:
    """Read an article in English, Russian or Chinese and write the draft of a note to data/inbox, for a person to finish.

    The draft says of each finding from which words it was read. It enters the data with 'inbox accept' only.
    """
    drafted = drafts.draft_article(data, article, url=url, published=published, publisher=publisher, slug=slug)
    typer.echo(f"Wrote {drafted.path}")
    if drafted.missing:
        typer.echo(f"Not found: {', '.join(drafted.missing)}.")
    for note in drafted.near:
        typer.echo(f"May be the same meeting: {note}")
    typer.echo(f"Finish it, take out the read_from lines, then run 'python -m etl inbox accept {drafted.path.stem}'.")


@inbox.command("list")
def list_command(data: Data = DATA) -> None:
    """List the drafts and how many faults each still has."""
    waiting = drafts.list_drafts(data)
    for draft in waiting:
        typer.echo(f"{draft.name}  {draft.title or '(no title)'}  {count(draft.faults, 'fault')}")
    if not waiting:
        typer.echo("The inbox is empty. 'python -m etl draft-note' makes a draft of an article.")


@inbox.command()
def accept(name: Name, data: Data = DATA) -> None:
    """Move a finished draft to data/events; every fault is told, and the draft stays, where there is one."""
    typer.echo(f"Accepted: {drafts.accept_draft(data, name)}")


@inbox.command()
def drop(name: Name, data: Data = DATA) -> None:
    """Throw a draft away."""
    typer.echo(f"Dropped: {drafts.drop_draft(data, name)}")
