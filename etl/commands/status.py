"""``python -m etl status``: what the database holds."""

import json
from datetime import UTC, datetime

import typer

from etl.commands.options import AsJson, Database
from etl.load.contents import read_contents
from etl.load.warnings import disk_warnings, overdue_warnings, read_disks
from etl.report import print_status, screen
from etl.schema.address import database_url


def status(database: Database = None, as_json: AsJson = False) -> None:
    """Tell what the database holds, from where and how fresh, what was refused and noticed, and what to see to."""
    url = database or database_url()
    contents = read_contents(url)
    warnings = [*disk_warnings(read_disks(url)), *overdue_warnings(contents.sources, datetime.now(UTC).date())]
    if as_json:
        typer.echo(json.dumps({**contents.to_json(), "warnings": warnings}, ensure_ascii=False, indent=2))
    else:
        print_status(screen(), contents, warnings)
