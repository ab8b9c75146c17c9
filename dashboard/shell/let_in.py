"""The door's rules on people: who is let in where access is configured, and to what."""

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard.access.people import cookies_of, is_configured, person_of
from dashboard.access.roles import Role, reader_of
from dashboard.api.base_path import base_path
from dashboard.shell.refusal import Refusal

SIGN_IN, LOGIN, LOGOUT, CALLBACK = "sign-in", "auth/login", "auth/logout", "oauth2callback"
OPEN = ("api/health", SIGN_IN, LOGIN, LOGOUT, CALLBACK)
"""All that is answered to whoever asks: whether the server is alive, and the way in and out."""

_FOR_CALENDARS = ("api/events.ics", "api/events.atom")


def is_at(scope: Scope, address: str) -> bool:
    """Whether a request is for exactly this address; what only becomes it, once slashes are taken off, is another."""
    return str(scope["path"]) in {f"/{address}", f"{base_path()}/{address}"}


def is_open(scope: Scope) -> bool:
    """Whether a request is for what is open to all."""
    return scope["type"] == "http" and any(is_at(scope, address) for address in OPEN)


def who_is_let_in(scope: Scope) -> Refusal | None:
    """Refuse whoever is not a reader: who did not sign in, and who did and is not on the list."""
    if not is_configured() or reader_of(scope) is not None or is_open(scope):
        return None
    person = person_of(cookies_of(scope))
    if person is None:
        challenge = {"www-authenticate": _challenge(scope)}
        return Refusal(401, "this is for those who are let in: sign in, or send a token", challenge)
    if person.is_unverified:
        return Refusal(403, "the sign-in does not say that this address is verified")
    return Refusal(403, "this address is not on the list of those who are let in")


def _challenge(scope: Scope) -> str:
    """How a program is to show its token: what reads calendars and feeds asks its user for a password if told so.

    A browser would ask too, in the place of our page.
    """
    is_calendar = any(is_at(scope, address) for address in _FOR_CALENDARS) and not is_for_a_person(scope)
    return 'Bearer realm="Khorgos", Basic realm="Khorgos"' if is_calendar else 'Bearer realm="Khorgos"'


def is_for_a_person(scope: Scope) -> bool:
    """Whether a request is a browser's for a page to be shown."""
    return scope["type"] == "http" and "text/html" in Headers(scope=scope).get("accept", "")


def sees_counts(scope: Scope) -> bool:
    """Whether what the server counts is for this reader: it is for maintainers."""
    reader = reader_of(scope)
    return reader is not None and reader.role >= Role.MAINTAINER


def sign_out_from_here(scope: Scope) -> Refusal | None:
    """Refuse to sign somebody out because a page of others wants it."""
    if is_at(scope, LOGOUT) and Headers(scope=scope).get("sec-fetch-site") in {"cross-site", "same-site"}:
        return Refusal(403, "a page of another origin may not ask this")
    return None
