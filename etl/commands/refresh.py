"""``python -m etl refresh``: fetch, check and build in one, for a person or for cron."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from etl.commands.clients import CLIENTS
from etl.commands.options import DATA, Data, Database
from etl.commands.results import FAULTS_FOUND, FINE, SOURCE_FAILED
from etl.publishers.clients import FetchRequest
from etl.publishers.comtrade.first_run import FIRST_RUN, first_request, plan_calls
from etl.refresh import Happening, Log, RefreshResult, RefreshStep, StepOutcome, refresh
from etl.report import count, progress_bar, screen
from etl.schema.address import database_url

_COLOURS = {StepOutcome.FAILED: "red", StepOutcome.NEW: "green", StepOutcome.DONE: "green"}


def refresh_command(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Which sources; all if none is named.")
    ] = None,
    *,
    data: Data = DATA,
    database: Database = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print a line of JSON for each step.")] = False,
    plan: Annotated[
        bool, typer.Option("--plan", help="Say how many calls a first run takes and how long; ask nothing.")
    ] = False,
    first_run: Annotated[
        bool,
        typer.Option(
            "--first-run", help="Fill China's trade with Kazakhstan by month since June 2020 from UN Comtrade."
        ),
    ] = False,
) -> None:
    """Fetch every source, check what came and build the database.

    A source that fails keeps its old figures and stops no other. Ends with 0 if all is fine, 1 if rows were refused, 6
    if a source failed, 4 if the new database failed its checks, 5 if another refresh or build is at work.
    """
    if sources and (plan or first_run):
        message = "--plan and --first-run are of one source of their own: name none beside them."
        raise typer.BadParameter(message)
    asked = require_sources(sources or list(CLIENTS))
    fetches = {source: partial(CLIENTS[source].fetch, FetchRequest(data_dir=data)) for source in asked}
    log = json_log() if as_json else plain_log(screen())
    if plan or first_run:
        tell_plan(data, log)
        fetches = {FIRST_RUN.name: partial(FIRST_RUN.fetch, first_request(data))}
    if plan:
        return
    with progress_bar(screen(to_stderr=True)) as progress:
        result = refresh(data, database or database_url(), fetches, log=log, progress=progress)
    code = exit_code(result)
    log(Happening(RefreshStep.END, StepOutcome.DONE, detail=summarise(result), facts={"exit_code": code}))
    raise typer.Exit(code)


def tell_plan(data: Path, log: Log) -> None:
    """Say what the first run takes."""
    calls = plan_calls(data)
    facts = {"least_calls": calls.least_calls, "most_calls": calls.most_calls, "most_days": calls.most_days}
    log(Happening(RefreshStep.PLAN, StepOutcome.DONE, FIRST_RUN.name, calls.in_words(), facts))


def require_sources(sources: list[str]) -> list[str]:
    """Give the sources; wrong usage where one cannot be fetched."""
    unknown = [source for source in sources if source not in CLIENTS]
    if unknown:
        message = f"{', '.join(unknown)}: no such source to fetch. Take of {', '.join(CLIENTS)}."
        raise typer.BadParameter(message)
    return sources


def exit_code(result: RefreshResult) -> int:
    """Tell how a refresh ended that built, or had nothing to build."""
    if result.failed:
        return SOURCE_FAILED
    return FAULTS_FOUND if result.build and result.build.faults else FINE


def summarise(result: RefreshResult) -> str:
    """Say in one line what came of it."""
    new = f"{count(len(result.new), 'source')} with new files"
    failed = f", {count(len(result.failed), 'source')} failed ({', '.join(result.failed)})" if result.failed else ""
    if result.build is None:
        return f"{new}{failed}; the database stays as it is"
    build = result.build
    changed = count(build.revisions, "figure")
    refused = f", {count(len(build.faults), 'fault')}" if build.faults else ""
    return f"{new}{failed}; build {build.build_id} with {build.rows_loaded:,} rows, {changed} revised{refused}"


def json_log() -> Callable[[Happening], None]:
    """A log for machines: one JSON object a line."""
    return lambda happening: typer.echo(json.dumps(happening.record(), ensure_ascii=False))


def plain_log(console: Console) -> Callable[[Happening], None]:
    """A log for people: time, step, source, outcome and what there is to say."""

    def tell(happening: Happening) -> None:
        words = [f"{happening.moment:%H:%M:%S}", f"{happening.step:<5}", happening.source, happening.outcome]
        line = " ".join(word for word in words if word)
        colour = _COLOURS.get(happening.outcome)
        console.print(f"{line}: {happening.detail}" if happening.detail else line, style=colour, soft_wrap=True)
        for fault in happening.facts.get("faults", []):
            console.print(f"  {fault}", soft_wrap=True)

    return tell
