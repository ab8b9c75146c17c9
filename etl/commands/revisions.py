"""``python -m etl revisions``: which published figures changed between two arrivals."""

import json
from typing import Annotated, Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from etl import pipeline
from etl.commands.options import AsJson, Database
from etl.report import count, screen
from etl.schema.address import database_url
from etl.transform.corrections import format_number

_HEADINGS = ("source", "trade", "commodity", "period", "figure", "old", "new", "change", "old snapshot", "new snapshot")


def revisions(
    source: Annotated[str, typer.Option("--source", metavar="CODE", help="Only of this source.")] = "",
    database: Database = None,
    as_json: AsJson = False,
) -> None:
    """List the figures that a later arrival of their source changed: what, old, new, change in per cent, both snapshots."""
    changed = pipeline.revisions(database or database_url(), source)
    if as_json:
        typer.echo(json.dumps(changed, ensure_ascii=False, indent=2))
    else:
        print_revisions(screen(), changed)


def print_revisions(console: Console, changed: list[dict[str, Any]]) -> None:
    """Print how many figures changed, then each on a line."""
    console.print(f"{count(len(changed), 'figure')} changed between two arrivals.")
    if not changed:
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for heading in _HEADINGS:
        table.add_column(heading, justify="right" if heading in {"old", "new", "change"} else "left", no_wrap=True)
    for one in changed:
        table.add_row(*row_of(one))
    console.width = max(console.width, console.measure(table).maximum)
    console.print(table, soft_wrap=True)


def row_of(one: dict[str, Any]) -> list[str]:
    """Lay out one changed figure."""
    change = "" if one["change_pct"] is None else f"{one['change_pct']:+,.1f} %"
    return [
        one["source_code"],
        f"{one['reporter_code']} {one['flow']} {one['partner_code']}",
        one["commodity_id"],
        one["period"],
        one["column_name"],
        format_number(one["old_value"]),
        format_number(one["new_value"]),
        change,
        one["old_snapshot_code"],
        one["new_snapshot_code"],
    ]
