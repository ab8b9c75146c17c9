"""How often one reader may ask in a while: so often that no office is hit, and no program holds a server alone."""

import math
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from ipaddress import IPv6Address, IPv6Network, ip_address

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.types import Scope

from dashboard.access.openness import is_from_this_machine
from dashboard.access.roles import ANYONE, Kind, Reader
from dashboard.watch.asked import current_asked

VARIABLE = "KHORGOS_LIMITS"
"""Rates of one's own, as ``exports=30/minute api=600/minute``; ``off`` has none."""

_OFF = "off"
_HOME = 64  # bits of an IPv6 address that all machines of one connection have in common


class Work(StrEnum):
    """What is counted, each for itself."""

    PAGES = "pages"  # pages opened, and their WebSockets
    API = "api"  # answers of the API
    EXPORTS = "exports"  # files of whole tables over the API, and all that pages make
    SIGN_IN = "sign-in"  # steps of a sign-in, and tokens that are not in force


DEFAULTS = {
    Work.PAGES: parse("1200/minute"),
    Work.API: parse("1200/minute"),
    Work.EXPORTS: parse("120/minute"),
    Work.SIGN_IN: parse("600/minute"),
}


class WrongRates(ValueError):
    """The setting cannot be used: what was seen, what to write."""


def parse_rates(text: str) -> dict[Work, RateLimitItem]:
    """The rate of each kind of work, the setting's, else our own; no rates where it is ``off``. Raises WrongRates."""
    if text.strip() == _OFF:
        return {}
    return DEFAULTS | dict(map(_parse_rate, text.split()))


def _parse_rate(part: str) -> tuple[Work, RateLimitItem]:
    name, _equals, rate = part.partition("=")
    try:
        found = Work(name), parse(rate)
        if found[1].amount < 1:
            raise ValueError(rate)
    except ValueError:
        works = ", ".join(Work)
        message = f"{VARIABLE}: expected a rate of one of {works}, as exports=30/minute, or {_OFF}, got {part!r}."
        raise WrongRates(message) from None
    return found


class TooOften(Exception):
    """Whoever asks has asked too often; ``again_in`` is after how many seconds to ask again."""

    def __init__(self, again_in: int) -> None:
        self.again_in = again_in
        super().__init__("asked too often")


@dataclass
class Rates:
    """What was asked in the last while, in the memory of this server."""

    by_work: Mapping[Work, RateLimitItem]
    _limiter: SlidingWindowCounterRateLimiter = field(
        default_factory=lambda: SlidingWindowCounterRateLimiter(MemoryStorage())
    )

    def seconds_to_wait(self, work: Work, who: str) -> int:
        """Count one more; 0 where it may be done, else after how many seconds to ask again, which is not counted."""
        rate = self.by_work.get(work)
        if rate is None or self._limiter.hit(rate, work, who):
            return 0
        free_at = self._limiter.get_window_stats(rate, work, who).reset_time
        return max(1, math.ceil(free_at - time.time()))


@cache
def _rates_of(setting: str) -> Rates:
    return Rates(parse_rates(setting))


def require_rates() -> None:
    """Raise WrongRates where the setting cannot be used."""
    parse_rates(os.environ.get(VARIABLE, ""))


def current_rates() -> Rates:
    """The one count of this server."""
    return _rates_of(os.environ.get(VARIABLE, ""))


def require_rate(work: Work) -> None:
    """Count one more of a work for whoever asks now; raises TooOften."""
    counted = current_asked().who.counted
    if counted and (seconds := current_rates().seconds_to_wait(work, counted)):
        raise TooOften(seconds)


def counted_under(reader: Reader | None, scope: Scope) -> str:
    """Under what it is counted how often one asks; empty for the machine itself where the server is open to it."""
    return "" if reader == ANYONE and is_from_this_machine(scope) else name_or_address(reader, scope)


def name_or_address(reader: Reader | None, scope: Scope) -> str:
    """A reader's own name, else the address of the connection, of IPv6 the part that all of one have in common."""
    if reader is None or reader.kind is Kind.ANYONE:
        client = scope.get("client")
        return _home_of(client[0] if client else "")
    return f"{reader.kind} {reader.name}"


def _home_of(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or IPv6Network((found.packed, _HOME), strict=False))
