"""Whether a server on which no access is configured is open to whoever asks.

It is open to its own machine. To all who reach it, it is open where that is said, and nowhere by mistake.
"""

import os
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

VARIABLE = "KHORGOS_OPEN"
"""``on`` opens a server on which no access is configured to all who reach it."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""The names of this machine."""


class WrongOpenness(ValueError):
    """The setting is neither on nor off."""


def require_openness() -> None:
    """Raise WrongOpenness where the setting says neither that the server is open nor that it is not."""
    if (said := os.environ.get(VARIABLE) or "off") not in {"on", "off"}:
        message = f"{VARIABLE}: expected on or off, got {said!r}."
        raise WrongOpenness(message)


def is_open_to_all() -> bool:
    """Whether it is said that all who reach the server may read."""
    return os.environ.get(VARIABLE) == "on"


def is_open_to(scope: Scope) -> bool:
    """Whether a request or a WebSocket may come from anyone: from this machine and by its name, or where all may."""
    return is_open_to_all() or is_from_this_machine(scope)


def is_from_this_machine(scope: Scope) -> bool:
    """Whether who asks is on this machine and asks by its name.

    A proxy on it is another matter: what it passes on is asked by the reader's address, or by the name that readers
    know. Of the two neither is this machine's.
    """
    client = scope.get("client")
    host = host_name(Headers(scope=scope).get("host", ""))
    return client is not None and is_loopback(client[0]) and host in LOOPBACK


def is_loopback(address: str) -> bool:
    """Whether an address is this machine's; what is no address is not."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return (mapped or found).is_loopback


def host_name(host: str) -> str:
    """The name in a ``Host`` header, in small letters and without its port; empty for what is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""
