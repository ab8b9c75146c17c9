"""The one place in which it is decided who asks: for a request, and for a WebSocket when it is opened."""

from starlette.types import Scope

from dashboard.access import openness, people, tokens
from dashboard.access.rates import counted_under
from dashboard.access.roles import ANYONE, STATE, Reader
from dashboard.watch.asked import NOBODY, Who, note_who


def decide_reader(scope: Scope) -> Reader | None:
    """Who asks, put into the scope's state too: a program by its token, else a person by the signed cookie.

    Where no access is configured it is anyone to whom the server is open, else none for whoever shows neither.
    """
    reader = tokens.reader_by_token(scope) or people.reader_by_sign_in(scope)
    if reader is None and not people.is_configured() and openness.is_open_to(scope):
        reader = ANYONE
    note_who(Who(reader.name, reader.kind, counted_under(reader, scope)) if reader else NOBODY)
    scope.setdefault("state", {})[STATE] = reader
    return reader
