"""The command line of the reading half: ``python -m dashboard --help``."""

import gc

import typer

from dashboard.commands.brief import brief
from dashboard.commands.export import export
from dashboard.commands.token import app as token

HELP = """Read the Khorgos database into files, and let programs read it over HTTP.

brief writes two pages for a meeting; export writes the rows of a table; token makes, lists and revokes what lets
programs in.

Exit codes: 0 fine, 2 wrong usage or nothing of that kind, 3 no database, or another one than at the start.
"""

app = typer.Typer(help=HELP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
app.command()(brief)
app.command()(export)
app.add_typer(token, name="token")


if __name__ == "__main__":
    gc.freeze()  # what is loaded stays for good: Python's collector would look through it again and again
    app(prog_name="python -m dashboard")
