"""``python -m etl draft-note`` and ``python -m etl inbox``.

An article becomes a draft, and a person makes it a note.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from etl.commands.options import DATA, AsJson, Data, parse_day
from etl.drafts import inbox as drafts
from etl.drafts.inbox_list import ListedDraft, list_drafts
from etl.publishers.common.bounds import require_bounds
from etl.report import screen
from etl.values.written import WEB_ADDRESS

inbox = typer.Typer(
    help="List, accept, merge and drop drafts of notes and of acts. Nothing enters the data by itself.",
    no_args_is_help=True,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The draft's name, as the list shows it.")]

Seen = Annotated[
    str, typer.Option("--sha256", metavar="HASH", help="Only if the draft is still the file with this SHA-256.")
]
Published = Annotated[
    date | None,
    typer.Option(
        parser=parse_day,
        metavar="YYYY-MM-DD",
        help="The day an article was published; what the page says if not given.",
    ),
]
Publisher = Annotated[str, typer.Option(help="Who published the article; the host of the address if not given.")]
Slug = Annotated[
    str,
    typer.Option(
        metavar="WORDS", help="The end of the name of an article's draft; made from place and people if not given."
    ),
]


def parse_url(text: str) -> str:
    """Take an address of the web; wrong usage where it is none."""
    if not re.fullmatch(WEB_ADDRESS, text):
        message = f"{text!r} is no address. Write the whole one, https://..., without anybody's name or password."
        raise typer.BadParameter(message)
    return text


def parse_url_if_any(text: str) -> str:
    """Take an address of the web, or none."""
    return parse_url(text) if text else text


def draft_note(
    article: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The article, saved as .txt or .html.")],
    *,
    url: Annotated[str, typer.Option(parser=parse_url, metavar="URL", help="Where the article is.")],
    published: Published = None,
    publisher: Publisher = "",
    slug: Slug = "",
    data: Data = DATA,
) -> None:
    """Read an article as 'import' does, and write the draft of a note to data/inbox.

    It is read as an article whatever else the file may look like. The draft says of each finding from which words it
    was read. A person finishes it; it enters the data with 'inbox accept' only.
    """
    require_bounds(article)
    for line in tell_draft(
        drafts.draft_article(data, article, url=url, published=published, publisher=publisher, slug=slug)
    ):
        typer.echo(line)


def tell_draft(drafted: drafts.Drafted) -> Iterator[str]:
    """Say in lines where a draft is, what it lacks, which notes are near it and what to do next."""
    name = drafted.path.stem
    yield f"Wrote {drafted.path}"
    if drafted.missing:
        yield f"Not found: {', '.join(drafted.missing)}."
    yield from (
        f"Waits in the inbox with the same address: {other}. Drop one of the two." for other in drafted.same_address
    )
    yield from (f"May be the same meeting: {note}" for note in drafted.same_meeting)
    yield f"Finish it, take out the read_from lines, then run 'python -m etl inbox accept {name}'."
    yield from (
        f"Or put it into the note: 'python -m etl inbox merge {name} {note.name}'." for note in drafted.same_meeting[:1]
    )


@inbox.command("list")
def list_command(*, as_json: AsJson = False, data: Data = DATA) -> None:
    """List the drafts.

    Told are date, title and link, what was found, which note may tell of the same meeting, how many faults are left.
    """
    listed = list_drafts(data)
    if as_json:
        typer.echo(json.dumps([draft.record() for draft in listed], ensure_ascii=False))
    elif listed:
        screen().print(draft_table(listed))
    else:
        typer.echo(
            "The inbox is empty. 'python -m etl import' makes a draft of an article, 'python -m etl feeds' of the news."
        )


def draft_table(listed: list[ListedDraft]) -> Table:
    """Lay out the drafts, one a line."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for heading in ("draft", "date", "title and link", "found", "may be the same meeting", "faults"):
        # A name is there to be copied: it is the last to be folded.
        table.add_column(
            heading,
            justify="right" if heading == "faults" else "left",
            no_wrap=heading in ("draft", "date"),
            overflow="fold",
        )
    for draft in listed:
        title = "\n".join(part for part in (draft.title or "(no title)", draft.link) if part)
        likely = f"{draft.merges} merged into this note" if draft.merges else "\n".join(map(str, draft.same_meeting))
        table.add_row(
            draft.name, draft.date or "-", title, draft.findings or "-", likely or "-", f"{len(draft.faults):,}"
        )
    return table


@inbox.command()
def accept(name: Name, seen: Seen = "", data: Data = DATA) -> None:
    """Move a finished draft to data/events, acts to data/access; with a fault, all are told and it stays."""
    typer.echo(f"Accepted: {drafts.accept_draft(data, name, seen)}")


@inbox.command()
def merge(
    name: Name,
    event: Annotated[str, typer.Argument(metavar="EVENT_ID", help="The note of the same meeting.")],
    data: Data = DATA,
) -> None:
    """Put what a draft found and the note of the same meeting lacks into that note.

    The result is a draft of the note, for a person to finish and accept. The note keeps all it has. What is added
    stands at the end of its lists, with the words it was read from.
    """
    merged = drafts.merge_draft(data, name, event)
    for line in merged.added:
        typer.echo(f"added: {line}")
    for line in merged.differs:
        typer.echo(f"not the same: {line}")
    if merged.path is None:
        typer.echo(f"The note has all that the draft found. Drop it: python -m etl inbox drop {name}")
    else:
        typer.echo(
            f"Wrote {merged.path}\nFinish it, take out the read_from lines, "
            f"then run 'python -m etl inbox accept {event}'."
        )


@inbox.command()
def drop(name: Name, seen: Seen = "", data: Data = DATA) -> None:
    """Throw a draft away; of a merged note, the draft comes back."""
    typer.echo(f"Dropped: {drafts.drop_draft(data, name, seen)}")
