"""People: who of those who signed in is let in, and as what."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.types import Scope

from dashboard.access.access_file import access_file, access_path
from dashboard.access.access_list import AccessList
from dashboard.access.roles import Kind, Reader
from dashboard.access.sign_in import SignIn, sign_in_of, sign_out


@dataclass(frozen=True)
class Person:
    """Who signed in, and the reader that this makes: none where the list does not have the address.

    ``is_unverified``: the provider does not say that the address is the person's own.
    """

    address: str
    reader: Reader | None
    is_unverified: bool
    provider: str = ""


def is_configured() -> bool:
    """Whether only those are let in who are named: on a list of people, where ``KHORGOS_ACCESS`` names one."""
    return bool(access_path())


def person_of(cookies: Mapping[str, str]) -> Person | None:
    """Who a request's cookies show, by the list of now; none where nobody is signed in."""
    if not is_configured():
        return None
    allowed = access_file(access_path()).current()
    found = sign_in_of(cookies, allowed.hours)
    return _judged(found, allowed) if found else None


def _judged(found: SignIn, allowed: AccessList) -> Person:
    is_unverified = not (
        found.is_verified or (found.is_verified is None and found.provider in allowed.vouched_providers)
    )
    role = None if is_unverified else allowed.role_of(found.address)
    reader = Reader(found.address.lower(), role, Kind.PERSON) if role else None
    return Person(found.address, reader, is_unverified, found.provider)


def reader_by_sign_in(scope: Scope) -> Reader | None:
    """The person whose signed cookie a request brings, and who is on the list; none for a request without one."""
    person = person_of(cookies_of(scope))
    return person.reader if person else None


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies that a request or a WebSocket brings."""
    return HTTPConnection(scope).cookies if "headers" in scope else {}


def end_sign_in(cookies: Mapping[str, str]) -> None:
    """Let nobody in any more by the sign-in that these cookies show."""
    if is_configured():
        sign_out(cookies, access_file(access_path()).current().hours)
