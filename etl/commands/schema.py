"""The command ``schema``."""

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from etl.load.schema_text import citus_statements, reader_statements, table_statements

FIRST_YEAR = 1995


def schema_command(
    *,
    citus: Annotated[bool, typer.Option("--citus", help="Distributed by series over the nodes of a Citus.")] = False,
    reader: Annotated[str, typer.Option(metavar="ROLE", help="Make a role instead that can only read.")] = "",
    owner: Annotated[str, typer.Option(metavar="ROLE", help="The role that builds, with --reader.")] = "khorgos",
) -> None:
    """Print the SQL of the tables on PostgreSQL, for psql. Nothing is run."""
    if reader:
        statements = reader_statements(reader, owner)
    elif citus:
        statements = citus_statements(range(FIRST_YEAR, datetime.now(UTC).year + 2))
    else:
        statements = table_statements()
    for statement in statements:
        sys.stdout.write(f"{statement};\n")
