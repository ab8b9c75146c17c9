"""What the commands say: plain sentences and tables for a terminal."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from etl import schema
from etl.errors import tell_faults
from etl.load.contents import Contents, HeldSource
from etl.schema.freshness import FETCHED
from etl.values.reading import Reading
from etl.vocabulary.builds import RejectionKind

if TYPE_CHECKING:  # who tells of a database takes none of what a build needs
    from etl.pipeline import BuildResult, BuildStage
    from etl.pipeline import Progress as TellStage

FILE_WIDTH = 160  # columns, where the output is no terminal that has a width of its own


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Write a number with its noun: ``1 fault``, ``1,204 faults``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def tell_check(reading: Reading) -> Iterator[str]:
    """Give the lines of ``check``: what was noticed, then the faults, then how many there are or what was read.

    What is to be mended stands at the end, where a terminal shows it.
    """
    yield from (f"{noticed.severity}: {noticed.text}" for noticed in sorted(reading.findings))
    faults = reading.all_faults
    yield from tell_faults(faults)
    read = sum(file.rows_read for file in reading.files)
    loaded = sum(file.rows_loaded for file in reading.files)
    files = count(len(reading.files), "file")
    aside = f" {count(len(reading.set_aside), 'row')} known not to fit." if reading.set_aside else ""
    noticed = f" {count(len(reading.findings), 'finding')}." if reading.findings else ""
    if faults:
        where = count(len(faults.files()), "file")
        yield (f"{count(len(faults), 'fault')} in {where}, of {files} and {count(read, 'row')} read.{aside}{noticed}")
    else:
        yield f"No fault in {files}: {count(read, 'row')} read, {loaded:,} of them good.{aside}{noticed}"


def tell_build(result: "BuildResult") -> Iterator[str]:
    """Give the lines of ``build``: what was refused, then what was loaded and how fast."""
    yield from tell_faults(result.faults)
    yield f"Built {result.address}"
    sums = f"{count(result.rows_read, 'row')} read = {result.rows_loaded:,} loaded + {result.rows_rejected:,} rejected"
    yield f"Build {result.build_id}: {sums}."
    yield "Tables: " + ", ".join(f"{name} {rows:,}" for name, rows in sorted(result.rows.items()) if rows) + "."
    if result.faults:
        yield f"Refused: {count(len(result.faults), 'fault')}, listed above. Mend them and build again."
    if result.set_aside:
        yield f"Set aside: {count(len(result.set_aside), 'row')} known not to fit, listed in data/set_aside.csv."
    if result.revisions:
        yield (
            f"Revisions: {count(result.revisions, 'figure')} changed between arrivals; "
            "'python -m etl revisions' lists them."
        )
    if result.findings:
        yield f"Findings: {len(result.findings):,}; 'python -m etl status' lists them."
    yield f"{result.seconds:.1f} s, {result.rows_per_second:,.0f} rows/s."


def print_status(console: Console, contents: Contents, warnings: list[str]) -> None:
    """Print what a database holds: the build, its sources, what was refused and noticed, and last what to see to."""
    build = contents.build
    age = timedelta(seconds=build.age_seconds)
    console.print(f"{contents.address}\nBuild {build.build_id} of {build.built_at}, {age} ago")
    if build.events_end is not None and build.events_age_months is not None:
        months = count(build.events_age_months, "month")
        console.print(f"The record of events ends on {build.events_end}, {months} before today")
    if build.record_end:
        console.print(
            f"The record ends on {build.record_end}: the latest day on which an event or a stated figure came to be "
            "known"
        )
    console.print(
        f"{count(build.rows_read, 'row')} read = {build.rows_loaded:,} loaded + "
        f"{build.rows_rejected:,} rejected, from {count(len(contents.files), 'file')}"
    )
    console.print(source_table(contents.sources))
    refused = [one for one in contents.rejections if one.kind == RejectionKind.REFUSED]
    aside = Counter(one.file for one in contents.rejections if one.kind == RejectionKind.SET_ASIDE)
    print_list(console, "Refused", [one.sentence for one in refused], sum(one.count for one in refused))
    print_list(console, "Set aside, by file", [f"{file}: {rows:,}" for file, rows in sorted(aside.items())])
    print_list(console, "Findings", [f"{noticed.severity}: {noticed.text}" for noticed in contents.findings])
    print_list(console, "Warnings", warnings)


def source_table(sources: list[HeldSource]) -> Table:
    """Lay out the sources, one a line."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for heading in ("source", "rows", "first", "last", "retrieved", "next release", "publisher", "how to get it"):
        table.add_column(
            heading,
            justify="right" if heading == "rows" else "left",
            no_wrap=heading not in {"publisher", "how to get it"},
            overflow="fold",  # an address is of no use without its end
        )
    for source in sources:
        due = f"{' by its lag' if source.is_next_release_assumed else ''}{' (due)' if source.is_due else ''}"
        way = source.command or "by hand"
        if source.url and source.source_code not in FETCHED:
            way += f", from {source.url}"
        dates = [source.first_period, source.last_period, source.retrieved_date, source.next_release_date]
        first, last, retrieved, release = [day or "-" for day in dates]
        table.add_row(
            source.source_code, f"{source.rows:,}", first, last, retrieved, release + due, source.publisher, way
        )
    return table


def print_list(console: Console, title: str, sentences: list[str], number: int | None = None) -> None:
    """Print sentences under a heading that counts them, or what they tell of, where that is another ``number``."""
    console.print(f"{title}: {len(sentences) if number is None else number:,}")
    for sentence in sentences:
        console.print(f"  {sentence}", soft_wrap=True)


@contextmanager
def progress_bar(console: Console) -> "Iterator[TellStage]":
    """Show a bar for each stage while the block runs; a stage that cannot tell how much there is shows what it is at.

    Nothing in a file.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[step]}"),
        TimeElapsedColumn(),
    )
    from etl.pipeline import BuildStage  # noqa: PLC0415 - only a build has stages

    totals = {BuildStage.READ: None, BuildStage.LOAD: len(schema.metadata.tables)}
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks = {stage: bars.add_task(stage, total=total, step="", start=False) for stage, total in totals.items()}

        def tell(stage: "BuildStage", step: str) -> None:
            bars.start_task(tasks[stage])
            bars.update(tasks[stage], advance=1, step=step)

        yield tell


def screen(*, to_stderr: bool = False) -> Console:
    """Make a console that prints text as it is.

    No markup, no colours in words, wide enough for tables where it is a file.
    """
    console = Console(stderr=to_stderr, markup=False, highlight=False)
    if not console.is_terminal:
        console.width = FILE_WIDTH
    return console
