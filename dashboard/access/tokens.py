"""Tokens: how a program shows the server what it is."""

from starlette.types import Scope

from dashboard.access.roles import Reader


def reader_by_token(_scope: Scope) -> Reader | None:
    """The program whose token a request brings in its header; none for a request without one that is in force.

    No token is made yet, so none is in force.
    """
    return None
