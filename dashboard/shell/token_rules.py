"""What the door holds programs to: how a token is shown, and what it opens."""

from starlette.types import Scope

from dashboard.access.roles import Kind, Role, reader_of
from dashboard.access.tokens import is_in_address, offered_token
from dashboard.api.base_path import own_path
from dashboard.shell.refusal import Refusal
from dashboard.watch.audit import Act, audit

COUNTS = ("api/metrics", "_stcore/metrics")
"""Where the server tells what it counts."""

_READING = {"GET", "HEAD"}


def not_in_an_address(scope: Scope) -> Refusal | None:
    """Refuse a token that is part of an address: whoever sees the address, or a log of it, has the token."""
    if not is_in_address(scope):
        return None
    return Refusal(
        400,
        "a token is in this address, where others may see it: revoke it, make another, and send that in the header "
        "Authorization: Bearer",
    )


def in_force(scope: Scope) -> Refusal | None:
    """Refuse a token that nobody made, that has expired or that was revoked."""
    reader = reader_of(scope)
    if offered_token(scope) is None or (reader is not None and reader.kind is Kind.PROGRAM):
        return None
    client = scope.get("client")
    audit(Act.TOKEN_REFUSED, address=client[0] if client else "")
    challenge = {"www-authenticate": 'Bearer realm="Khorgos", error="invalid_token"'}
    return Refusal(401, "this token is not in force: it was revoked, has expired, or was never made", challenge)


def what_it_opens(scope: Scope) -> Refusal | None:
    """Refuse a program all but reading what its token opens: the API, or what the server counts."""
    reader = reader_of(scope)
    if reader is None or reader.kind is not Kind.PROGRAM:
        return None
    is_reading = scope["type"] == "http" and scope["method"] in _READING
    if is_reading and (_is_counted(scope) if reader.role is Role.MAINTAINER else _is_api(scope)):
        return None
    return Refusal(403, "this token does not open that: one for programs reads /api/, one for metrics their counts")


def _is_counted(scope: Scope) -> bool:
    return own_path(scope) in COUNTS


def _is_api(scope: Scope) -> bool:
    path = own_path(scope)
    return (path == "api" or path.startswith("api/")) and not _is_counted(scope)


TOKEN_RULES = (not_in_an_address, in_force, what_it_opens)
