"""``python -m dashboard token``: tokens by which programs read, made, listed and revoked."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from dashboard.access.token_file import NAME, VARIABLE, Opens, Token, WrongTokens, changing, hash_of, read_tokens
from dashboard.access.tokens import new_token
from dashboard.commands.options import WRONG_USAGE, failed

app = typer.Typer(no_args_is_help=True, help="Make, list and revoke tokens by which programs read.")
_DAYS, _MOST_DAYS = 365, 3650


def parse_name(text: str) -> str:
    """Take a token's name; wrong usage where it is none."""
    if not NAME.fullmatch(text):
        message = f"{text!r} is no name. Take small Latin letters, digits, '.', '_' and '-', at most 40."
        raise typer.BadParameter(message)
    return text


Name = Annotated[str, typer.Argument(parser=parse_name, metavar="NAME", help="What the token is for.")]
File = Annotated[
    str, typer.Option("--file", metavar="FILE", help=f"The file of tokens; that of {VARIABLE} if not given.")
]


@app.command()
def make(
    name: Name,
    *,
    days: Annotated[int, typer.Option(min=1, max=_MOST_DAYS, help="For how many days it is in force.")] = _DAYS,
    metrics: Annotated[bool, typer.Option("--metrics", help="It opens what the server counts, and no rows.")] = False,
    file: File = "",
) -> None:
    """Make a token and print it, once: it is kept nowhere but as a hash."""
    token, today = new_token(), _today()
    with _told_faults(), changing(_path(file)) as tokens:
        if any(one.name == name for one in tokens):
            raise failed(f"There is a token {name} already. Revoke it first, or take another name.", WRONG_USAGE)
        opens = Opens.METRICS if metrics else Opens.API
        tokens.append(Token(name, opens, hash_of(token), today, today + timedelta(days=days)))
    typer.echo(token)
    typer.echo(f"It is shown this once. {name} is in force for {days} days.", err=True)


@app.command(name="list")
def list_(*, file: File = "") -> None:
    """Tell each token's name, what it opens, when it was made, and whether it is in force."""
    with _told_faults():
        tokens = read_tokens(_path(file))
    for token in tokens:
        until = f"{'until' if token.is_in_force(_today()) else 'ended'} {token.expires.isoformat()}"
        typer.echo(f"{token.name}  {token.opens}  made {token.made.isoformat()}  {until}")


@app.command()
def revoke(name: Name, *, file: File = "") -> None:
    """End a token: the servers' next request with it is refused."""
    with _told_faults(), changing(_path(file)) as tokens:
        kept = [one for one in tokens if one.name != name]
        if len(kept) == len(tokens):
            raise failed(f"There is no token {name}.", WRONG_USAGE)
        tokens[:] = kept
    typer.echo(f"{name} is revoked.")


def _today() -> date:
    return datetime.now(UTC).date()


def _path(file: str) -> Path:
    named = file or os.environ.get(VARIABLE)
    if not named:
        raise failed(f"Name the file of tokens with --file, or in {VARIABLE}.", WRONG_USAGE)
    return Path(named)


@contextmanager
def _told_faults() -> Iterator[None]:
    """What keeps the file from being read or written becomes one line on stderr and the exit code."""
    try:
        yield
    except WrongTokens as fault:
        raise failed(str(fault), WRONG_USAGE) from None
    except OSError as fault:
        raise failed(f"{fault.filename}: {fault.strerror}.", WRONG_USAGE) from None
