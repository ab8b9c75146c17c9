"""Things put together by what they share. Pure."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")
Shared = TypeVar("Shared", bound=Hashable)


def list_by(things: Iterable[Thing], shared: Callable[[Thing], Shared]) -> dict[Shared, list[Thing]]:
    """The things of each value of ``shared``; values and things in the order in which they come."""
    listed: dict[Shared, list[Thing]] = {}
    for thing in things:
        listed.setdefault(shared(thing), []).append(thing)
    return listed
