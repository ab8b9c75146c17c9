"""Who makes the calls of a stage."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Work = TypeVar("Work")
Done = TypeVar("Done")


class Run(Protocol):
    """How the calls of a stage are made: ``map`` of Python, or that of an executor of ``concurrent.futures``."""

    def __call__(self, stage: Callable[[Work], Done], works: Iterable[Work], /) -> Iterable[Done]:
        """What the stage gives for each work, in their order."""
        ...


def run_here(stage: Callable[[Work], Done], works: Iterable[Work], /) -> Iterator[Done]:
    """Make the calls in this process, one after the other."""
    return map(stage, works)
