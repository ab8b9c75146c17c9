"""Files that pages make: a line of the log on each, and what a reader is told where one could not be made."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dashboard.watch.asked import current_asked, new_id, working_on
from dashboard.watch.log import tell

Failures = deque[str]
"""Sentences for readers of one open page whose file could not be made, until each is told."""
_failures: ContextVar[Failures | None] = ContextVar("failures", default=None)


@contextmanager
def failures() -> Iterator[Failures]:
    """Those of one open page, which is served in the block."""
    found: Failures = deque(maxlen=10)
    token = _failures.set(found)
    try:
        yield found
    finally:
        _failures.reset(token)


def note_failure(sentence: str) -> None:
    """Keep a sentence for the reader who waits for a file; where there is no open page, there is nobody to be told."""
    found = _failures.get()
    if found is not None:
        found.append(sentence)


def telling(event: str, make: Callable[[], bytes], **facts: object) -> Callable[[], bytes]:
    """What ``make`` gives, with a line on it: its facts, its bytes, and how long it took.

    The line has the id of whoever asked, and the build that ``make`` notes.
    """

    def made() -> bytes:
        with working_on(current_asked().request_id or new_id()):
            begun = time.perf_counter()
            content = make()
            tell(event, bytes=len(content), seconds=round(time.perf_counter() - begun, 4), **facts)
            return content

    return made
