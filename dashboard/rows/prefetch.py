"""Reading ahead: the next piece is made while the last one is used."""

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any, TypeVar, cast

T = TypeVar("T")
_END: Any = object()


def begun(pieces: Generator[T]) -> Iterator[T]:
    """The same pieces, of which the first is made now: what cannot be begun is told here, and not later."""
    first = next(pieces, _END)
    return pieces if first is _END else chain([cast("T", first)], pieces)


def read_ahead(pieces: Generator[T], count: int) -> Generator[T]:
    """The same pieces in the same order, of which up to ``count`` are made in a thread before they are asked for.

    A fault of ``pieces`` is raised where its piece would be. Whoever stops early closes ``pieces`` too.
    """
    maker = ThreadPoolExecutor(1, thread_name_prefix="khorgos-ahead")
    try:
        waiting = deque(maker.submit(next, pieces, _END) for _ in range(count))
        while (piece := waiting.popleft().result()) is not _END:
            waiting.append(maker.submit(next, pieces, _END))
            yield cast("T", piece)
    finally:
        maker.shutdown(cancel_futures=True)
        pieces.close()
