"""``python -m etl feeds``: look through the news for meetings."""

from collections.abc import Iterator
from typing import Annotated

import typer

from etl.commands.options import DATA, Data
from etl.commands.results import FINE, SOURCE_FAILED
from etl.drafts.news import NEWS, FeedOutcome
from etl.publishers.clients import FetchRequest
from etl.refresh import one_refresh
from etl.report import count


def feeds(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Which feeds; all if none is named.")
    ] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell how many candidates there are; write nothing.")
    ] = False,
    data: Data = DATA,
) -> None:
    """Read the news feeds of data/feeds.yml and draft what tells of a meeting of two sides of ours into data/inbox.

    A draft has what title and summary name, and the link; it enters the data with 'inbox accept' or 'inbox merge' only.
    An entry is drafted once, also when its draft was dropped. A feed that fails stops no other. Ends with 0 if all is
    fine, 6 if a feed failed.
    """
    with one_refresh(data):
        outcomes = NEWS.read(FetchRequest(data, dry_run=dry_run, tell=typer.echo), names or ())
    for line in tell_drafts(outcomes):
        typer.echo(line)
    raise typer.Exit(SOURCE_FAILED if any(outcome.fault for outcome in outcomes) else FINE)


def tell_drafts(outcomes: list[FeedOutcome]) -> Iterator[str]:
    """Give the drafts that were made, each with the notes that may tell of the same meeting, and what to do next."""
    drafted = [one for outcome in outcomes for one in outcome.drafted]
    for one in drafted:
        yield f"Wrote {one.path}"
        yield from (f"  May be the same meeting: {note}" for note in one.same_meeting)
    if drafted:
        yield f"{count(len(drafted), 'draft')} for a person to look at: 'python -m etl inbox list'."
