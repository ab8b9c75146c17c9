"""A server on which no access is configured: whom it answers, and what it says of that when it begins."""

import streamlit as st
from starlette.types import Scope

from dashboard.access import openness, people
from dashboard.access.roles import reader_of
from dashboard.api.base_path import own_path
from dashboard.shell.refusal import Refusal
from dashboard.watch.log import warn

_OPEN_TO_ALL = (
    f"this server can be reached from other machines and is open to all of them: {openness.VARIABLE}=on, and no access "
    "is configured"
)
_OWN_MACHINE = (
    "this server can be reached from other machines, and nothing says who may read: it answers its own machine only; "
    f"KHORGOS_ACCESS names those who may read, {openness.VARIABLE}=on opens it to all"
)
_ALIVE = ("api/health", "_stcore/health")


def own_machine_only(scope: Scope) -> Refusal | None:
    """Refuse whoever is on another machine, where nothing says who may read: a server is not open by mistake."""
    if people.is_configured() or reader_of(scope) is not None or own_path(scope) in _ALIVE:
        return None
    return Refusal(
        403, "this server answers its own machine only, until whoever runs it says who may read (docs/deployment.md)"
    )


def tell_openness() -> None:
    """Warn of a server that can be reached from other machines while no access is configured."""
    if _is_reached_from_elsewhere() and not people.is_configured():
        warn(_OPEN_TO_ALL if openness.is_open_to_all() else _OWN_MACHINE, address=st.get_option("server.address"))


def _is_reached_from_elsewhere() -> bool:
    """Whether it is bound beyond this machine, or known to readers by a name that a proxy passes on."""
    names = {str(name).lower() for name in st.get_option("server.allowedHosts")}
    return st.get_option("server.address") not in openness.LOOPBACK or not names <= set(openness.LOOPBACK)
