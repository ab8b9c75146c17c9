"""``python -m etl import``: keep a file that a publisher offers for download, so that the next build loads it.

Or draft acts on market access of a saved page, or a note of an article.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from babel import Locale

from etl.commands.drafts import Published, Publisher, Slug, draft_note, parse_url, parse_url_if_any
from etl.commands.options import DATA, Data, parse_day
from etl.commands.results import FAULTS_FOUND, FINE
from etl.drafts.acts.drafting import DraftedActs, draft_acts, find_acts
from etl.drafts.article import Article, read_article
from etl.drafts.faults import NotAnArticle
from etl.errors import Fault, UnknownLayout, tell_faults
from etl.publishers.importing import Imported, ImportedFile, import_file
from etl.publishers.importing_figures import ImportedFigures, import_figures
from etl.refresh import one_refresh
from etl.report import count
from etl.values.reading import FileCount
from etl.vocabulary.trade import Flow

File = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, resolve_path=True, help="The file, as it was downloaded.")
]
Source = Annotated[
    str,
    typer.Option("--source", metavar="CODE", help="The source it belongs to, if not the one of its layout or mapping."),
]
OneFlow = Annotated[Flow | None, typer.Option("--flow", help="Exports or imports, for files that do not say it.")]
MappingFile = Annotated[
    Path | None,
    typer.Option(
        "--mapping", exists=True, dir_okay=False, help="What the columns of a CSV are; docs/import.md says how."
    ),
]
Retrieved = Annotated[
    date | None,
    typer.Option(
        "--retrieved", parser=parse_day, metavar="YYYY-MM-DD", help="The day it was downloaded; now if not given."
    ),
]
Address = Annotated[
    str,
    typer.Option(
        "--url", parser=parse_url_if_any, metavar="URL", help="Where it was downloaded from; required for an article."
    ),
]


def import_command(
    file: File,
    *,
    source: Source = "",
    flow: OneFlow = None,
    mapping: MappingFile = None,
    retrieved: Retrieved = None,
    url: Address = "",
    published: Published = None,
    publisher: Publisher = "",
    slug: Slug = "",
    data: Data = DATA,
) -> None:
    """Recognise a publisher's file and keep it unchanged under data/snapshots.

    It is looked through first; the next build loads it. A file of which nothing can be loaded is not kept. Of a notice
    of China's customs and of a page of the register of overseas producers the draft of acts on market access goes to
    data/inbox; of a text or page that is told in sentences, an article, the draft of a note. A person finishes both.
    Ends with 0 if all is fine, 1 if rows or the file are refused.
    """
    moment = datetime.combine(retrieved, time(12), tzinfo=UTC) if retrieved else datetime.now(UTC)
    try:
        with one_refresh(data):
            figures = (
                None if flow or mapping else import_figures(file, data, source=source, retrieved_at=moment, url=url)
            )
            if figures is not None:
                end_import(tell_figures(file, figures), is_sound=not figures.faults)
            imported = import_file(file, data, source=source, flow=flow, mapping=mapping, retrieved_at=moment, url=url)
    except UnknownLayout:
        if source or flow or mapping:
            raise
        acts = find_acts(file, data, url=url, read_on=moment.date())
        article = find_article(file) if acts is None else None
        if acts is not None:
            end_import(tell_acts(file, draft_acts(data, acts)), is_sound=True)
        if article is None:
            raise
        language, sentences = Locale(article.language).english_name, count(len(article.sentences), "sentence")
        typer.echo(f"{file.name}: taken for an article in {language}, {sentences}")
        draft_note(file, url=require_url(url), published=published, publisher=publisher, slug=slug, data=data)
        return
    is_sound = not imported.refused and not any(one.file.faults for one in imported.imports)
    end_import(tell_file(file, imported), is_sound=is_sound)


def end_import(lines: list[str], *, is_sound: bool) -> NoReturn:
    """Say what came of a file and end the command; with 1 where anything is refused."""
    for line in lines:
        typer.echo(line)
    raise typer.Exit(FINE if is_sound else FAULTS_FOUND)


def tell_acts(path: Path, drafted: DraftedActs) -> list[str]:
    """Say in lines what a saved page was taken for, what was found, what is missing, and what to do next."""
    found = drafted.found
    return [
        f"{path.name}: taken for {found.taken_for}, {count(len(found.acts), 'act')}",
        *found.remarks,
        f"Wrote {drafted.path}",
        *([f"Told already by the record: {', '.join(drafted.told_already)}."] if drafted.told_already else []),
        *([f"Not found, empty in the draft: {', '.join(drafted.missing)}."] if drafted.missing else []),
        f"Look every column up on the page, then run 'python -m etl inbox accept {drafted.path.stem}'.",
    ]


def find_article(file: Path) -> Article | None:
    """The article that a file is; None for any other file."""
    try:
        article = read_article(file)
    except NotAnArticle:
        return None
    return article if article.is_told_in_sentences else None


def require_url(url: str) -> str:
    """Give the address of an article; wrong usage where there is none: a note cites its source."""
    if not url:
        message = "the file reads like an article. Add --url https://..., where it is: a note names its source."
        raise typer.BadParameter(message)
    return parse_url(url)


def tell_file(path: Path, imported: ImportedFile) -> list[str]:
    """Say in lines what came of a file, source by source."""
    return [
        *(line for one in imported.imports for line in tell_import(path, one)),
        *(f"{path.name}: no figure of the source {layout.source_code} in it" for layout in imported.without),
        *tell_faults(imported.refused),
        "Next: python -m etl build",
    ]


def tell_figures(path: Path, imported: ImportedFigures) -> list[str]:
    """Say in lines what a file of prices, rates or harvests was taken for and what is in it."""
    return [
        f"{path.name}: taken for {imported.layout.title} (source {imported.source_code})",
        *_tell_rows(imported.count, imported.first, imported.last),
        *_tell_rest(imported.left_out, imported.faults, imported.folder),
        "Next: python -m etl build",
    ]


def tell_import(path: Path, imported: Imported) -> list[str]:
    """Say in lines what a file was taken for and what is in it."""
    first, last = imported.file.span
    return [
        f"{path.name}: taken for {imported.layout.title} (source {imported.source_code})",
        *_tell_rows(imported.file.count, first, last),
        *_tell_rest(imported.left_out, imported.file.faults, imported.folder),
    ]


def _tell_rows(rows: FileCount, first: date, last: date) -> list[str]:
    return [
        f"{count(rows.rows_read, 'row')} of ours, {rows.rows_loaded:,} to load, {rows.rows_rejected:,} refused; "
        f"{first} to {last}"
    ]


def _tell_rest(left_out: Mapping[str, int], faults: Iterable[Fault], folder: Path | None) -> list[str]:
    """What is left out and refused, and where the file is kept."""
    outcome = f"Kept in {folder}" if folder else "Nothing new: the newest arrival of this source is this very file"
    return [
        *(f"left out: {number:,} {why}" for why, number in left_out.items()),
        *tell_faults(faults),
        f"{outcome}.",
    ]
