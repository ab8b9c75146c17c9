"""Tokens: how a program shows the server what it is.

A program sends its token in the header ``Authorization``: as ``Bearer``, or, for calendars, feed readers and
spreadsheets that know no other way, as the password of ``Basic``, whatever the user's name. It is never part of an
address, which proxies, browsers and other programs write down.
"""

import base64
import hmac
import os
import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import unquote_plus

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard.access.file_state import file_state
from dashboard.access.roles import Kind, Reader, Role
from dashboard.access.token_file import VARIABLE, Opens, Token, WrongTokens, hash_of, read_tokens
from dashboard.watch.asked import Who
from dashboard.watch.audit import Act, audit_of
from dashboard.watch.hidden import TOKEN
from dashboard.watch.log import tell_fault

_ROLES = {Opens.API: Role.READER, Opens.METRICS: Role.MAINTAINER}


def new_token() -> str:
    """A token that nobody else has, as ``dashboard.watch.hidden`` knows it."""
    return f"khorgos_{secrets.token_hex(32)}"


def offered_token(scope: Scope) -> str | None:
    """The token that a request brings in its header; none where it brings what cannot be one of ours."""
    scheme, _space, given = Headers(scope=scope).get("authorization", "").partition(" ")
    offered = _WAYS.get(scheme.lower(), _nothing)(given)
    return offered if TOKEN.fullmatch(offered) else None


def _password(given: str) -> str:
    try:
        return base64.b64decode(given.strip(), validate=True).decode("ascii").partition(":")[2]
    except ValueError:
        return ""


def _nothing(_given: str) -> str:
    return ""


_WAYS: dict[str, Callable[[str], str]] = {"bearer": str.strip, "basic": _password}


def is_in_address(scope: Scope) -> bool:
    """Whether the address that is asked for has a token in it."""
    query = scope.get("query_string", b"").decode("latin-1")
    return bool(TOKEN.search(str(scope["path"])) or TOKEN.search(unquote_plus(query)))


def find_token(tokens: Iterable[Token], offered: str, day: date) -> Token | None:
    """The token that is offered, where it is in force on the day.

    All are looked at, and each from its first letter to its last, so that how long it takes tells nothing.
    """
    digest = hash_of(offered)
    same = [token for token in tokens if hmac.compare_digest(token.sha256, digest)]
    return next((token for token in same if token.is_in_force(day)), None)


class KnownTokens:
    """The tokens of the file that the environment names, read again when it changed."""

    def __init__(self) -> None:
        self._seen: tuple[object, ...] = ()
        self._tokens: tuple[Token, ...] = ()

    def now(self) -> tuple[Token, ...]:
        """Those of the file as it is; none, with a line in the log, while it cannot be used."""
        named = os.environ.get(VARIABLE)
        if not named:
            return ()
        state = named, file_state(Path(named))
        if state != self._seen:
            self._tokens, self._seen = _read(Path(named)), state
        return self._tokens


def _read(path: Path) -> tuple[Token, ...]:
    try:
        return read_tokens(path)
    except WrongTokens as fault:
        tell_fault("tokens not read", fault)
        return ()


KNOWN = KnownTokens()
_used: dict[str, date] = {}


def reader_by_token(scope: Scope) -> Reader | None:
    """The program whose token a request brings in its header; none for a request without one that is in force."""
    offered = offered_token(scope)
    found = find_token(KNOWN.now(), offered, datetime.now(UTC).date()) if offered else None
    if found is None:
        return None
    _tell_first_use(found)
    return Reader(found.name, _ROLES[found.opens], Kind.PROGRAM)


def _tell_first_use(token: Token) -> None:
    """A line of the audit where a token is used for the first time in a day: each of its requests would be too many."""
    today = datetime.now(UTC).date()
    if _used.get(token.sha256) != today:
        _used[token.sha256] = today
        audit_of(Who(token.name, Kind.PROGRAM), Act.TOKEN_USED)


def require_tokens() -> None:
    """Raise WrongTokens where the file that the environment names cannot be used."""
    if named := os.environ.get(VARIABLE):
        read_tokens(Path(named))
